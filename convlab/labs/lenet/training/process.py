"""Training in a process of its own: neither the window nor the training waits for the other's interpreter lock.

The window sends requests through a pipe, the process sends updates back. There is no Qt here.
"""

from __future__ import annotations

import itertools
import os
import pickle
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

import numpy as np
from numpy.typing import NDArray

from convlab.assets import resource
from convlab.core import DivergedError, Training, TrainingState, TrainReport
from convlab.core.data.data_source import DataSource
from convlab.core.data.datasets import Dataset, load_dataset
from convlab.core.data.problems import DataError, DataProblem
from convlab.core.training.progress import Ending
from convlab.labs.lenet.runs.record import Change, Failure
from convlab.labs.lenet.state import Recipe, Tuning
from convlab.labs.lenet.training.weight_history import Schedule

NICENESS = 5  # when both want a core, the window has it first; a pen that lags is noticed, a slower step is not
SECONDS_BETWEEN_UPDATES = 1 / 12  # often enough to look alive; each costs the window a repaint
PICKLE_PROTOCOL = 5  # arrays are not copied on their way


@dataclass(frozen=True, eq=False)
class Begin:
    """Forget the run there was, and set up another one; its updates will carry the number `run`.

    With `start` it goes on from there; `changes` are made at their steps. The data are in `folder`, that of the bundled
    MNIST if nothing else is said.
    """

    run: int
    recipe: Recipe
    start: TrainingState | None = None
    changes: tuple[Change, ...] = ()
    folder: Path = field(default_factory=lambda: resource("data"))


@dataclass(frozen=True)
class Go:
    """Take steps until another request comes: at most `most_steps`, or all that are left."""

    most_steps: int | None = None


@dataclass(frozen=True)
class Pause:
    """Stop after the present step."""


@dataclass(frozen=True)
class Tune:
    """Change the run's tuning before the next step; a run that goes on does not stop for it."""

    tuning: Tuning


Request = Begin | Go | Pause | Tune


@dataclass(frozen=True, eq=False)
class Update:
    """The steps taken since the last update, and the parameters after them.

    `states` are those to be kept, `changes` those made. `has_stopped`: no more come until the next Go. `ending`: why
    all steps are taken. `error`: that the run has diverged, for which there may be a `safer_learning_rate`; `failure`:
    what else ended it.
    """

    run: int
    reports: tuple[TrainReport, ...]
    parameters: NDArray[np.floating[Any]]
    states: tuple[TrainingState, ...] = ()
    changes: tuple[Change, ...] = ()
    has_stopped: bool = False
    ending: Ending | None = None
    error: DivergedError | None = None
    failure: Failure | None = None
    safer_learning_rate: float | None = None


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
        pickle.dump(update, updates, PICKLE_PROTOCOL)
        updates.flush()

    with suppress(BrokenPipeError):  # the window is gone
        serve(requests, send)


def _listen(requests: SimpleQueue[Request | None]) -> None:
    with suppress(EOFError):
        while True:
            requests.put(pickle.load(sys.stdin.buffer))
    requests.put(None)


def serve(requests: SimpleQueue[Request | None], send: Callable[[Update], None]) -> None:
    """Do what is asked for, one run at a time, until None comes."""
    datasets = _DatasetCache()
    run: _Run | None = None
    inbox = _Inbox(requests)
    while (request := inbox.next()) is not None:
        if isinstance(request, Begin):
            run = _Run(request, datasets)
        elif isinstance(request, Tune) and run is not None:
            run.tune(request.tuning)
        elif isinstance(request, Go) and run is not None:
            run.go(inbox, send, request.most_steps)


class _DatasetCache:
    """Keeps the data set that was used last."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._dataset: Dataset | None = None

    def load(self, folder: Path, source: DataSource) -> Dataset:
        """The set in a folder. Raises DataError if it is not from the given source."""
        if self._dataset is None or self._folder != folder:
            self._folder, self._dataset = folder, load_dataset(folder)
        if not self._dataset.source.has_content_of(source):
            self._folder = None  # read it again when it is asked for again
            raise DataError(DataProblem.OTHER_CONTENT, folder.name, source.name)
        return self._dataset


class _Inbox:
    """The requests in order; one that was taken can be put back."""

    def __init__(self, requests: SimpleQueue[Request | None]) -> None:
        self._requests = requests
        self._put_back: list[Request | None] = []

    @property
    def is_empty(self) -> bool:
        return self._requests.empty() and not self._put_back

    def next(self) -> Request | None:
        """The next request; waits for one."""
        return self._put_back.pop() if self._put_back else self._requests.get()

    def put_back(self, request: Request | None) -> None:
        self._put_back.append(request)


class _Run:
    def __init__(self, request: Begin, datasets: _DatasetCache) -> None:
        self._number = request.run
        self._recipe = request.recipe
        self._network = request.recipe.network()
        self._folder, self._datasets = request.folder, datasets
        self._start = request.start
        self._training: Training | None = None
        self._planned = list(request.changes)
        first_step = request.start.step if request.start else 0
        self._schedule = Schedule(first_step)
        # since the last update
        self._reports: list[TrainReport] = []
        self._states: list[TrainingState] = []
        self._changes: list[Change] = []

    def tune(self, tuning: Tuning) -> None:
        """Change the tuning from the next step on."""
        training = self._begun()
        before = training.settings
        training.change(**vars(tuning))
        if training.settings != before:
            epochs = training.settings.epochs  # may be more than was asked for
            self._changes.append(Change(training.step_count, replace(tuning, epochs=epochs)))

    def go(self, inbox: _Inbox, send: Callable[[Update], None], most_steps: int | None) -> None:
        """Take steps until there are enough, or a request comes that is about something else."""
        posted = 0.0
        for count in itertools.count(1):
            error = self._step()
            interrupted = error is None and self._is_interrupted(inbox)
            ending = self._training.ending if self._training else None
            stops = bool(ending or error) or count == most_steps or interrupted
            if stops or time.perf_counter() - posted > SECONDS_BETWEEN_UPDATES:
                self._send(send, stops, ending, error)
                posted = time.perf_counter()
            if stops:
                return

    def _begun(self) -> Training:
        if self._training is None:
            dataset = self._datasets.load(self._folder, self._recipe.data)
            examples = self._recipe.used(dataset.train)
            self._training = Training(
                self._network,
                examples.images,
                examples.labels,
                self._recipe.settings(),
                test=(dataset.test.images, dataset.test.labels),
                start=self._start,
            )
            if self._start is None:
                self._states.append(self._training.state())
        return self._training

    def _step(self) -> Exception | None:
        """Take a step. Returns the error if it failed."""
        try:
            training = self._begun()
            while self._planned and self._planned[0].step <= training.step_count:
                self.tune(self._planned.pop(0).tuning)
            if training.ending is None:
                self._reports.append(training.step())
                if self._schedule.is_due(training.step_count, time.perf_counter()):
                    self._states.append(training.state())
        except Exception as problem:  # all of them are shown to the user, by the window
            return problem
        return None

    def _is_interrupted(self, inbox: _Inbox) -> bool:
        """Carry out waiting requests about the tuning. True if another kind of request waits after them."""
        while not inbox.is_empty:
            request = inbox.next()
            if not isinstance(request, Tune):
                inbox.put_back(request)
                return True
            self.tune(request.tuning)
        return False

    def _send(
        self, send: Callable[[Update], None], stops: bool, ending: Ending | None, error: Exception | None
    ) -> None:
        training, safer = self._training, None
        if isinstance(error, DivergedError) and training is not None:
            safer = training.safer_learning_rate()
        elif stops and error is None and training is not None:
            self._states.append(training.state())  # so that one can go on from the very end
        update = Update(
            self._number,
            tuple(self._reports),
            self._network.parameters,
            states=tuple(self._states),
            changes=tuple(self._changes),
            has_stopped=stops,
            ending=ending,
            error=error if isinstance(error, DivergedError) else None,
            failure=None if error is None or isinstance(error, DivergedError) else _failure(error),
            safer_learning_rate=safer,
        )
        send(update)
        self._reports, self._states, self._changes = [], [], []


def _failure(error: Exception) -> Failure:
    """The kind of an error, for the window; its own words go to the log."""
    if isinstance(error, (DataError, OSError)):
        return "data"
    if isinstance(error, MemoryError):
        return "memory"
    traceback.print_exception(error)
    return "unforeseen"
