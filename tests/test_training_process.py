"""The process that trains, run here without a process: requests in a queue, updates in a list."""

from __future__ import annotations

import itertools
import pickle
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import numpy as np
import pytest

from convlab.assets import resource
from convlab.core import DivergedError, train
from convlab.core.datasets import Dataset
from convlab.labs.lenet import MODERN
from convlab.training_process import Begin, Go, Pause, Request, Update, serve

SHORT = replace(MODERN, examples=1_000, epochs=2)  # four steps of 256 an epoch


def answers(requests: Iterable[Request], folder: Path | None = None) -> list[Update]:
    """What comes back when each request is made only after the run has stopped."""
    waiting: SimpleQueue[Request | None] = SimpleQueue()
    updates: list[Update] = []
    rest = iter([*requests, None])

    def send(update: Update) -> None:
        updates.append(pickle.loads(pickle.dumps(update)))
        if update.has_stopped:
            waiting.put(next(rest))

    first = list(itertools.islice(rest, 2))
    for request in first:
        waiting.put(request)
    serve(waiting, send, folder or resource("data"))
    return updates


def steps_of(updates: Iterable[Update]) -> list[int]:
    return [report.step for update in updates for report in update.reports]


def test_a_run_gives_all_its_steps_and_the_cores_weights(dataset: Dataset) -> None:
    updates = answers([Begin(1, SHORT), Go()])
    assert steps_of(updates) == list(range(1, 9))
    assert [update.is_complete for update in updates][-1]
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
    serve(waiting, updates.append, resource("data"))
    assert [(update.run, steps_of([update]), update.has_stopped) for update in updates] == [
        (1, [1], True),
        (2, [1], True),
    ]


def test_a_run_that_diverges_sends_its_error() -> None:
    recipe = replace(MODERN, optimiser="sgd", learning_rate=100.0)
    last = answers([Begin(1, recipe), Go()])[-1]
    assert isinstance(last.error, DivergedError)
    assert last.has_stopped
    assert not last.is_complete
    assert np.isfinite(last.parameters).all()


def test_other_errors_come_as_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        raise OSError("the disk is gone")
        yield

    monkeypatch.setattr("convlab.training_process.train", broken)
    last = answers([Begin(1, SHORT), Go()])[-1]
    assert "the disk is gone" in str(last.error)
