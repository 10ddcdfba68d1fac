"""The evaluations of the LeNet lab's networks: which is wanted, when it is asked for, and those that are known."""

from __future__ import annotations

import weakref
from collections import OrderedDict
from collections.abc import Generator
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from convlab.core import Network
from convlab.core.data.datasets import Dataset, Examples
from convlab.gui.training.run import Phase, TrainingRun
from convlab.gui.work.worker import Worker
from convlab.labs.lenet.errors import Evaluation, evaluate
from convlab.labs.lenet.state import WeightsChoice

MOST_RESULTS = 60  # that are remembered; of 10,000 images each takes 210 kB

Key = tuple[Any, int]  # bundled weights by name, or a run; and its step


class Evaluations(QObject):
    """`evaluation` is that of the network asked for; None while it is worked out, and when there is a `problem`.

    A network is asked about once. One in training is asked about when an epoch ends, unless an earlier question is
    still being answered. Until the answer comes, the last evaluation of the same run stays.

    `changed` carries whether what is shown stays about the same.
    """

    changed = Signal(bool)

    def __init__(self, run: TrainingRun, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._results: OrderedDict[Key, Evaluation] = OrderedDict()
        self._asked: Key | None = None
        self._epoch: Key | None = (
            None  # the run in the present, and its epochs that were over when it was looked at last
        )
        self.dataset: Dataset | None = None
        self.evaluation: Evaluation | None = None
        self.problem: Exception | None = None
        self.is_cancelled = False
        self.worker = Worker(self, expected=(ArithmeticError, ValueError))
        self.worker.finished.connect(self._on_evaluated)
        self.worker.failed.connect(self._on_failed)

    @property
    def is_about_something(self) -> bool:
        """Whether there are a network and a test set."""
        return self._asked is not None

    @property
    def step(self) -> int | None:
        """Of the network in training, the step that is evaluated; None when the network is at rest."""
        return self._asked[1] if self._asked is not None and self._is_in_training(self._asked) else None

    @property
    def is_outdated(self) -> bool:
        """Whether the evaluation is of another moment of the run than the one that was asked about."""
        return self.worker.is_busy and self.evaluation is not None and self.step is None

    def ask(self, weights: WeightsChoice, network: Network | None) -> None:
        """The network that is chosen now: show what is known of it, or find it out."""
        if self._run.dataset is not self.dataset:
            self._take_dataset()
        if network is None or self.dataset is None:
            self._forget()
            return
        if self._waits_for_epoch(weights):
            return
        key: Key = (weights, 0) if weights != "mine" else (weakref.ref(self._run.record), self._run.shown.step)
        if key == self._asked:
            return
        stays = self._asked is not None and self._asked[0] == key[0]
        self._asked, self.problem, self.is_cancelled = key, None, False
        if key in self._results:
            self.worker.cancel()
            self._results.move_to_end(key)
            self.evaluation = self._results[key]
        else:
            self.evaluation = self.evaluation if stays else None
            is_training = self._run.phase is Phase.RUNNING
            self.worker.cancel()
            self.worker.submit(partial(_evaluated, key, network.copy(), self.dataset.test), nice=is_training)
        self.changed.emit(stays)

    def ask_again(self, weights: WeightsChoice, network: Network | None) -> None:
        """After it was cancelled."""
        self._asked, self._epoch = None, None
        self.ask(weights, network)

    def cancel(self) -> None:
        self.worker.cancel()
        self.is_cancelled = True
        self.changed.emit(True)

    def _is_in_training(self, key: Key) -> bool:
        run = self._run
        return run.phase is Phase.RUNNING and run.shown.checkpoint is None and key[0] == weakref.ref(run.record)

    def _waits_for_epoch(self, weights: WeightsChoice) -> bool:
        """Whether the network is in training and no epoch has just ended, or that one is left out."""
        run = self._run
        if weights != "mine" or run.shown.checkpoint is not None:
            self._epoch = None
            return False
        record = weakref.ref(run.record)
        before, self._epoch = self._epoch, (record, len(run.log.accuracies()[0][0]))
        is_late = self.worker.is_busy and self._asked is not None and self._asked[0] == record
        return run.phase is Phase.RUNNING and (self._epoch == before or is_late)

    def _take_dataset(self) -> None:
        self.dataset = self._run.dataset
        self._results.clear()
        self._forget()

    def _forget(self) -> None:
        """There is nothing to be evaluated."""
        self.worker.cancel()
        self._asked, self._epoch, self.evaluation, self.problem = None, None, None, None
        self.changed.emit(False)

    @Slot(object)
    def _on_evaluated(self, result: tuple[Key, Evaluation]) -> None:
        key, evaluation = result
        self._results[key] = evaluation
        while len(self._results) > MOST_RESULTS:
            self._results.popitem(last=False)
        stays = self.evaluation is not None
        self.evaluation = evaluation
        self.changed.emit(stays)

    @Slot(object)
    def _on_failed(self, problem: Exception) -> None:
        self.evaluation, self.problem = None, problem
        self.changed.emit(False)

    def shut_down(self) -> None:
        self.worker.shut_down()


def _evaluated(key: Key, network: Network, examples: Examples) -> Generator[float, None, tuple[Key, Evaluation]]:
    evaluation = yield from evaluate(network, examples)
    return key, evaluation
