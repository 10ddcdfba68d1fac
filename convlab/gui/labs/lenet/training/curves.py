"""The curves of the LeNet page's training run, along which one goes back in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout

from convlab.gui.labs.lenet.controller import LeNetController
from convlab.gui.labs.lenet.training.insight_text import InsightText
from convlab.gui.labs.lenet.training.timeline import TimeBar
from convlab.gui.widgets.choice import Choice
from convlab.gui.widgets.panel import Panel
from convlab.gui.work.single_shot import SingleShot
from convlab.labs.lenet.training.log import LayerQuantity

if TYPE_CHECKING:
    from convlab.gui.labs.lenet.training.plots import TrainingPlots
    from convlab.gui.widgets.curves import CurvePlot

CURVES_MILLISECONDS = 200  # between the drawing of one plot and of the next
QUANTITIES: tuple[LayerQuantity, ...] = ("gradients", "weights", "spreads", "saturated")


class CurvesPanel(Panel):
    """Three plots, which come when pyqtgraph has been loaded, and a sentence about the shown weights."""

    def __init__(self, controller: LeNetController) -> None:
        super().__init__()
        self._controller = controller
        self._plots: TrainingPlots | None = None
        self.quantity = Choice(QUANTITIES)
        self.time = TimeBar(controller)
        for widget in (self.quantity, self.time):
            self.heading.addWidget(widget)
        self._place = QVBoxLayout()  # of the plots
        self.sentence = InsightText(controller.run)
        self.body.addLayout(self._place, 1)
        self.body.addWidget(self.sentence)
        self.setMinimumHeight(184)
        self._timer = SingleShot(self, CURVES_MILLISECONDS, self._show_next)
        self.quantity.chosen.connect(self._choose_quantity)
        controller.run.progressed.connect(self._timer.start_if_idle)
        controller.run.phase_changed.connect(self.show_now)
        self.retranslate()

    @property
    def is_ready(self) -> bool:
        return self._plots is not None

    @property
    def plots(self) -> tuple[CurvePlot, ...]:
        return self._plots.all if self._plots is not None else ()

    @Slot()
    def make_plots(self) -> None:
        from convlab.gui.labs.lenet.training.plots import TrainingPlots  # the window must not wait for pyqtgraph

        self._plots = TrainingPlots(self._controller)
        self._place.addWidget(self._plots)
        self.quantity.set_value(self._plots.quantity)

    @Slot(object)
    def _choose_quantity(self, quantity: LayerQuantity) -> None:
        if self._plots is not None:
            self._plots.set_quantity(quantity)

    @Slot()
    def _show_next(self) -> None:
        if self._plots is not None:
            self._plots.show_next()

    @Slot()
    def show_now(self) -> None:
        if self._plots is not None:
            self._plots.show_all()

    def shut_down(self) -> None:
        """End what runs in another thread."""
        self.sentence.shut_down()

    # ---- languages

    def retranslate(self) -> None:
        self.set_title(self.tr("Curves"))
        self.quantity.set_texts(
            [self.tr("gradients"), self.tr("weights"), self.tr("output spread"), self.tr("saturated")]
        )
        self.quantity.setAccessibleName(self.tr("What the third plot shows"))
        tips = (
            self.tr("What the third plot shows, layer by layer:"),
            self.tr("gradients, weights: their root mean square, per weight"),
            self.tr(
                "output spread: how much outputs differ from image to image (standard deviation); near"
                " 0, all images look alike to later layers"
            ),
            self.tr(
                "saturated: the share of sigmoid or tanh outputs with less than a fifth of the"
                " steepest slope, or of ReLU maps and units that output 0 for every image"
            ),
        )
        self.quantity.setToolTip("\n".join(tips))
