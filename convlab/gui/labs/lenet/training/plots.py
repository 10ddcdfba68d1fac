"""The plots of a training run. This module loads pyqtgraph: it is imported when that is at hand."""

from __future__ import annotations

import itertools
import math

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from convlab.core import Network
from convlab.core.training.evaluation import activation_layers, layers_with_weights
from convlab.gui.labs.lenet.controller import LeNetController
from convlab.gui.labs.lenet.runs.words import run_name
from convlab.gui.labs.lenet.words import short_layer_title, tuning_change
from convlab.gui.theme import UNIT, run_colour
from convlab.gui.widgets.curve_data import OtherCurve
from convlab.gui.widgets.curves import CurvePlot
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.layouts import in_row
from convlab.labs.common.numbers import fixed_number, format_number, grouped, percent
from convlab.labs.lenet.architecture import layer_codes
from convlab.labs.lenet.training.insight import code_before
from convlab.labs.lenet.training.log import LayerQuantity

MOST_POINTS = 1000  # of a curve: more cannot be told apart, and take their time
LAYER_COLOURS = ("kernel", "output", "field", "window", "warning")


class TrainingPlots(LanguageAndTheme, QWidget):
    """The loss of every step, the accuracies of every epoch, and one `quantity` of all layers.

    By a press or a drag on them, or by arrow keys, the user goes back in time.
    """

    def __init__(self, controller: LeNetController) -> None:
        super().__init__()
        self._controller, self._run = controller, controller.run
        self.quantity: LayerQuantity = "gradients"
        self._loss = CurvePlot(("raw", "kernel"), offers_log=True)
        self._accuracy = CurvePlot(("window", "output"), symbols=True)
        self._sizes = CurvePlot(LAYER_COLOURS, logarithmic=True, offers_log=True)
        self._shares = CurvePlot(LAYER_COLOURS)  # in the place of the sizes, which have another scale
        self._shares.set_y_range(0, 1)
        self._shares.hide()
        self.all = (self._loss, self._accuracy, self._sizes, self._shares)
        self._turns = itertools.cycle((self._show_loss, self._show_accuracy, self._show_layers))
        in_row(*((plot, 1) for plot in self.all), spacing=UNIT * 2, parent=self)
        for plot in self.all:
            plot.picked.connect(self._look_at_epoch)
            plot.stepped.connect(controller.look_further)
        self._run.shown.changed.connect(self._mark_checkpoint)
        self.retranslate()
        self.show_all()

    @Slot(float)
    def _look_at_epoch(self, epoch: float) -> None:
        last = self._run.log.last
        if last is not None:
            self._controller.look_at(max(0, round(epoch * last.steps_per_epoch)))

    # ---- showing

    def show_next(self) -> None:
        """Draw one plot of the three, as painting all at once would hold up a pen."""
        next(self._turns)()

    def show_all(self) -> None:
        self._show_loss()
        self._show_accuracy()
        self._show_layers()
        self._name_curves()
        self._mark_checkpoint()

    def set_quantity(self, quantity: LayerQuantity) -> None:
        """Choose what the third plot shows."""
        self.quantity = quantity
        for plot in (self._sizes, self._shares):
            plot.setVisible(plot is self._layers_plot)
        self.show_all()

    def _show_loss(self) -> None:
        run = self._run
        self._loss.set_curve_colour(1, run_colour(run.record.number))
        self._loss.set_curves(*run.log.losses(MOST_POINTS), length=self._length)
        self._show_relatives()
        self._show_changes()

    def _show_accuracy(self) -> None:
        log = self._run.log
        self._accuracy.set_curves(*log.accuracies(), length=max(1.0, math.ceil(self._length)))
        self._accuracy.set_y_range(log.accuracy_floor, 1.0)

    def _show_layers(self) -> None:
        self._layers_plot.set_curves(*self._run.log.layer_curves(self.quantity), length=self._length)

    @property
    def _layers_plot(self) -> CurvePlot:
        return self._shares if self.quantity == "saturated" else self._sizes

    @property
    def _length(self) -> float:
        """Epochs of the longest run in the family."""
        family = [relative.log.last for relative in self._run.runs.family(self._run.record)]
        return max((last.epoch for last in family if last), default=1.0)

    def _show_relatives(self) -> None:
        """The runs that this one came from, and their other branches, each where it was trained itself."""
        run = self._run
        others = [relative for relative in run.runs.family(run.record) if relative is not run.record]
        self._loss.set_other_curves(
            [
                OtherCurve(other.log.losses(since=other.first_step)[1], run_colour(other.number), run_name(other))
                for other in others
            ]
        )

    def _show_changes(self) -> None:
        record, last = self._run.record, self._run.log.last
        if last is None:
            self._loss.set_notes([])
            return
        notes, before = [], record.recipe.tuning
        for change in record.changes:
            notes.append((change.step / last.steps_per_epoch, tuning_change(before, change.tuning)))
            before = change.tuning
        if record.start is not None:
            notes.insert(0, (record.first_step / last.steps_per_epoch, self.tr("branch")))
        self._loss.set_notes(notes)

    @Slot()
    def _mark_checkpoint(self) -> None:
        checkpoint, last = self._run.shown.checkpoint, self._run.log.last
        for plot in self.all:
            plot.set_marker(checkpoint.step / last.steps_per_epoch if checkpoint and last else None)

    # ---- languages

    def retranslate(self) -> None:
        def loss(value: float) -> str:
            return fixed_number(value, 3)

        def accuracy(value: float) -> str:
            return percent(value, 2)

        for plot, value, empty in (
            (self._loss, loss, self.tr("Train, and the loss of every step appears here.")),
            (self._accuracy, accuracy, self.tr("The accuracy after every epoch appears here.")),
            (self._sizes, format_number, self.tr("A curve for each layer appears here.")),
            (self._shares, percent, self.tr("A curve for each layer appears here.")),
        ):
            plot.set_texts(value, self._place_text, empty=empty, x_axis=self.tr("epoch"))
            plot.setToolTip(self.tr("Drag, or press ← and →, to go back in time; the wheel zooms"))
        self._name_curves()

    def _place_text(self, epoch: float) -> str:
        last = self._run.log.last
        step = round(epoch * last.steps_per_epoch) if last is not None else 0
        return self.tr("epoch {0}, step {1}").format(fixed_number(epoch, 2), grouped(step))

    def _name_curves(self) -> None:
        self._loss.set_titles(self.tr("loss"), (self.tr("each step"), self.tr("mean")))
        self._accuracy.set_titles(self.tr("accuracy"), (self.tr("training set"), self.tr("test set")))
        titles = {
            "gradients": self.tr("gradients"),
            "weights": self.tr("weights"),
            "spreads": self.tr("output spread"),
            "saturated": self.tr("saturated"),
        }
        self._layers_plot.set_titles(titles[self.quantity], _layer_names(self._run.shown.network, self.quantity))


def _layer_names(network: Network, quantity: LayerQuantity) -> list[str]:
    """Names of the layers that have curves; an activation has the name of the layer before it."""
    codes = layer_codes(network)
    if quantity in ("spreads", "saturated"):
        return [code_before(codes, index) for index in activation_layers(network)]
    return [short_layer_title("Linear", codes[index]) for index in layers_with_weights(network)]
