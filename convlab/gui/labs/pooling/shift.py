"""What pooling is for, to be seen: an image moves, and so does its feature map; pooled, it may stay as it was."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout

from convlab.gui.labs.matrix.cell_edits import Index
from convlab.gui.labs.matrix.parts import choose_pen, name_control, spaced_grid, wrapped_caption
from convlab.gui.labs.matrix.views import MatrixViews
from convlab.gui.labs.pooling.shift_plots import ROLES, ShiftPlots
from convlab.gui.labs.pooling.words import (
    measure_text,
    moved_text,
    numbers_text,
    plane_labels,
    verdict_text,
    window_text,
)
from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.choice import Segments
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.matrix.painting import Mark, Picture
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.plane_strip import PlaneStrip
from convlab.gui.widgets.section import caption
from convlab.labs.common.numbers import percent
from convlab.labs.common.scales import scale_for
from convlab.labs.common.sliding import Cell, Size
from convlab.labs.pooling.shift import (
    POOLINGS,
    PoolingComparison,
    comparisons,
    first_of_middle,
    sample_of,
    windows_on,
)
from convlab.labs.pooling.state import PoolingState

TIMES = ("before", "after")
COLUMNS = ("image", *POOLINGS)
MOST_WINDOWS = 400  # that are framed on what is not pooled
MOST_MARKED = 160  # numbers of a map whose changes are marked one by one
SIDE = 64  # pixels for the words on the left


class ShiftView(MatrixViews):
    """Left to right the image, its feature map, and that map pooled; above before the image moved, below after it.

    The lab's input can be drawn on, and its numbers typed, as it is before it moves.

    `moved` carries the axis, 0 for rows and 1 for columns, where to, and the number of the drag; `channel_chosen` the
    number of the plane that is to be moved.
    """

    moved = Signal(int, int, int)
    channel_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._state: PoolingState | None = None
        self._pen_down = False
        self.maps = {(column, time): MatrixView() for column in COLUMNS for time in TIMES}
        self.image = self.maps["image", "before"]
        self.image.drag = "draw"
        self.image.editable_area = lambda _: self._shows_input
        self.report_edits(self.image, "input", self._input_cell)
        self.titles = {column: QLabel() for column in COLUMNS}
        self.verdicts = {pooling: QLabel() for pooling in POOLINGS}
        self.numbers = {pooling: wrapped_caption() for pooling in POOLINGS}
        self.times = {time: wrapped_caption() for time in TIMES}
        self.shown = Segments(["after", "difference"])
        self.shown.set_value("after")
        self.panel, self.legend, self._beyond, self.strip = Panel(), Legend(), caption(), PlaneStrip()
        self.explained, self._measure = wrapped_caption(), wrapped_caption()
        self.plots = ShiftPlots()
        self._build()
        self.plots.moved.connect(self.moved)
        self.strip.chosen.connect(self.channel_chosen)
        self.shown.chosen.connect(lambda _: self._show_again())

    def _build(self) -> None:
        for widget in (self._beyond, self.legend, self.shown):
            self.panel.heading.addWidget(widget)
        self.panel.body.addLayout(self._build_maps(), 1)
        arranged(QVBoxLayout(self), (self.panel, 1), self.plots)

    def _build_maps(self) -> QGridLayout:
        grid = self._grid = spaced_grid(UNIT * 3 // 2, UNIT // 2)
        for row, time in enumerate(TIMES, 1):
            self.times[time].setFixedWidth(SIDE)
            grid.addWidget(self.times[time], row, 0)
            grid.setRowStretch(row, 1)
        for place, column in enumerate(COLUMNS, 1):
            self.titles[column].setFont(font("text", bold=True))
            self.titles[column].setAlignment(Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(self.titles[column], 0, place, Qt.AlignmentFlag.AlignHCenter)
            for row, time in enumerate(TIMES, 1):
                view = self.maps[column, time]
                view.setMinimumSize(64, 56)
                view.resized.connect(self._share_cell_size)
                grid.addWidget(view, row, place)
        for place, pooling in enumerate(POOLINGS, 2):
            self.verdicts[pooling].setFont(font("text", bold=True))
            self.verdicts[pooling].setWordWrap(True)
            for label in (self.verdicts[pooling], self.numbers[pooling]):
                label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self.verdicts[pooling], 3, place)
            grid.addWidget(self.numbers[pooling], 4, place)
        grid.addLayout(arranged(QVBoxLayout(), self.strip, self.explained, spacing=2), 3, 1)
        grid.addWidget(self._measure, 4, 1)
        return grid

    # ---- the lab's input

    @property
    def _shows_input(self) -> bool:
        return self._state is not None and self._state.shift.sample == "input"

    def _input_cell(self, cell: Cell) -> Index:
        """A cell of the image, as it is counted in the padded input."""
        assert self._state is not None
        first, padding = first_of_middle(self._state.plane), self._state.padding
        return cell[0] + first[0] + padding.top, cell[1] + first[1] + padding.left

    def choose_pen(self, draws: bool) -> None:
        self._pen_down = draws
        choose_pen(draws and self._shows_input, self.image)

    # ---- showing

    def show_state(self, state: PoolingState) -> None:
        self._state = state
        self.choose_pen(self._pen_down)
        sample = sample_of(state.shift, state.plane)
        found = comparisons(sample, state.shift)
        self._show_maps(state, found)
        self._show_marks(state, found)
        self.plots.show_state(sample, state.shift)
        self._show_texts(state, found)

    def _show_again(self) -> None:
        if self._state is not None:
            self.show_state(self._state)

    def _show_maps(self, state: PoolingState, found: PoolingComparison) -> None:
        white = [np.array([state.white])] if state.shift.sample == "input" else []
        scale = scale_for(found.before, *white)
        for time, image in zip(TIMES, (found.before, found.after), strict=True):
            self.maps["image", time].set_picture(Picture(image, scale.levels(image), scale.signed))
        self.legend.set_scale(found.scale, True, is_open=found.beyond > 0)
        shows_difference = self.shown.button("difference").isChecked()
        covered = windows_on(found.comparisons["none"].before, state.shift.window).covered
        for pooling in POOLINGS:
            comparison = found.comparisons[pooling]
            after = comparison.difference if shows_difference else comparison.after
            for time, values in zip(TIMES, (comparison.before, after), strict=True):
                dropped = covered if pooling == "none" else None
                self.maps[pooling, time].set_picture(
                    Picture(values, found.scale.levels(values), found.scale.signed, covered=dropped)
                )
        for place, (column, (_, columns)) in enumerate(_sizes(found).items(), 1):  # as wide as its cells need
            self._grid.setColumnStretch(place, columns * (1 if column in ("image", "none") else state.shift.window))
        self._share_cell_size()
        has_planes = state.shift.sample == "input" and state.channels > 1
        self.strip.setVisible(has_planes)
        if has_planes:
            shown = state.shown_planes
            self.strip.set_planes(shown.levels, shown.signed, plane_labels(state), state.channel)

    def _show_marks(self, state: PoolingState, found: PoolingComparison) -> None:
        """The windows on what is not pooled, and a dot on every number that has changed."""
        colours = colours_of(self)
        windows = windows_on(found.comparisons["none"].before, state.shift.window)
        frames = []
        if windows.steps <= MOST_WINDOWS:
            corners = (windows.corner(*windows.position(step)) for step in range(windows.steps))
            frames = [Mark(*corner, colours.window, *windows.kernel, width=2) for corner in corners]
        for pooling in POOLINGS:
            is_other, own = found.comparisons[pooling].is_other, frames if pooling == "none" else []
            changed = is_other.nonzero() if is_other.size <= MOST_MARKED else ((), ())
            dots = [Mark(int(r), int(c), colours.ink, dot=True) for r, c in zip(*changed, strict=True)]
            self.maps[pooling, "before"].set_marks(own)
            self.maps[pooling, "after"].set_marks([*own, *dots])

    def _share_cell_size(self) -> None:
        """A pooled cell is as large as its window, so that both maps can be laid over each other."""
        if self._state is None or self.maps["none", "before"].picture is None:
            return
        window = self._state.shift.window
        common = min(
            view.fitting_cell() / (1 if column in ("image", "none") else window)
            for (column, _), view in self.maps.items()
        )
        for (column, _), view in self.maps.items():
            view.set_largest_cell(max(common * (1 if column in ("image", "none") else window), 1e-3))

    # ---- texts

    def _show_texts(self, state: PoolingState, found: PoolingComparison) -> None:
        shift = state.shift
        is_own = shift.sample == "input"
        is_whole = not is_own or found.before.shape == state.plane.shape
        self.panel.set_title(self._panel_title(state))
        self._beyond.setText(self.tr("{0} beyond").format(percent(found.beyond, 1)) if found.beyond else "")
        self._name_columns(state, found, self.tr("Image") if is_whole else self.tr("Its middle"))
        moved = moved_text(*shift.shift)
        self.times["before"].setText(self.tr("before: a"))
        self.times["after"].setText(self.tr("after: b\n{0}").format(moved) if moved else self.tr("not moved"))
        for pooling in POOLINGS:
            comparison = found.comparisons[pooling]
            self.verdicts[pooling].setText(verdict_text(comparison, found.moves_along(shift, pooling)))
            self.numbers[pooling].setText(numbers_text(comparison, colours_of(self)))
        self._measure.setText(measure_text(colours_of(self)))
        self.explained.setText(
            window_text(windows_on(found.comparisons["none"].before, shift.window), colours_of(self))
        )
        self.plots.show_texts(shift)

    def retranslate(self) -> None:
        """What does not depend on the state."""
        tip = self.tr(
            "All maps share one scale. Values beyond it have the colour of its end, so that a few"
            " extremes do not make all others pale"
        )
        self.legend.setToolTip(tip)
        self.shown.set_texts(
            [
                (self.tr("after"), self.tr("Below: the maps after the image moved, b")),
                (self.tr("b − a"), self.tr("Below: what has changed, b − a")),
            ]
        )
        tip = self.tr("The channel that is moved: pooling treats each by itself")
        name_control(self.strip, self.tr("Channel that is moved"), tip)

    def _name_columns(self, state: PoolingState, found: PoolingComparison, image: str) -> None:
        window = "{} × {}".format(*windows_on(found.comparisons["none"].before, state.shift.window).kernel)
        names = {
            "image": image,
            "none": self._map_name(state),
            "max": self.tr("max {0}").format(window),
            "average": self.tr("average {0}").format(window),
        }
        sizes = _sizes(found)
        for column, name in names.items():
            self.titles[column].setText(f"{name}\n{sizes[column][0]} × {sizes[column][1]}")
            palette = self.palette()
            if column in POOLINGS:
                palette.setColor(palette.ColorRole.WindowText, getattr(colours_of(self), ROLES[column]))
            self.titles[column].setPalette(palette)
            for time in TIMES:
                self.maps[column, time].setAccessibleName(f"{name}: {self.times[time].text()}")

    def _panel_title(self, state: PoolingState) -> str:
        if state.shift.sample == "input" and state.channels > 1:
            return self.tr("Channel {0}").format(plane_labels(state)[state.channel])
        return self.tr("Before and after")

    def _map_name(self, state: PoolingState) -> str:
        if state.shift.edge == "none":
            return self.tr("not pooled")
        return self.tr("|feature map|") if state.shift.strength else self.tr("feature map")

    def resizeEvent(self, event: object) -> None:
        self._share_cell_size()


def _sizes(found: PoolingComparison) -> dict[str, Size]:
    """Rows and columns of the matrices, from left to right."""
    return {"image": found.before.shape, **{pooling: found.comparisons[pooling].size for pooling in POOLINGS}}
