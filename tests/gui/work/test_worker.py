"""Tasks in a thread of their own: which of them are run, and what is told of them, and where."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread, Slot
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from convlab.gui.work.worker import Worker

pytestmark = pytest.mark.usefixtures("qapp")


class Listener(QObject):
    """Notes what a worker tells, and whether it does so in this thread."""

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self.results: list[object] = []
        self.errors: list[object] = []
        self.shares: list[float] = []
        self.is_here = True
        worker.finished.connect(self._on_finished)
        worker.failed.connect(self._on_failed)
        worker.progressed.connect(self._on_progress)

    def _note(self, notes: list[Any], value: object) -> None:
        notes.append(value)
        self.is_here &= QThread.currentThread() is self.thread()

    @Slot(object)
    def _on_finished(self, result: object) -> None:
        self._note(self.results, result)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self._note(self.errors, error)

    @Slot(float)
    def _on_progress(self, share: float) -> None:
        self._note(self.shares, share)


class Held:
    """A task that has begun and ends when it is let go."""

    def __init__(self, result: object) -> None:
        self._result = result
        self.begun, self.may_end = threading.Event(), threading.Event()

    def __call__(self) -> object:
        self.begun.set()
        assert self.may_end.wait(20)
        return self._result


@pytest.fixture
def make() -> Iterator[Callable[..., tuple[Worker, Listener]]]:
    workers: list[Worker] = []

    def make(**options: Any) -> tuple[Worker, Listener]:
        workers.append(Worker(**options))
        return workers[-1], Listener(workers[-1])

    yield make
    for worker in workers:
        worker.shut_down()


def test_it_works_elsewhere_and_tells_here(make: Callable[..., tuple[Worker, Listener]], qtbot: QtBot) -> None:
    worker, listener = make()
    worker.submit(threading.get_ident)
    assert worker.is_busy
    qtbot.waitUntil(lambda: not worker.is_busy)
    assert listener.results != [threading.get_ident()]
    assert len(listener.results) == 1
    assert listener.is_here


def test_of_the_tasks_that_wait_only_the_newest_is_run(
    make: Callable[..., tuple[Worker, Listener]], qtbot: QtBot
) -> None:
    worker, listener = make()
    first, run = Held("first"), []
    worker.submit(first)
    assert first.begun.wait(20)
    for name in ("second", "third", "fourth"):
        worker.submit(lambda name=name: run.append(name) or name)
    first.may_end.set()
    qtbot.waitUntil(lambda: not worker.is_busy)
    assert run == ["fourth"]
    assert listener.results == ["first", "fourth"]  # what had begun is told too


def test_what_is_submitted_while_a_result_is_on_its_way_does_not_supersede_it(
    make: Callable[..., tuple[Worker, Listener]], qtbot: QtBot
) -> None:
    worker, listener = make()
    worker.submit(lambda: "first")
    worker._thread.wait()  # its result waits among the events of this thread
    worker.submit(lambda: "second")
    qtbot.waitUntil(lambda: not worker.is_busy)
    assert listener.results == ["first", "second"]


def test_nothing_comes_of_what_is_cancelled(make: Callable[..., tuple[Worker, Listener]], qtbot: QtBot) -> None:
    worker, listener = make()
    held = Held("unwanted")
    worker.submit(held)
    worker.submit(lambda: "unwanted too")
    worker.cancel()
    assert not worker.is_busy
    worker.submit(lambda: "wanted")
    held.may_end.set()
    qtbot.waitUntil(lambda: not worker.is_busy)
    assert listener.results == ["wanted"]


def test_a_result_that_is_on_its_way_can_be_cancelled(
    make: Callable[..., tuple[Worker, Listener]], qtbot: QtBot
) -> None:
    worker, listener = make()

    def same() -> str:
        return f"run {next(numbers)}"

    numbers = iter((1, 2))
    worker.submit(same)
    worker._thread.wait()
    worker.cancel()
    worker.submit(same)
    qtbot.waitUntil(lambda: not worker.is_busy)
    assert listener.results == ["run 2"]


def test_a_generator_tells_how_far_it_is_and_ends_when_it_is_cancelled(
    make: Callable[..., tuple[Worker, Listener]], qtbot: QtBot
) -> None:
    worker, listener = make()
    has_ended = threading.Event()

    def endless() -> Iterator[float]:
        try:
            yield 0.25
            yield 0.2501  # too little to be worth a signal
            while True:
                yield 0.5
        finally:
            has_ended.set()

    worker.submit(endless)
    qtbot.waitUntil(lambda: listener.shares == [0.25, 0.5])
    worker.cancel()
    assert has_ended.wait(20)
    worker.submit(lambda: "next")
    qtbot.waitUntil(lambda: not worker.is_busy)
    assert listener.results == ["next"]
    assert listener.is_here


def test_a_generator_returns_its_result(make: Callable[..., tuple[Worker, Listener]], qtbot: QtBot) -> None:
    worker, listener = make()

    def steps() -> Iterator[float]:
        yield 1.0
        return "result"

    worker.submit(steps)
    qtbot.waitUntil(lambda: not worker.is_busy)
    assert (listener.shares, listener.results) == ([1.0], ["result"])


def test_an_exception_is_told_if_it_is_expected_and_raised_here_otherwise(
    make: Callable[..., tuple[Worker, Listener]], qtbot: QtBot
) -> None:
    worker, listener = make(expected=(ArithmeticError,))
    worker.submit(lambda: 1 / 0)
    qtbot.waitUntil(lambda: not worker.is_busy)
    assert [type(error) for error in listener.errors] == [ZeroDivisionError]

    def broken() -> Iterator[float]:
        yield 0.5
        raise KeyError("lost")

    with capture_exceptions() as raised:
        worker.submit(broken)
        qtbot.waitUntil(lambda: not worker.is_busy)
    assert [kind for kind, _, _ in raised] == [KeyError]
    assert len(listener.errors) == 1
    with capture_exceptions() as raised:
        worker.submit(broken)
        worker._thread.wait()
        worker.cancel()
        qtbot.waitUntil(lambda: bool(raised))  # an error in the program is never lost
    worker.submit(lambda: "goes on")
    qtbot.waitUntil(lambda: not worker.is_busy)
    assert listener.results == ["goes on"]


def test_with_a_rest_it_works_at_low_priority_and_pauses_between_tasks(
    make: Callable[..., tuple[Worker, Listener]], qtbot: QtBot
) -> None:
    worker, listener = make(rest=1)
    worker.submit(lambda: QThread.currentThread().priority())
    qtbot.waitUntil(lambda: not worker.is_busy)
    worker.submit(lambda: "after the rest")
    qtbot.waitUntil(lambda: not worker.is_busy)
    assert listener.results == [QThread.Priority.LowPriority, "after the rest"]


def test_shutting_down_waits_for_the_thread_and_nothing_comes_after_it(
    make: Callable[..., tuple[Worker, Listener]],
) -> None:
    worker, listener = make(rest=1)
    held = Held("unwanted")
    worker.submit(held)
    worker.submit(lambda: "unwanted too")
    assert held.begun.wait(20)
    threading.Timer(0.01, held.may_end.set).start()
    worker.shut_down()
    assert held.may_end.is_set()
    assert not worker.is_busy
    QApplication.processEvents()  # a result would have been among them
    assert not listener.results
