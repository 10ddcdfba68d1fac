"""The loss along the way, and the surface the way leads over. Importing this module loads pyqtgraph."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from convlab.gui.theme import colours_of
from convlab.gui.widgets.curve_data import Curve
from convlab.gui.widgets.curves import CurvePlot
from convlab.gui.widgets.plot_axes import fix_left_width
from convlab.labs.common.numbers import format_number, grouped
from convlab.labs.learning.learn.curvature import curvature
from convlab.labs.learning.learn.descent import Path
from convlab.labs.learning.learn.state import LearnState

HIGHEST_SEEN = 1.25  # of the loss at the start: a loss that grows beyond it leaves the plot at the top
WIDEST = "0.0005"  # number along the left axis
LARGEST_DRAWN = 1e9  # of the same: larger numbers are not given to pyqtgraph


class LossCurve(CurvePlot):
    """The loss before each step and after the last. Dashed is the least loss that any kernel has.

    `step_chosen` carries the step that is pressed or dragged to, or that the arrow keys lead to; `log_chosen` whether
    the axis shall be logarithmic.
    """

    step_chosen = Signal(int)
    log_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._path: Path | None = None
        self._step, self._cap = 0, np.inf
        super().__init__(("kernel", "output"), offers_log=True, parent=parent)
        self.picked.connect(lambda x: self._choose(round(x)))
        self.stepped.connect(lambda by: self._choose(self._step + by))
        self.log_button.clicked.connect(self.log_chosen)

    def show_state(self, state: LearnState) -> None:
        """Show a path, and mark the present step on it; a path that is shown already is not drawn again."""
        if state.log_loss != self.logarithmic:
            self.set_logarithmic(state.log_loss)
        if state.path is not self._path:
            self._path = state.path
            self._draw(state)
        self._step = state.now
        self.set_marker(state.now)

    def _draw(self, state: LearnState) -> None:
        losses, least = state.path.losses, curvature(state.problem).least_loss
        last = max(1, state.path.steps)
        steps = np.arange(len(losses), dtype=np.float64)
        reached = (np.array([0.0, last]), np.array([least, least])) if least else (np.empty(0), np.empty(0))
        self._cap = LARGEST_DRAWN * max(float(losses[0]), 1e-12)
        self._fixed = 0.0, min(float(losses.max()), HIGHEST_SEEN * float(losses[0])) or 1.0
        self.set_curves((steps, losses), reached, length=last)
        self._name()

    def _drawn(self, curve: Curve) -> Curve:
        x, y = super()._drawn(curve)
        return x, y if self.logarithmic else np.minimum(y, self._cap)

    @Slot(int)
    def _choose(self, step: int) -> None:
        if self._path is not None:
            self.step_chosen.emit(min(max(step, 0), self._path.steps))

    def _name(self) -> None:
        names = [self.tr("after each step")]
        self.set_titles(self.tr("Loss"), [*names, self.tr("least")] if len(self._data[1][0]) else names)

    def restyle(self) -> None:
        super().restyle()
        if hasattr(self, "curve_items"):
            fix_left_width(self, WIDEST)
            self.curve_items[1].setPen(pg.mkPen(colours_of(self).output, width=1, style=Qt.PenStyle.DashLine))

    def retranslate(self) -> None:
        super().retranslate()
        self.set_texts(
            format_number, lambda step: self.tr("step {0}").format(grouped(round(step))), x_axis=self.tr("step")
        )
        self.setToolTip(self.tr("Drag, or press ← and →, to go along the way; the wheel zooms"))
        if self._path is not None:
            self._name()
