"""Files of the LeNet lab: weights that PyTorch reads, saved and opened, and the curves of a run."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from convlab.core import Network, evaluate
from convlab.core.data.data_source import MNIST, DataSource
from convlab.core.data.datasets import Examples
from convlab.gui.files.dialog import Kind, ask_for_path
from convlab.gui.files.words import writing_problem
from convlab.gui.labs.lenet.controller import LeNetController
from convlab.gui.labs.lenet.predictor import Predictor
from convlab.gui.labs.lenet.weights_words import opened_text, weights_problem
from convlab.gui.work.task_queue import TaskQueue
from convlab.labs.lenet.architecture import Architecture

if TYPE_CHECKING:
    from convlab.files.weights import WeightsFile
    from convlab.gui.labs.lenet.weights_question import WeightsQuestion

WEIGHTS_SUFFIX, CURVES_SUFFIX = ".safetensors", ".csv"


class LeNetFiles(QObject):
    """`done` carries what was done, `failed` what was not, each a sentence for the user.

    `opened` is emitted instead of `done` for weights; it also carries the number of the run whose place they take, 0 if
    there was none.
    """

    done = Signal(str)
    failed = Signal(str)
    opened = Signal(str, int)

    def __init__(self, controller: LeNetController, predictor: Predictor, window: QWidget) -> None:
        super().__init__(window)
        self._controller, self._run, self._predictor, self._window = controller, controller.run, predictor, window
        self._tasks = TaskQueue(self)
        self.question: WeightsQuestion | None = None  # the one that was asked last

    # ---- what the user asks for

    def ask_where_to_save_weights(self) -> None:
        if self._predictor.weights is None:
            self.failed.emit(self.tr("The weights are not loaded yet."))
            return
        name = self.tr("weights") + WEIGHTS_SUFFIX
        self._ask("weights", self.tr("Save the weights"), self.save_weights, name)

    def ask_which_weights(self) -> None:
        self._ask("weights", self.tr("Open weights"), self.open_weights)

    def ask_where_to_save_curves(self) -> None:
        if self._run.log.last is None:
            self.failed.emit(self.tr("There are no curves yet: train first."))
            return
        name = self.tr("curves") + CURVES_SUFFIX
        self._ask("curves", self.tr("Save the curves"), self.save_curves, name)

    @property
    def _weights_filter(self) -> str:
        return self.tr("Weights (*.safetensors)")

    def _ask(self, kind: Kind, title: str, use: Callable[[Path], None], name: str = "") -> None:
        """Ask for a file: with a name, where to save it."""
        filters = self._weights_filter if kind == "weights" else self.tr("Tables (*.csv)")
        ask_for_path(self._window, title, [filters], use, kind=kind, saves_as=name)

    # ---- doing it

    def save_weights(self, path: Path) -> None:
        """Save the chosen weights."""
        if (weights := self._predictor.weights) is not None:
            from convlab.files.weights import save_lenet  # here: the window opens sooner without it

            network, metadata = weights
            self._write(path, partial(save_lenet, path, network.copy(), metadata))  # the page uses its own meanwhile

    def save_curves(self, path: Path) -> None:
        """Save the curves of the run as a table."""
        from convlab.files.curves import save_curves

        self._write(path, partial(save_curves, path, self._run.log.figures()))

    def _write(self, path: Path, work: Callable[[], None]) -> None:
        def done(_: None) -> None:
            self.done.emit(self.tr("Saved “{0}”.").format(path.name))

        self._tasks.submit(work, done, lambda error: self.failed.emit(writing_problem(path.name, error)))

    def open_weights(self, path: Path) -> None:
        """Choose weights from a file for the prediction: they become “mine”."""
        self._tasks.submit(
            partial(_read_weights, path),
            partial(self._take, path),
            lambda error: self.failed.emit(weights_problem(path, error)),
        )

    def _take(self, path: Path, file: WeightsFile) -> None:
        """Show the weights; what the file does not say of them is asked for first."""
        if file.says_kind:
            self._measure(path, file.plans[0], file.network(file.plans[0]), file.data, file.accuracy)
            return
        from convlab.gui.labs.lenet.weights_question import WeightsQuestion  # when it is needed

        sets = list(dict.fromkeys([self._controller.recipe.data, MNIST]))
        self.question = WeightsQuestion(path.name, file, sets, self._run.dataset, self._window.window())
        self.question.answered.connect(
            lambda plan, network, data: self._measure(path, plan, network, data, file.accuracy)
        )
        self.question.open()

    def _measure(
        self, path: Path, plan: Architecture, network: Network, data: DataSource, stated: float | None
    ) -> None:
        """Find out the accuracy where the file does not state it and the test set is open."""
        dataset = self._run.dataset
        if stated is not None or dataset is None or dataset.source != data:
            self._show_weights(path, plan, network, data, stated, is_measured=False)
        else:
            self._tasks.submit(
                partial(_accuracy, network.copy(), dataset.test),
                lambda accuracy: self._show_weights(path, plan, network, data, accuracy, is_measured=True),
                lambda error: self.failed.emit(weights_problem(path, error)),
            )

    def _show_weights(
        self,
        path: Path,
        plan: Architecture,
        network: Network,
        data: DataSource,
        accuracy: float | None,
        *,
        is_measured: bool,
    ) -> None:
        before, parameters = self._run.record, network.parameters
        replaces_run = before in self._run.library
        parameters.flags.writeable = False
        self._controller.show_weights(plan, data, parameters, path.name, accuracy)
        text = opened_text(path.name, accuracy, is_measured=is_measured, data=data.name)
        self.opened.emit(text, before.number if replaces_run else 0)

    def shut_down(self) -> None:
        """Wait for what is being written."""
        self._tasks.shut_down()


def _read_weights(path: Path) -> WeightsFile:
    from convlab.files.weights import read_weights  # here: the window opens sooner without it

    return read_weights(path)


def _accuracy(network: Network, test: Examples) -> float:
    return evaluate(network, test.images, test.labels)[1]
