"""Training in a process of its own: neither the window nor the training waits for the other's interpreter lock.

The window sends requests through a pipe, the process answers with Updates. There is no Qt here.
"""

from __future__ import annotations

import itertools
import os
import pickle
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

import numpy as np
from numpy.typing import NDArray

from convlab.core import DivergedError, Network, TrainReport, train
from convlab.core.datasets import Dataset, load_dataset
from convlab.labs.lenet import Recipe

NICENESS = 5  # when both want a core, the window has it first; a pen that lags is noticed, a slower step is not
SECONDS_BETWEEN_UPDATES = 1 / 12  # often enough to look alive; each costs the window a repaint


@dataclass(frozen=True)
class Begin:
    """Forget the run there was, and set up another one; its updates will carry the number `run`."""

    run: int
    recipe: Recipe


@dataclass(frozen=True)
class Go:
    """Take at most so many steps, all there are if None, until another request comes."""

    most_steps: int | None = None


@dataclass(frozen=True)
class Pause:
    """Stop after the present step."""


Request = Begin | Go | Pause


@dataclass(frozen=True, eq=False)
class Update:
    """The steps taken since the last update, and the parameters after them.

    `has_stopped`: no more come until the next Go. `is_complete`: all steps are taken. `error`: what ended the run.
    """

    run: int
    reports: tuple[TrainReport, ...]
    parameters: NDArray[np.floating[Any]]
    has_stopped: bool = False
    is_complete: bool = False
    error: Exception | None = None


def main() -> None:
    """The process: requests come by standard input, updates go by standard output, pickled one after the other.

    Plain pipes rather than `multiprocessing`, which would run the window's main module a second time.
    """
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    updates, sys.stdout = sys.stdout.buffer, sys.stderr  # nothing else may get in between
    requests: SimpleQueue[Request | None] = SimpleQueue()
    Thread(target=_listen, args=(requests,), daemon=True).start()

    def send(update: Update) -> None:
        pickle.dump(update, updates)
        updates.flush()

    with suppress(BrokenPipeError):  # the window is gone
        serve(requests, send, Path(sys.argv[1]))


def _listen(requests: SimpleQueue[Request | None]) -> None:
    with suppress(EOFError):
        while True:
            requests.put(pickle.load(sys.stdin.buffer))
    requests.put(None)


def serve(requests: SimpleQueue[Request | None], send: Callable[[Update], None], data_folder: Path) -> None:
    """Do what is asked for, one run at a time, until None comes."""
    dataset: Dataset | None = None
    run: _Run | None = None
    while (request := requests.get()) is not None:
        if isinstance(request, Begin):
            dataset = dataset or load_dataset(data_folder)
            run = _Run(request, dataset)
        elif isinstance(request, Go) and run is not None:
            run.go(requests, send, request.most_steps)


class _Run:
    def __init__(self, request: Begin, dataset: Dataset) -> None:
        self.number = request.run
        self.network: Network = request.recipe.network()
        examples = request.recipe.used(dataset.train)
        self.steps: Iterator[TrainReport] = train(
            self.network,
            examples.images,
            examples.labels,
            request.recipe.settings(),
            test=(dataset.test.images, dataset.test.labels),
        )

    def go(self, requests: SimpleQueue[Request | None], send: Callable[[Update], None], most_steps: int | None) -> None:
        """Take steps until there are enough, or another request comes."""
        reports: list[TrainReport] = []
        posted, error = 0.0, None
        for count in itertools.count(1):
            try:
                report = next(self.steps, None)
            except Exception as problem:  # all of them are shown to the user, by the window
                report, error = None, _sendable(problem)
            if report is not None:
                reports.append(report)
            is_complete = error is None and (report is None or report.step == report.steps)
            stops = report is None or is_complete or count == most_steps or not requests.empty()
            if stops or time.perf_counter() - posted > SECONDS_BETWEEN_UPDATES:
                parameters = self.network.parameters
                send(Update(self.number, tuple(reports), parameters, stops, is_complete, error))
                reports, posted = [], time.perf_counter()
            if stops:
                return


def _sendable(error: Exception) -> Exception:
    return error if isinstance(error, DivergedError) else RuntimeError(f"{type(error).__name__}: {error}")
