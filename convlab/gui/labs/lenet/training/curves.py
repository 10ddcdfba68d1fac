"""The curves of the LeNet page's training run, along which one goes back in time."""

from __future__ import annotations

import itertools
import math
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy

from convlab.core import Network
from convlab.core.training.activity import activation_layers
from convlab.core.training.layer_sizes import layers_with_weights
from convlab.gui.labs.lenet.controller import LeNetController
from convlab.gui.labs.lenet.training.insight import describe_insight
from convlab.gui.labs.lenet.training.timeline import TimeBar
from convlab.gui.labs.lenet.words import short_layer_title, tuning_change
from convlab.gui.theme import UNIT, font, run_colour
from convlab.gui.widgets.choice import Choice
from convlab.gui.widgets.panel import Panel
from convlab.gui.work.single_shot import SingleShot
from convlab.gui.work.worker import Worker
from convlab.labs.lenet.architecture import layer_codes
from convlab.labs.lenet.training.insight import SAMPLE, Insight, code_before, look_inside
from convlab.labs.lenet.training.log import LayerQuantity

CURVES_MILLISECONDS = 200  # between the drawing of one plot and of the next
MOST_POINTS = 1000  # of a curve: more cannot be told apart, and take their time
REST_MILLISECONDS = 25  # from one look inside to the next, when a drag goes through many
INSIGHT_MILLISECONDS = 1000  # between two looks inside while training goes on
LOOK_MILLISECONDS = 60  # from a checkpoint that is shown to the sentence about it: a drag goes through many
LAYER_COLOURS = ("kernel", "output", "field", "window", "warning")
QUANTITIES: tuple[LayerQuantity, ...] = ("gradients", "weights", "spreads", "saturated")


class CurvesPanel(Panel):
    """The loss of every step, the accuracies of every epoch, and one quantity of all layers.

    Below them is a sentence about the shown weights. The plots come when pyqtgraph has been loaded.
    """

    def __init__(self, controller: LeNetController) -> None:
        super().__init__()
        self._controller = controller
        self._run = run = controller.run
        self._loss: Any = None
        self._accuracy: Any = None
        self._sizes: Any = None
        self._shares: Any = None  # in the place of the sizes, which need a logarithmic scale
        self.quantity = Choice(QUANTITIES)
        self.time = TimeBar(controller)
        for widget in (self.quantity, self.time):
            self.heading.addWidget(widget)
        self._row = QHBoxLayout()
        self._row.setSpacing(UNIT * 2)
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setFont(font("caption"))
        self.sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.sentence.setMinimumHeight(2 * self.sentence.fontMetrics().lineSpacing())
        self.body.addLayout(self._row, 1)
        self.body.addWidget(self.sentence)
        self.setMinimumHeight(184)
        self._timer = SingleShot(self, CURVES_MILLISECONDS, self._show_next)
        self._turns = itertools.cycle((self._show_loss, self._show_accuracy, self._show_layers))
        self._insight_timer = SingleShot(self, INSIGHT_MILLISECONDS, self.show_insight)
        self._look_timer = SingleShot(self, LOOK_MILLISECONDS, self.show_insight)
        self._worker = Worker(self, rest=REST_MILLISECONDS)
        self._worker.finished.connect(self._show_sentence)
        self.quantity.chosen.connect(self._show_quantity)
        run.progressed.connect(self.show_soon)
        run.shown.changed.connect(self._show_checkpoint)
        run.phase_changed.connect(self.show_now)
        self.retranslate()

    @property
    def is_ready(self) -> bool:
        return self._loss is not None

    @property
    def plots(self) -> tuple[Any, ...]:
        return (self._loss, self._accuracy, self._sizes, self._shares)

    @Slot()
    def make_plots(self) -> None:
        from convlab.gui.widgets.curves import CurvePlot  # loads pyqtgraph, which must not delay the window

        self._loss = CurvePlot(("raw", "kernel"))
        self._accuracy = CurvePlot(("window", "output"), symbols=True)
        self._sizes = CurvePlot(LAYER_COLOURS, logarithmic=True)
        self._shares = CurvePlot(LAYER_COLOURS)
        self._shares.set_y_range(0, 1)
        self._shares.hide()
        self._shown_quantity: LayerQuantity = "gradients"
        for plot in self.plots:
            self._row.addWidget(plot, 1)
            plot.picked.connect(self._look_at_epoch)
            plot.stepped.connect(self._controller.look_further)
        self.quantity.set_value(self._shown_quantity)
        self.retranslate()
        self.show_now()

    # ---- what the user does

    @Slot(float)
    def _look_at_epoch(self, epoch: float) -> None:
        last = self._run.log.last
        if last is not None:
            self._controller.look_at(max(0, round(epoch * last.steps_per_epoch)))

    @Slot(object)
    def _show_quantity(self, quantity: LayerQuantity) -> None:
        self._shown_quantity = quantity
        for plot in (self._sizes, self._shares):
            plot.setVisible(plot is self._layers_plot)
        self._name_curves()
        self.show_now()

    # ---- showing

    @Slot()
    def show_soon(self) -> None:
        """Draw the new figures, together with others that come shortly after."""
        self._timer.start_if_idle()

    @Slot()
    def _show_next(self) -> None:
        """Draw one plot of the three, as painting all at once would hold up a pen."""
        if self.is_ready:
            next(self._turns)()
            self._ask_for_insight()

    @Slot()
    def show_now(self) -> None:
        if not self.is_ready:
            return
        self._show_loss()
        self._show_accuracy()
        self._show_layers()
        self._mark_checkpoint()
        self._ask_for_insight()

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
        self._layers_plot.set_curves(*self._run.log.layer_curves(self._shown_quantity), length=self._length)

    @property
    def _layers_plot(self) -> Any:
        return self._shares if self._shown_quantity == "saturated" else self._sizes

    @property
    def _length(self) -> float:
        """Epochs of the longest run in the family."""
        family = [relative.log.last for relative in self._run.runs.family(self._run.record)]
        return max((last.epoch for last in family if last), default=1.0)

    def _ask_for_insight(self) -> None:
        if self._run.shown.checkpoint is None and not self._insight_timer.isActive():
            self._insight_timer.start(INSIGHT_MILLISECONDS if self._run.is_active else LOOK_MILLISECONDS)

    def _show_relatives(self) -> None:
        """The runs that this one came from, and their other branches, each where it was trained itself."""
        run = self._run
        others = [relative for relative in run.runs.family(run.record) if relative is not run.record]
        self._loss.set_other_curves(
            [(other.log.losses(since=other.first_step)[1], run_colour(other.number)) for other in others]
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
    def _show_checkpoint(self) -> None:
        self._mark_checkpoint()
        self._look_timer.start()

    def _mark_checkpoint(self) -> None:
        if self.is_ready:
            checkpoint, last = self._run.shown.checkpoint, self._run.log.last
            for plot in self.plots:
                plot.set_marker(checkpoint.step / last.steps_per_epoch if checkpoint and last else None)

    @Slot()
    def show_insight(self) -> None:
        """Find out what there is to say of the shown network; a sentence will say it."""
        run = self._run
        if run.dataset is None or run.dataset.source != run.recipe.data or run.log.last is None:
            self.sentence.setText("")
            return
        network, step, examples = run.shown.network.copy(), run.shown.step, run.dataset.train
        images, labels = examples.images[:SAMPLE], examples.labels[:SAMPLE]
        self._worker.submit(lambda: (look_inside(network, images, labels), step))

    @Slot(object)
    def _show_sentence(self, found: tuple[Insight | None, int]) -> None:
        insight, step = found
        if self._run.log.last is not None:
            self.sentence.setText(describe_insight(insight, step))

    def shut_down(self) -> None:
        """End what runs in another thread."""
        self._worker.shut_down()

    # ---- languages

    def retranslate(self) -> None:
        self.set_title(self.tr("How training goes, epoch by epoch"))
        self.quantity.set_texts(
            [self.tr("gradients"), self.tr("weights"), self.tr("output spread"), self.tr("saturated")]
        )
        self.quantity.setAccessibleName(self.tr("What the third plot shows"))
        tips = (
            self.tr("What the third plot shows, layer by layer:"),
            self.tr("gradients, weights: their root mean square, per weight"),
            self.tr(
                "output spread: how much outputs differ from image to image (standard deviation); near 0 all images"
                " look alike to the layers above"
            ),
            self.tr(
                "saturated: the share of sigmoid or tanh outputs with less than a fifth of the slope left, or of ReLU"
                " maps and units that give 0 for every image"
            ),
        )
        self.quantity.setToolTip("\n".join(tips))
        if self.is_ready:
            self._loss.setToolTip(self.tr("Drag along the curve, or press ← and →, to go back in time"))
            self._name_curves()
            self.show_insight()

    def _name_curves(self) -> None:
        self._loss.set_titles(self.tr("loss"), (self.tr("each step"), self.tr("running mean")))
        self._accuracy.set_titles(self.tr("accuracy"), (self.tr("training set"), self.tr("test set")))
        titles = {
            "gradients": self.tr("gradients, RMS"),
            "weights": self.tr("weights, RMS"),
            "spreads": self.tr("output spread"),
            "saturated": self.tr("saturated"),
        }
        self._layers_plot.set_titles(
            titles[self._shown_quantity], _names(self._run.shown.network, self._shown_quantity)
        )


def _names(network: Network, quantity: LayerQuantity) -> list[str]:
    """Of the layers that have curves; an activation is called by the layer before it."""
    codes = layer_codes(network)
    if quantity in ("spreads", "saturated"):
        return [code_before(codes, index) for index in activation_layers(network)]
    return [short_layer_title("Linear", codes[index]) for index in layers_with_weights(network)]
