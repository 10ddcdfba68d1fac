"""What pooling is for, to be seen: an image moves, and how much its feature map changes, pooled and not."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from convlab.gui.labs.matrix.parts import name_control, spaced_grid
from convlab.gui.labs.pooling.words import moved_text, plane_labels
from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.change_bar import ChangeBar
from convlab.gui.widgets.function_plot import Axes, AxisMark, FunctionPlot, Point, Series
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.matrix.display import share_cell_size
from convlab.gui.widgets.matrix.painting import Picture
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.plane_strip import PlaneStrip
from convlab.gui.widgets.section import caption
from convlab.gui.widgets.term_line import Piece
from convlab.labs.common.arrays import Matrix
from convlab.labs.common.numbers import percent
from convlab.labs.common.scales import scale_for
from convlab.labs.pooling.shift import (
    FARTHEST,
    PLACES,
    POOLINGS,
    BeforeAfter,
    PoolingComparison,
    PoolingOption,
    changes_along,
    comparisons,
    sample_of,
)
from convlab.labs.pooling.state import PoolingState

ROLES: dict[PoolingOption, str] = {"none": "ink", "max": "output", "average": "kernel"}
WIDTHS: dict[PoolingOption, int] = {"none": 2, "max": 2, "average": 7}  # so that curves that coincide are seen
PER_CENT = 100
BAR_HEIGHT = 48  # pixels
MAPS = ("before", "after", "difference")


class _Row(NamedTuple):
    """One representation: what it is, its three maps and how much it changed."""

    title: QLabel
    size: QLabel
    maps: dict[str, MatrixView]
    bar: ChangeBar

    def share_cell_size(self) -> None:
        """Cells of the same size in all three maps, whatever a pixel the layout gives one of them more."""
        share_cell_size(*self.maps.values())


class ShiftView(QWidget):
    """`moved` carries the axis, 0 for rows and 1 for columns, where to, and the number of the drag.

    `channel_chosen` carries the number of the plane that is to be moved.
    """

    moved = Signal(int, int, int)
    channel_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: PoolingState | None = None
        self.images = {"before": MatrixView(), "after": MatrixView()}
        self._image_labels = {name: caption() for name in self.images}
        self.rows = {pooling: _row(ROLES[pooling]) for pooling in POOLINGS}
        self._headings = {name: caption() for name in ("change", *MAPS)}
        self.legend, self._beyond = Legend(), caption()
        self.strip = PlaneStrip()
        self.plots = (FunctionPlot(), FunctionPlot())
        self._build()

    def _build(self) -> None:
        self.image_panel, self.maps_panel = Panel(), Panel()
        for name, view in self.images.items():
            view.setMinimumSize(64, 48)
            self.image_panel.body.addWidget(self._image_labels[name])
            self.image_panel.body.addWidget(view, 1)
        self.image_panel.body.addWidget(self.strip)
        self.strip.chosen.connect(self.channel_chosen)
        self.maps_panel.heading.addWidget(self._beyond)
        self.maps_panel.heading.addWidget(self.legend)
        self.maps_panel.body.addLayout(self._build_maps(), 1)
        for axis, plot in enumerate(self.plots):
            plot.setCursor(Qt.CursorShape.SizeHorCursor)
            plot.setMinimumHeight(104)
            plot.dragged.connect(lambda _, point, drag, axis=axis: self._drag(axis, point, drag))
        above = arranged(QHBoxLayout(), (self.image_panel, 2), (self.maps_panel, 7))
        below = arranged(QHBoxLayout(), *((plot, 0) for plot in self.plots))
        arranged(QVBoxLayout(self), (above, 3), (below, 1))

    def _build_maps(self) -> QGridLayout:
        """A row for each representation: how much it changes, and before, after and difference."""
        grid = spaced_grid(UNIT * 3 // 2, UNIT)
        for column, heading in enumerate(self._headings.values()):
            grid.addWidget(heading, 0, column)
            if column:
                heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            grid.setColumnStretch(column, 1)
        for index, row in enumerate(self.rows.values(), 1):
            words = QVBoxLayout()
            words.addStretch(1)
            arranged(words, (row.title, 0), (row.bar, 0), (row.size, 0), spacing=2).addStretch(1)
            grid.addLayout(words, index, 0)
            for column, view in enumerate(row.maps.values(), 1):
                grid.addWidget(view, index, column)
                view.resized.connect(row.share_cell_size)
            grid.setRowStretch(index, 1)
        return grid

    def _drag(self, axis: int, point: Point, drag: int) -> None:
        self.moved.emit(axis, min(max(round(point[0]), -FARTHEST), FARTHEST), drag)

    # ---- showing

    def show_state(self, state: PoolingState) -> None:
        self._state = state
        sample = sample_of(state.shift, state.plane)
        moved = comparisons(sample, state.shift)
        self._show_maps(state, moved)
        full = max(1.0, *(c.change for c in moved.comparisons.values() if np.isfinite(c.change)), 0.0)
        for pooling, row in self.rows.items():
            row.bar.set_share(moved.comparisons[pooling].change, full)
        for axis, plot in enumerate(self.plots):
            self._show_plot(axis, plot, changes_along(sample, state.shift, axis), state.shift.shift[axis])
        self._show_texts(state, moved)

    def _show_maps(self, state: PoolingState, moved: PoolingComparison) -> None:
        scale = scale_for(moved.before, np.array([state.white])) if state.shift.sample == "input" else None
        scale = scale or scale_for(moved.before)
        for name, image in (("before", moved.before), ("after", moved.after)):
            self.images[name].set_picture(Picture(image, scale.levels(image), scale.signed))
        self.legend.set_scale(moved.scale, True, is_open=moved.beyond > 0)
        for pooling, row in self.rows.items():
            for name, view in row.maps.items():
                values: Matrix = getattr(moved.comparisons[pooling], name)
                view.set_picture(Picture(values, moved.scale.levels(values), True))
            row.share_cell_size()
        has_planes = state.shift.sample == "input" and state.channels > 1
        self.strip.setVisible(has_planes)
        if has_planes:
            shown = state.shown_planes
            self.strip.set_planes(shown.levels, shown.signed, plane_labels(state), state.channel)

    def _show_plot(self, axis: int, plot: FunctionPlot, changes: dict[PoolingOption, Matrix], place: int) -> None:
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

    # ---- texts

    def _show_texts(self, state: PoolingState, moved: PoolingComparison) -> None:
        size = "{} × {}".format(*moved.before.shape)
        is_own = state.shift.sample == "input"
        self.image_panel.set_title(
            self.tr("Channel {0}").format(plane_labels(state)[state.channel])
            if is_own and state.channels > 1
            else self.tr("Image")
        )
        self.maps_panel.set_title(self._map_title(state))
        is_whole = not is_own or moved.before.shape == state.plane.shape
        as_it_is = self.tr("as it is, {0}") if is_whole else self.tr("middle, {0}")
        self._image_labels["before"].setText(as_it_is.format(size))
        moved_by = moved_text(*state.shift.shift)
        self._image_labels["after"].setText(self.tr("moved {0}").format(moved_by) if moved_by else self.tr("not moved"))
        self._beyond.setText(self.tr("{0} beyond").format(percent(moved.beyond, 1)) if moved.beyond else "")
        self.legend.setToolTip(
            self.tr(
                "All maps are on one scale. What lies beyond it has the colour of its end, so that a few extreme"
                " values do not leave all others pale"
            )
        )
        tip = self.tr("The channel that is moved: pooling treats each by itself")
        name_control(self.strip, self.tr("Channel that is moved"), tip)
        for name, text in self._heading_texts().items():
            self._headings[name].setText(text)
        window = f"{state.shift.window} × {state.shift.window}"
        names = {
            "none": self.tr("Without pooling"),
            "max": self.tr("Max pooling {0}").format(window),
            "average": self.tr("Average pooling {0}").format(window),
        }
        for pooling, row in self.rows.items():
            row.title.setText(names[pooling])
            row.size.setText(self._size_text(moved.comparisons[pooling]))
            row.bar.setAccessibleName(self.tr("Change, {0}").format(names[pooling]))
            for name, view in row.maps.items():
                view.setAccessibleName(f"{names[pooling]}: {self._heading_texts()[name]}")
            self._colour(row.title, ROLES[pooling])
        for name, view in self.images.items():
            view.setAccessibleName(self._image_labels[name].text())
        self._title_plots(*state.shift.shift)

    def _map_title(self, state: PoolingState) -> str:
        if state.shift.edge == "none":
            return self.tr("Passed on: the image")
        if state.shift.strength:
            return self.tr("Passed on: |feature map|")
        return self.tr("Passed on: the feature map")

    def _heading_texts(self) -> dict[str, str]:
        return {
            "before": self.tr("before: a"),
            "after": self.tr("after: b"),
            "difference": "b − a",
            "change": self.tr("change: Σ|b − a| / Σ|a|"),
        }

    def _size_text(self, comparison: BeforeAfter) -> str:
        height, width = comparison.before.shape
        count = height * width
        text = self.tr("{0} × {1} = 1 number") if count == 1 else self.tr("{0} × {1} = {2} numbers")
        return text.format(height, width, count)

    def _title_plots(self, rows: int, columns: int) -> None:
        """Each with where the image stays on the other axis."""
        titles = self.tr("Change in %, moved down by …"), self.tr("Change in %, moved to the right by …")
        stays = moved_text(0, columns), moved_text(rows, 0)
        for plot, title, other in zip(self.plots, titles, stays, strict=True):
            pieces = [Piece(title, "text", bold=True)]
            if other:
                pieces.append(Piece("  " + self.tr("and {0}").format(other), "muted"))
            plot.set_title(pieces, self.tr("drag to move the image"))
            name_control(plot, title, self.tr("Drag to move the image"))

    def _colour(self, label: QLabel, role: str) -> None:
        palette = self.palette()
        if role != "ink":
            palette.setColor(palette.ColorRole.WindowText, getattr(colours_of(self), role))
        label.setPalette(palette)

    def resizeEvent(self, event: object) -> None:
        if self._state is not None:
            self.show_state(self._state)


def _row(role: str) -> _Row:
    title = QLabel()
    title.setFont(font("text", bold=True))
    maps = {name: MatrixView() for name in MAPS}
    for view in maps.values():
        view.setMinimumSize(64, 40)
    size, bar = caption(), ChangeBar(role)
    size.setMinimumWidth(0)  # it is to be read whole
    bar.setFixedHeight(BAR_HEIGHT)
    return _Row(title, size, maps, bar)
