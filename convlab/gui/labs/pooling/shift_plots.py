"""How much each map changes, for every shift along the rows and along the columns."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from convlab.gui.labs.matrix.parts import name_control
from convlab.gui.labs.pooling.words import moved_text
from convlab.gui.widgets.function_plot import Axes, AxisMark, FunctionPlot, Point, Series
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.term_line import Piece
from convlab.labs.common.arrays import Matrix
from convlab.labs.pooling.shift import FARTHEST, PLACES, PoolingOption, PoolingShiftState, changes_along

ROLES: dict[PoolingOption, str] = {"none": "ink", "max": "output", "average": "kernel"}
WIDTHS: dict[PoolingOption, int] = {"none": 2, "max": 2, "average": 7}  # so that curves that coincide are seen
PER_CENT = 100
HEIGHT = 128  # pixels


class ShiftPlots(QWidget):
    """`moved` carries the axis, 0 for rows and 1 for columns, where to, and the number of the drag."""

    moved = Signal(int, int, int)

    def __init__(self) -> None:
        super().__init__()
        self.plots = (FunctionPlot(), FunctionPlot())
        for axis, plot in enumerate(self.plots):
            plot.setCursor(Qt.CursorShape.SizeHorCursor)
            plot.setMinimumHeight(HEIGHT * 3 // 4)
            plot.setMaximumHeight(HEIGHT)
            plot.dragged.connect(lambda _, point, drag, axis=axis: self._drag(axis, point, drag))
        arranged(QHBoxLayout(self), *self.plots)

    def _drag(self, axis: int, point: Point, drag: int) -> None:
        self.moved.emit(axis, min(max(round(point[0]), -FARTHEST), FARTHEST), drag)

    def show_state(self, sample: Matrix, shift: PoolingShiftState) -> None:
        for axis, plot in enumerate(self.plots):
            self._show_plot(plot, changes_along(sample, shift, axis), shift.shift[axis])

    def _show_plot(self, plot: FunctionPlot, changes: dict[PoolingOption, Matrix], place: int) -> None:
        per_cent = {pooling: values * PER_CENT for pooling, values in changes.items()}
        largest = max(PER_CENT, *(float(v[np.isfinite(v)].max(initial=0)) for v in per_cent.values()))
        places = np.array(PLACES, np.float64)
        layers = []
        for pooling, values in reversed(per_cent.items()):
            there = np.isfinite(values)  # an image of nothing but zeros changes by no share of itself
            pale, width = pooling == "average", WIDTHS[pooling]
            layers.append(Series("line", places[there], values[there], ROLES[pooling], pale=pale, width=width))
        step = PER_CENT if largest > PER_CENT else PER_CENT / 2
        ticks = tuple(float(tick) for tick in np.arange(0, largest + 1, step))
        axes = Axes((-FARTHEST, FARTHEST), (0, largest * 1.08), tuple(map(float, PLACES)), ticks)
        plot.show_plot(axes, layers, AxisMark(float(place)))

    def show_texts(self, shift: PoolingShiftState) -> None:
        """Each with where the image stays on the other axis."""
        titles = self.tr("Change in %, moved down by …"), self.tr("Change in %, moved to the right by …")
        stays = moved_text(0, shift.columns), moved_text(shift.rows, 0)
        for plot, title, other in zip(self.plots, titles, stays, strict=True):
            pieces = [Piece(title, "text", bold=True)]
            if other:
                pieces.append(Piece("  " + self.tr("and {0}").format(other), "muted"))
            plot.set_title(pieces, self.tr("drag to move the image"))
            name_control(plot, title, self.tr("Σ|b − a| / Σ|a| for each shift. Drag to move the image"))
