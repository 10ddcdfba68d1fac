"""Files of the LeNet lab: weights that PyTorch reads, saved and opened, and the curves of a run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from convlab.core import Network
from convlab.core.data.data_source import DataSource
from convlab.gui.files.dialog import file_dialog
from convlab.gui.files.words import reading_problem, writing_problem
from convlab.gui.session import LabHandle
from convlab.gui.work.task_queue import TaskQueue
from convlab.labs.lenet.architecture import Architecture
from convlab.labs.lenet.state import LeNetState, with_data, with_recipe
from convlab.labs.lenet.training.log import TrainingFigures

if TYPE_CHECKING:
    from convlab.gui.labs.lenet.page import LeNetPage

WEIGHTS_SUFFIX, CURVES_SUFFIX = ".safetensors", ".csv"


class LeNetFiles(QObject):
    """`done` carries what was done, `failed` what was not, each a sentence for the user.

    `replaced` tells that opened weights are shown in the place of a run; it carries the run's number too.
    """

    done = Signal(str)
    failed = Signal(str)
    replaced = Signal(str, int)

    def __init__(self, lab: LabHandle[LeNetState], page: LeNetPage) -> None:
        super().__init__(page)
        self.lab, self._page = lab, page
        self._background = TaskQueue(self)
        self.dialog: QFileDialog | None = None

    # ---- what the user asks for

    def ask_where_to_save_weights(self) -> None:
        if self._page.judge is None:
            self.failed.emit(self.tr("The weights are not loaded yet."))
            return
        name = self.tr("weights") + WEIGHTS_SUFFIX
        self._ask(self.tr("Save the weights"), self._weights_filter, self.save_weights, name)

    def ask_which_weights(self) -> None:
        self._ask(self.tr("Open weights"), self._weights_filter, self.open_weights)

    def ask_where_to_save_curves(self) -> None:
        if self._page.run.log.last is None:
            self.failed.emit(self.tr("There are no curves yet: train first."))
            return
        name = self.tr("curves") + CURVES_SUFFIX
        self._ask(self.tr("Save the curves"), self.tr("Tables (*.csv)"), self.save_curves, name)

    @property
    def _weights_filter(self) -> str:
        return self.tr("Weights (*.safetensors)")

    def _ask(self, title: str, kind: str, go_on: Callable[[Path], None], name: str = "") -> None:
        """Ask for a file: with a name, where to save it."""
        dialog = file_dialog(self._page, title, [kind], saves_as=name)
        dialog.fileSelected.connect(lambda path: go_on(Path(path)))
        self.dialog = dialog
        dialog.destroyed.connect(self._forget_dialog)
        dialog.open()

    @Slot()
    def _forget_dialog(self) -> None:
        self.dialog = None

    # ---- doing it

    def save_weights(self, path: Path) -> None:
        """Save the weights that judge the digit."""
        if self._page.judge is not None:
            network, metadata = self._page.judge
            twin = Architecture.from_metadata(metadata).network()
            twin.parameters[...] = network.parameters  # the page's own network is used meanwhile
            self._write(path, partial(_save_weights, path, twin, metadata))

    def save_curves(self, path: Path) -> None:
        """Save the curves of the run as a table."""
        self._write(path, partial(_save_curves, path, self._page.run.log.figures()))

    def _write(self, path: Path, work: Callable[[], None]) -> None:
        def done(_: None) -> None:
            self.done.emit(self.tr("Saved “{0}”.").format(path.name))

        self._background.submit(work, done, lambda error: self.failed.emit(writing_problem(path.name, error)))

    def open_weights(self, path: Path) -> None:
        """Let weights from a file judge the digit: they become “mine”."""
        self._background.submit(
            partial(_load_weights, path),
            partial(self._take_weights, path),
            lambda error: self.failed.emit(reading_problem(path.name, _shortened(error, path))),
        )

    def _take_weights(self, path: Path, loaded: tuple[Network, dict[str, str], DataSource]) -> None:
        network, metadata, data = loaded
        run, before = self._page.run, self._page.run.record
        recipe = replace(self.lab.state.recipe, architecture=Architecture.from_metadata(metadata))
        parameters = network.parameters
        parameters.flags.writeable = False
        run.take_weights(with_data(recipe, data), parameters, path.name)
        self.lab.edit(recipe=recipe, weights="mine")
        text = self.tr("Opened “{0}”: it judges your digit as “Mine”.").format(path.name)
        if before.number in run.runs:
            self.replaced.emit(text, before.number)
        else:
            self.done.emit(text)

    def put_back(self, number: int) -> None:
        """Show the run again that opened weights took the place of."""
        run = self._page.run
        if number in run.runs:
            self.lab.edit(**with_recipe(self.lab.state, run.runs[number].recipe))
            run.open(number)

    def shut_down(self) -> None:
        """Wait for what is being written."""
        self._background.shut_down()


def _shortened(error: OSError | ValueError, path: Path) -> OSError | ValueError:
    """Without the file's name, which the sentence has already."""
    return ValueError(str(error).removeprefix(f"{path.name}: ")) if type(error) is ValueError else error


def _save_weights(path: Path, network: Network, metadata: dict[str, str]) -> None:
    from convlab.files.weights import save_lenet  # here: the window opens sooner without it

    save_lenet(path, network, metadata)


def _load_weights(path: Path) -> tuple[Network, dict[str, str], DataSource]:
    from convlab.files.weights import data_of, load_lenet

    network, metadata = load_lenet(path)
    return network, metadata, data_of(metadata)


def _save_curves(path: Path, figures: TrainingFigures) -> None:
    from convlab.files.curves import save_curves

    save_curves(path, figures)
