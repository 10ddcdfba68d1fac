"""Files of the LeNet lab: weights that PyTorch reads, saved and opened, and the curves of a run."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from convlab.core import Network
from convlab.core.data.data_source import DataSource
from convlab.gui.files.dialog import Kind, ask_for_path
from convlab.gui.files.words import reading_problem, writing_problem
from convlab.gui.labs.lenet.controller import LeNetController
from convlab.gui.labs.lenet.predictor import Predictor
from convlab.gui.work.task_queue import TaskQueue
from convlab.labs.lenet.architecture import Architecture

WEIGHTS_SUFFIX, CURVES_SUFFIX = ".safetensors", ".csv"


class LeNetFiles(QObject):
    """`done` carries what was done, `failed` what was not, each a sentence for the user.

    `replaced` is emitted instead of `done` when opened weights are shown in the place of a run; it carries the run's
    number too.
    """

    done = Signal(str)
    failed = Signal(str)
    replaced = Signal(str, int)

    def __init__(self, controller: LeNetController, predictor: Predictor, window: QWidget) -> None:
        super().__init__(window)
        self._controller, self._run, self._predictor, self._window = controller, controller.run, predictor, window
        self._tasks = TaskQueue(self)

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
            partial(_load_weights, path),
            partial(self._show_weights, path),
            lambda error: self.failed.emit(reading_problem(path.name, _shortened(error, path))),
        )

    def _show_weights(self, path: Path, loaded: tuple[Network, dict[str, str], DataSource]) -> None:
        network, metadata, data = loaded
        before = self._run.record
        parameters = network.parameters
        parameters.flags.writeable = False
        self._controller.show_weights(Architecture.from_metadata(metadata), data, parameters, path.name)
        text = self.tr("Opened “{0}”: it judges your digit as “Mine”.").format(path.name)
        if before.number in self._run.runs:
            self.replaced.emit(text, before.number)
        else:
            self.done.emit(text)

    def shut_down(self) -> None:
        """Wait for what is being written."""
        self._tasks.shut_down()


def _shortened(error: OSError | ValueError, path: Path) -> OSError | ValueError:
    """Without the file's name, which the sentence has already."""
    return ValueError(str(error).removeprefix(f"{path.name}: ")) if type(error) is ValueError else error


def _load_weights(path: Path) -> tuple[Network, dict[str, str], DataSource]:
    from convlab.files.weights import data_of, load_lenet

    network, metadata = load_lenet(path)
    return network, metadata, data_of(metadata)
