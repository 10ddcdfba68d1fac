"""The process that trains, run here without a process: requests in a queue, updates in a list."""

from __future__ import annotations

import itertools
import pickle
from collections.abc import Iterable
from dataclasses import replace
from queue import SimpleQueue
from typing import Any

import numpy as np
import pytest

from convlab.core import DivergedError, StopRules, TrainingState, train
from convlab.core.data.datasets import Dataset
from convlab.core.data.problems import DataError, DataProblem
from convlab.labs.lenet.state import MODERN
from convlab.labs.lenet.training.process import Begin, Go, Pause, Request, Tune, Update, serve

SHORT = replace(MODERN, examples=1_000, epochs=2)  # four steps of 256 an epoch


def answers(requests: Iterable[Request]) -> list[Update]:
    """What comes back when each request is made only after the run has stopped."""
    waiting: SimpleQueue[Request | None] = SimpleQueue()
    updates: list[Update] = []
    rest = iter([*requests, None])

    def send(update: Update) -> None:
        updates.append(pickle.loads(pickle.dumps(update)))
        while update.has_stopped:
            waiting.put(request := next(rest))
            if not isinstance(request, Tune):  # which has no answer
                break

    first = list(itertools.islice(rest, 2))
    for request in first:
        waiting.put(request)
    serve(waiting, send)
    return updates


def steps_of(updates: Iterable[Update]) -> list[int]:
    return [report.step for update in updates for report in update.reports]


def test_a_run_gives_all_its_steps_and_the_cores_weights(dataset: Dataset) -> None:
    updates = answers([Begin(1, SHORT), Go()])
    assert steps_of(updates) == list(range(1, 9))
    assert updates[-1].ending == "epochs"
    network, used = SHORT.network(), SHORT.used(dataset.train)
    for _ in train(network, used.images, used.labels, SHORT.settings()):
        pass
    assert np.array_equal(updates[-1].parameters, network.parameters)


def test_single_steps_then_the_rest() -> None:
    updates = answers([Begin(7, SHORT), Go(1), Go(2), Go()])
    stops = [update.reports[-1].step for update in updates if update.has_stopped]
    assert stops == [1, 3, 8]
    assert {update.run for update in updates} == {7}


def test_another_request_interrupts() -> None:
    waiting: SimpleQueue[Request | None] = SimpleQueue()
    for request in (Begin(1, MODERN), Go(), Pause(), Begin(2, MODERN), Go(1), None):
        waiting.put(request)
    updates: list[Update] = []
    serve(waiting, updates.append)
    assert [(update.run, steps_of([update]), update.has_stopped) for update in updates] == [
        (1, [1], True),
        (2, [1], True),
    ]


def test_a_run_that_diverges_sends_its_error() -> None:
    recipe = replace(MODERN, optimiser="sgd", learning_rate=100.0)
    last = answers([Begin(1, recipe), Go()])[-1]
    assert isinstance(last.error, DivergedError)
    assert last.has_stopped
    assert last.ending is None
    assert 0 < last.safer_learning_rate < 100
    assert np.isfinite(last.parameters).all()


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (OSError("the disk is gone"), "data"),
        (DataError(DataProblem.EMPTY, "train-images"), "data"),
        (MemoryError(), "memory"),
        (ZeroDivisionError(), "unforeseen"),
    ],
)
def test_other_errors_come_as_what_they_are(monkeypatch: pytest.MonkeyPatch, error: Exception, failure: str) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        raise error

    monkeypatch.setattr("convlab.labs.lenet.training.process.Training", broken)
    last = answers([Begin(1, SHORT), Go()])[-1]
    assert (last.error, last.failure, last.has_stopped) == (None, failure, True)


# ---- runs that change, branch and repeat


def run_of(*requests: Request) -> list[Update]:
    """What comes until the stop when all requests wait from the beginning."""
    waiting: SimpleQueue[Request | None] = SimpleQueue()
    for request in requests:
        waiting.put(request)
    updates: list[Update] = []

    def send(update: Update) -> None:
        updates.append(update)
        if update.has_stopped:
            waiting.put(None)

    serve(waiting, send)
    return updates


def states_of(updates: Iterable[Update]) -> dict[int, TrainingState]:
    return {state.step: state for update in updates for state in update.states}


def test_each_of_the_first_states_comes_and_any_of_them_is_a_beginning() -> None:
    recipe = replace(SHORT, optimiser="momentum")
    updates = answers([Begin(1, recipe), Go()])
    states = states_of(updates)
    assert list(states) == list(range(9))
    assert np.array_equal(states[0].parameters, recipe.network().parameters)
    branch = answers([Begin(2, recipe, states[3]), Go()])
    assert steps_of(branch) == [4, 5, 6, 7, 8]
    assert np.array_equal(branch[-1].parameters, updates[-1].parameters)
    assert list(states_of(branch)) == [4, 5, 6, 7, 8]


def test_a_change_on_the_way_is_told_and_a_repetition_makes_it_at_the_same_step() -> None:
    tuning = replace(SHORT.tuning, learning_rate=0.0005, epochs=3)
    changed = answers([Begin(1, SHORT), Go(3), Tune(tuning), Go()])
    changes = tuple(change for update in changed for change in update.changes)
    assert [(change.step, change.tuning) for change in changes] == [(3, tuning)]
    assert steps_of(changed)[-1] == 12
    again = answers([Begin(2, SHORT, changes=changes), Go()])
    assert np.array_equal(again[-1].parameters, changed[-1].parameters)
    assert tuple(change for update in again for change in update.changes) == changes


def test_a_change_does_not_stop_a_run() -> None:
    updates = run_of(Begin(1, SHORT), Go(), Tune(replace(SHORT.tuning, epochs=1)))
    assert steps_of(updates) == [1, 2, 3, 4]
    assert [update.has_stopped for update in updates][-1]
    assert updates[-1].ending == "epochs"


def test_stop_rules_end_a_run() -> None:
    recipe = replace(SHORT, stop=StopRules(accuracy=0.05))
    assert answers([Begin(1, recipe), Go()])[-1].ending == "accuracy"
