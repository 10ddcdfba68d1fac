"""Tasks that run one after the other, each with its own callbacks."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from convlab.gui.work.task_queue import TaskQueue

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def queue() -> Iterator[TaskQueue]:
    queue = TaskQueue()
    yield queue
    queue.shut_down()


def test_all_tasks_are_run_in_their_order(queue: TaskQueue, qtbot: QtBot) -> None:
    told: list[object] = []
    for number in range(5):
        queue.submit(lambda number=number: number, told.append, told.append)
    assert queue.is_busy
    qtbot.waitUntil(lambda: not queue.is_busy and len(told) == 5)
    assert told == [0, 1, 2, 3, 4]


def test_a_failure_is_told_of_its_own_task(queue: TaskQueue, qtbot: QtBot) -> None:
    done: list[object] = []
    failed: list[Exception] = []
    queue.submit(lambda: open("/no/such/file"), done.append, failed.append)  # noqa: PTH123, SIM115
    queue.submit(lambda: "next", done.append, failed.append)
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["next"]
    assert [type(error) for error in failed] == [FileNotFoundError]


def test_an_error_in_the_program_is_raised_here(queue: TaskQueue, qtbot: QtBot) -> None:
    told: list[object] = []
    with capture_exceptions() as raised:
        queue.submit(lambda: {}["lost"], told.append, told.append)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is KeyError
    assert not told


def test_a_task_that_reports_can_be_cancelled_and_the_next_one_is_not(queue: TaskQueue, qtbot: QtBot) -> None:
    told: list[object] = []
    shares: list[float] = []
    may_go_on = threading.Event()
    queue.progressed.connect(shares.append)

    def reads() -> None:
        queue.report(0.5)
        assert may_go_on.wait(20)
        queue.report(1.0)

    queue.submit(reads, told.append, told.append, lambda: told.append("cancelled"))
    queue.submit(lambda: queue.report(0.75), lambda _: told.append("next"), told.append)
    qtbot.waitUntil(lambda: shares == [0.5])
    queue.cancel()
    may_go_on.set()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == ["cancelled", "next"]
    assert shares == [0.5, 0.75]


def test_shutting_down_waits_for_what_has_begun_and_drops_the_rest(queue: TaskQueue) -> None:
    written: list[str] = []
    begun, may_end = threading.Event(), threading.Event()

    def write() -> None:
        begun.set()
        assert may_end.wait(20)
        written.append("first")

    queue.submit(write, lambda _: None, lambda _: None)
    queue.submit(lambda: written.append("second"), lambda _: None, lambda _: None)
    assert begun.wait(20)
    threading.Timer(0.01, may_end.set).start()
    queue.shut_down()
    assert written == ["first"]
    assert not queue.is_busy
