"""Work shared between threads."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from convlab.core import conv2d
from convlab.core.parallel import core_count, run_all, single_threaded_blas

DEADLINE = 20  # seconds; only a deadlock takes that long


def in_threads(*tasks: Callable[[], None]) -> None:
    """Run each task on a thread of its own and wait for all of them."""
    threads = [threading.Thread(target=task, daemon=True) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(DEADLINE)
    assert not any(thread.is_alive() for thread in threads)


@pytest.mark.parametrize("threads", [None, 1, 2, 3, 20])
@pytest.mark.parametrize("count", [0, 1, 2, 7])
def test_every_task_runs_once(threads: int | None, count: int) -> None:
    done: list[int] = []
    run_all([partial(done.append, index) for index in range(count)], threads)
    assert sorted(done) == list(range(count))


@pytest.mark.parametrize("failing", range(4))
def test_an_exception_comes_out_when_no_task_runs_any_more(failing: int) -> None:
    running = 0
    lock = threading.Lock()

    def task(index: int) -> None:
        nonlocal running
        with lock:
            running += 1
        time.sleep(0.01 * (index != failing))
        with lock:
            running -= 1
        if index == failing:
            raise LookupError(f"task {index}")

    with pytest.raises(LookupError, match=f"task {failing}"):
        run_all([partial(task, index) for index in range(4)], 4)
    assert running == 0


def test_tasks_may_share_work_themselves() -> None:
    done: list[int] = []
    all_threads = threading.Barrier(core_count())

    def outer() -> None:
        all_threads.wait(DEADLINE)  # no thread is free to take part in another one's work
        run_all([partial(done.append, index) for index in range(3)], 3)

    in_threads(lambda: run_all([outer] * 2 * core_count(), 2 * core_count()))
    assert sorted(done) == sorted([0, 1, 2] * 2 * core_count())


def test_many_threads_may_convolve_at_once() -> None:
    rng = np.random.default_rng(0)
    images, weight = rng.random((6, 1, 3, 64, 64)), rng.random((4, 3, 3, 3))
    expected = [conv2d(image, weight) for image in images]
    results: dict[int, np.ndarray] = {}

    def convolve(index: int) -> None:
        for _ in range(5):
            results[index] = conv2d(images[index], weight)

    in_threads(*(partial(convolve, index) for index in range(len(images))))
    assert all(np.array_equal(results[index], expected[index]) for index in results)
    assert len(results) == len(images)


def blas_threads() -> set[int]:
    return {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"}


@pytest.fixture
def two_blas_threads() -> Iterator[None]:
    """Set from a thread that ends, because threadpoolctl obeys the one that came first as long as it lives."""
    before = blas_threads()
    if not before and sys.platform == "darwin":
        pytest.skip("Apple's Accelerate has no number of threads to set")
    in_threads(lambda: threadpool_limits(2, user_api="blas"))
    yield
    in_threads(lambda: threadpool_limits(max(before), user_api="blas"))


@pytest.mark.usefixtures("two_blas_threads")
def test_blas_has_one_thread_until_the_last_thread_leaves() -> None:
    first_is_in, second_is_in, first_is_out, second_is_out = (threading.Event() for _ in range(4))
    seen: list[set[int]] = []

    def first() -> None:
        with single_threaded_blas():
            first_is_in.set()
            second_is_in.wait(DEADLINE)
        first_is_out.set()
        second_is_out.wait(DEADLINE)

    def second() -> None:
        first_is_in.wait(DEADLINE)
        with single_threaded_blas():
            second_is_in.set()
            first_is_out.wait(DEADLINE)
            seen.append(blas_threads())
        seen.append(blas_threads())
        second_is_out.set()

    in_threads(first, second)
    assert seen == [{1}, {2}]


@pytest.mark.usefixtures("two_blas_threads")
def test_blas_gets_its_threads_back_after_an_exception() -> None:
    with pytest.raises(LookupError), single_threaded_blas():
        raise LookupError
    assert blas_threads() == {2}


@pytest.mark.usefixtures("two_blas_threads")
def test_every_thread_can_limit_blas_after_another_one_has() -> None:
    inside: list[set[int]] = []

    def limited() -> None:
        with single_threaded_blas():
            inside.append(blas_threads())

    limited()
    in_threads(limited)
    limited()
    assert inside == [{1}] * 3
    assert blas_threads() == {2}
