"""The evaluations of the LeNet lab's networks on the test set: which are known, and which one is under way."""

from __future__ import annotations

import weakref
from collections import OrderedDict
from collections.abc import Generator
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from convlab.core import Network
from convlab.core.data.datasets import Dataset, Examples
from convlab.gui.training.run import Phase, TrainingRun
from convlab.gui.work.worker import Worker
from convlab.labs.lenet.errors import Evaluation, evaluate
from convlab.labs.lenet.runs.record import RunRecord
from convlab.labs.lenet.state import WeightsChoice

MOST_RESULTS = 60  # that are remembered; of 10,000 images each takes 210 kB

Source = WeightsChoice | weakref.ref[RunRecord]  # of a network: bundled weights, or a run
Key = tuple[Source, int]  # a network: where it comes from, and after which step; 0 for bundled weights


class Evaluations(QObject):
    """`evaluation` is that of the requested network; None while it is computed, and when there is a `problem`.

    Each network is evaluated once. One in training is evaluated when an epoch ends, unless an earlier evaluation still
    goes on. Until the result is there, the last evaluation of the same run stays.

    `changed` carries True if the evaluation is of the same run as the one before.
    """

    changed = Signal(bool)

    def __init__(self, run: TrainingRun, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._results: OrderedDict[Key, Evaluation] = OrderedDict()
        self._requested: Key | None = None
        self._epoch: Key | None = None  # the run in training, and how many of its epochs had ended at the last look
        self.dataset: Dataset | None = None
        self.evaluation: Evaluation | None = None
        self.problem: Exception | None = None
        self.is_cancelled = False
        self.worker = Worker(self, expected=(ArithmeticError, ValueError))
        self.worker.finished.connect(self._on_evaluated)
        self.worker.failed.connect(self._on_failed)

    @property
    def requested_step(self) -> int | None:
        """After which step the requested network is evaluated; None without a network or a test set."""
        return self._requested[1] if self._requested is not None else None

    @property
    def training_step(self) -> int | None:
        """The same for a network in training; None for one at rest."""
        return self.requested_step if self._requested is not None and self._is_in_training(self._requested) else None

    @property
    def is_outdated(self) -> bool:
        """True if the evaluation is of another checkpoint of the run than the requested one."""
        return self.worker.is_busy and self.evaluation is not None and self.training_step is None

    def request(self, weights: WeightsChoice, network: Network | None, dataset: Dataset | None) -> None:
        """Show the evaluation of the network that is chosen now: at once if it is known, else when it is ready."""
        if dataset is not self.dataset:
            self._set_dataset(dataset)
        if network is None or self.dataset is None:
            self._clear()
            return
        if self._waits_for_epoch(weights):
            return
        key: Key = (weights, 0) if weights != "mine" else (weakref.ref(self._run.record), self._run.shown.step)
        if key != self._requested:
            is_same_run = self._requested is not None and self._requested[0] == key[0]
            self._requested, self.problem, self.is_cancelled = key, None, False
            self._find_or_start(key, network, self.dataset.test, is_same_run=is_same_run)
            self.changed.emit(is_same_run)

    def _find_or_start(self, key: Key, network: Network, test: Examples, *, is_same_run: bool) -> None:
        self.worker.cancel()
        if key in self._results:
            self._results.move_to_end(key)
            self.evaluation = self._results[key]
            return
        self.evaluation = self.evaluation if is_same_run else None
        self.worker.submit(partial(_evaluated, key, network.copy(), test), nice=self._run.phase is Phase.RUNNING)

    def forget_request(self) -> None:
        """It was cancelled; the same network may be requested again."""
        self._requested, self._epoch = None, None

    def cancel(self) -> None:
        self.worker.cancel()
        self.is_cancelled = True
        self.changed.emit(True)

    def _is_in_training(self, key: Key) -> bool:
        run = self._run
        return run.phase is Phase.RUNNING and run.shown.checkpoint is None and key[0] == weakref.ref(run.record)

    def _waits_for_epoch(self, weights: WeightsChoice) -> bool:
        """True if the network is in training and no epoch has just ended, or that one is skipped."""
        run = self._run
        if weights != "mine" or run.shown.checkpoint is not None:
            self._epoch = None
            return False
        record = weakref.ref(run.record)
        before, self._epoch = self._epoch, (record, len(run.log.accuracies()[0][0]))
        is_late = self.worker.is_busy and self._requested is not None and self._requested[0] == record
        return run.phase is Phase.RUNNING and (self._epoch == before or is_late)

    def _set_dataset(self, dataset: Dataset | None) -> None:
        self.dataset = dataset
        self._results.clear()
        self._clear()

    def _clear(self) -> None:
        """There is nothing to be evaluated."""
        self.worker.cancel()
        self._requested, self._epoch, self.evaluation, self.problem = None, None, None, None
        self.changed.emit(False)

    @Slot(object)
    def _on_evaluated(self, result: tuple[Key, Evaluation]) -> None:
        key, evaluation = result
        self._results[key] = evaluation
        while len(self._results) > MOST_RESULTS:
            self._results.popitem(last=False)
        is_same_run = self.evaluation is not None
        self.evaluation = evaluation
        self.changed.emit(is_same_run)

    @Slot(object)
    def _on_failed(self, problem: Exception) -> None:
        self.evaluation, self.problem = None, problem
        self.changed.emit(False)


def _evaluated(key: Key, network: Network, examples: Examples) -> Generator[float, None, tuple[Key, Evaluation]]:
    evaluation = yield from evaluate(network, examples)
    return key, evaluation
