"""The stage of the ladder: image and weights of the chosen output, all weights as a matrix, outputs and their check."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QStackedWidget, QWidget

from convlab.core import Padding
from convlab.gui.labs.convolution.stage import picture
from convlab.gui.theme import UNIT, Colours, colours_of, font
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.map_table import MapTable
from convlab.gui.widgets.matrix.painting import SMALLEST_LABELLED_CELL, Mark
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import caption
from convlab.labs.common.numbers import format_number
from convlab.labs.common.sliding import NO_PADDING
from convlab.labs.why.channels import pair_table
from convlab.labs.why.rungs import Check
from convlab.labs.why.state import DENSE, REINDEXED, SHARED, WhyState, diagonal

LARGEST_CELL = 96  # pixels
LEGEND_BAR = 24  # pixels: four panels stand side by side in the smallest window
TINTS = 0.25, 0.6  # share of a weight's colour on the input, for the largest weight: beside its number, or without
LEAST_SIZE = QSize(560, 300)
PLACES = {"input": (0, 0, 1), "weights": (1, 0, 1), "matrix": (0, 1, 2), "output": (0, 2, 1), "check": (1, 2, 1)}
STRETCHES = (5, 9, 5)  # of the columns: the matrix is what changes from rung to rung
FOOT = 20  # pixels: a legend or a line of text below each matrix
READABLE_CELL = 44  # pixels: of a small kernel, whatever the size of the image
ROUNDING = 1e-9  # of the largest output: a difference that is no more comes from rounding


class Focus(NamedTuple):
    """What is looked at: a cell of the "input", the "weights" of an output, the "matrix" or the "output"."""

    kind: str
    cell: Cell


class LadderStage(QWidget):
    """`hovered` carries a Focus or None, `clicked` a Focus."""

    hovered = Signal(object)
    clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: WhyState | None = None
        self.input, self.weights = MatrixView(drag="draw"), MatrixView(drag="scrub")
        self.matrix, self.output = MatrixView(), MatrixView()
        self.views = {"input": self.input, "weights": self.weights, "matrix": self.matrix, "output": self.output}
        self.panels = {kind: Panel() for kind in PLACES}
        self.notes = {kind: caption() for kind in ("weights", "matrix", "check")}
        self.legends = {kind: Legend(bar=LEGEND_BAR) for kind in ("input", "matrix", "output")}
        self.count, self.convolved, self.pairs = QLabel(), MatrixView(), MapTable()
        self._check = QStackedWidget()
        for widget in (self.count, self.convolved, self.pairs):
            self._check.addWidget(widget)
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.count.setFont(font("title", bold=True))
        self.count.setMinimumWidth(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(UNIT)
        for kind, (row, column, rows) in PLACES.items():
            self._fill_panel(kind, self.views.get(kind, self._check))
            grid.addWidget(self.panels[kind], row, column, rows, 1)
            grid.setRowStretch(row, 1)
        for column, stretch in enumerate(STRETCHES):
            grid.setColumnStretch(column, stretch)
        self.setMinimumSize(LEAST_SIZE)
        for kind, view in (*self.views.items(), ("output", self.convolved)):
            view.hovered.connect(lambda cell, kind=kind: self.hovered.emit(Focus(kind, cell) if cell else None))
            view.clicked.connect(lambda cell, kind=kind: self.clicked.emit(Focus(kind, cell)))
        self.weights.editable_area = self._is_weight
        self._shown_cell: Cell = (0, 0)  # the output whose weights are shown

    def _fill_panel(self, kind: str, view: QWidget) -> None:
        """What is shown, and below it one line: a legend or a text. The matrix has its legend above."""
        panel, foot = self.panels[kind], QHBoxLayout()
        panel.body.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        panel.body.setSpacing(UNIT // 2)
        panel.body.addWidget(view, 1)
        panel.body.addLayout(foot)
        if kind in self.legends and kind not in self.notes:
            foot.addWidget(self.legends[kind], 0, Qt.AlignmentFlag.AlignHCenter)
            return
        if kind in self.legends:
            panel.heading.addWidget(self.legends[kind])
        self.notes[kind].setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.notes[kind].setFixedHeight(FOOT)
        foot.addWidget(self.notes[kind])

    def _is_weight(self, cell: Cell) -> bool:
        return self._state is not None and self._state.source(cell, self._shown_cell) is not None

    # ---- showing

    def show_state(self, state: WhyState, revealed: int | None) -> None:
        """Show a state's matrices; the output only up to `revealed`, in reading order."""
        old, self._state = self._state, state
        if old is None or old.input is not state.input or old.white != state.white:
            self.input.set_picture(picture(state.shown_input))
            self.legends["input"].set_scale(state.shown_input.scale, state.shown_input.signed)
        if old is None or old.matrix is not state.matrix or old.weight_scale != state.weight_scale:
            self.matrix.set_picture(picture(state.shown_matrix))
            self.legends["matrix"].set_scale(state.weight_scale, signed=True)
        self.show_output(revealed)
        self._share_cell_size()

    def show_output(self, revealed: int | None) -> None:
        if self._state is None:
            return
        shown = self._state.shown_output
        self.output.set_picture(picture(shown, revealed=revealed))
        self.legends["output"].set_scale(shown.scale, shown.signed)
        if self._state.with_channels:
            self._check.setCurrentWidget(self.pairs)
        elif self._state.rung < SHARED:
            self._check.setCurrentWidget(self.count)
        else:
            self._check.setCurrentWidget(self.convolved)
            self.convolved.set_picture(picture(self._state.shown_convolved, revealed=revealed))

    def show_weights(self, cell: Cell) -> None:
        """The weights of an output, as this rung writes them."""
        state = self._state
        if state is None:
            return
        self._shown_cell = cell
        shown, n, (i, j) = state.shown_weights(cell), state.side, cell
        around = Padding(n - 1 - i, i, n - 1 - j, j) if state.rung == REINDEXED else NO_PADDING
        old = self.weights.picture
        if old is None or old.values is not shown.values or (old.levels != shown.levels).any():
            self.weights.set_picture(picture(shown, around))
        if state.with_channels:
            self._show_pairs(state, cell)

    def _show_pairs(self, state: WhyState, output: Cell) -> None:
        levels = pair_table(state, output).levels
        self.pairs.set_maps(levels, (levels.shape[0] < state.out_channels, levels.shape[1] < state.in_channels))

    def _share_cell_size(self) -> None:
        common = min(LARGEST_CELL, *(view.fitting_cell() for view in (self.input, self.output)))
        for view in (self.input, self.output, self.convolved):
            view.set_largest_cell(max(common, 1e-3))
        self.weights.set_largest_cell(max(common, READABLE_CELL))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_cell_size()

    # ---- marks

    def mark(self, focus: Focus, output: Cell) -> None:
        """Light what belongs to a focus in all views; `output` is the chosen one."""
        if self._state is None:
            return
        self.show_weights(output)
        colours = colours_of(self)
        if focus.kind in ("output", "matrix"):
            marks = output_marks(self._state, output, colours, TINTS[self.input.places.cell < SMALLEST_LABELLED_CELL])
            if focus.kind == "matrix":
                _add_matrix_cell(marks, self._state, focus.cell, output, colours)
        elif focus.kind == "input":
            marks = input_marks(self._state, focus.cell, output, colours)
        else:
            marks = weight_marks(self._state, focus.cell, output, colours)
        for kind, view in self.views.items():
            view.set_marks(marks[kind])
        self.convolved.set_marks(marks["output"])

    def retranslate(self) -> None:
        self.input.setToolTip(self.tr("Drag to draw; click a cell to type a number"))
        self.weights.setToolTip(self.tr("Click a weight to type a number, or drag it up and down"))
        for view in (self.output, self.convolved):
            view.setToolTip(self.tr("Point at an output to see its weights; a click chooses it"))
        self.matrix.setToolTip(self.tr("A row for each output, a column for each input, in reading order"))
        self.pairs.setToolTip(self.tr("A row for each output channel d, a column for each input channel c"))

    def set_texts(self, titles: dict[str, str], notes: dict[str, str], count: str) -> None:
        """Titles of the panels, the lines below them, and what stands large in place of a check by conv2d."""
        for kind, title in titles.items():
            self.panels[kind].set_title(title)
            self.views.get(kind, self.convolved).setAccessibleName(title)
        self.pairs.setAccessibleName(titles["check"])
        for kind, note in notes.items():
            self.notes[kind].setText(note)
        self.count.setText(count)
        self._colour_check()

    def _colour_check(self) -> None:
        """Green where both ways agree, as far as rounding allows."""
        palette, state = self.palette(), self._state
        check = state.check if state is not None and not state.with_channels else None
        if state is not None and check is not None:
            colours = colours_of(self)
            agrees = is_rounding(check, state)
            palette.setColor(palette.ColorRole.PlaceholderText, colours.output if agrees else colours.warning)
            palette.setColor(palette.ColorRole.WindowText, colours.output if agrees else colours.warning)
        self.notes["check"].setPalette(palette)
        self.count.setPalette(palette)


def is_rounding(check: Check, state: WhyState) -> bool:
    """Whether a difference is no more than rounding makes."""
    return check.largest <= ROUNDING * state.shown_output.scale.high


Marks = dict[str, list[Mark]]


def output_marks(state: WhyState, output: Cell, colours: Colours, tint: float) -> Marks:
    """The chosen output, its row of the matrix, and its weights lying on the input, the largest with `tint`."""
    n, (i, j) = state.side, output
    largest = state.weight_scale.high
    tints = [
        Mark(
            *term.cell,
            _sign_colour(term.weight, colours),
            fill=tint * min(1.0, abs(term.weight) / largest),
            width=0,
            label=f"×{format_number(term.weight)}",
        )
        for term in state.terms(output)
    ]
    return {
        "input": [*tints, _window(state, output, colours)],
        "weights": [_used_weights(state, output, colours)],
        "matrix": [Mark(i * n + j, 0, colours.output, 1, n * n, width=3)],
        "output": [Mark(i, j, colours.output, width=4)],
    }


def _sign_colour(weight: float, colours: Colours) -> QColor:
    return colours.positive if weight > 0 else colours.negative if weight < 0 else colours.muted


def _window(state: WhyState, output: Cell, colours: Colours) -> Mark:
    """The part of the image that the output can see."""
    starts = [max(0, index - state.reach) for index in output]
    ends = [min(state.side, index + state.reach + 1) for index in output]
    return Mark(*starts, colours.window, ends[0] - starts[0], ends[1] - starts[1], width=4)


def _used_weights(state: WhyState, output: Cell, colours: Colours) -> Mark:
    """The part of the shown weights that lies on the image for this output."""
    n, reach = state.side, state.reach
    if state.rung == DENSE:
        return Mark(0, 0, colours.kernel, n, n, width=4)
    starts = [max(0, reach - index) for index in output]
    ends = [min(2 * reach + 1, reach + n - index) for index in output]
    colour = colours.kernel if state.rung == REINDEXED else colours.window  # fixed weights, and a window on them
    return Mark(*starts, colour, ends[0] - starts[0], ends[1] - starts[1], width=4)


def weight_cell(state: WhyState, place: Cell, output: Cell) -> Cell | None:
    """Where among the shown weights of an output the one for an input is; None when there is none."""
    if state.rung == DENSE:
        return place
    a, b = place[0] - output[0], place[1] - output[1]
    return (a + state.reach, b + state.reach) if max(abs(a), abs(b)) <= state.reach else None


def _add_matrix_cell(marks: Marks, state: WhyState, cell: Cell, output: Cell, colours: Colours) -> None:
    """One entry of the matrix: one input, one weight."""
    n = state.side
    place = divmod(cell[1], n)
    marks["input"].append(Mark(*place, colours.window, width=4))
    marks["matrix"] += [Mark(0, cell[1], colours.window, n * n, 1, fill=0.1, width=1.5), Mark(*cell, colours.kernel)]
    own = weight_cell(state, place, output)
    if own is not None:
        marks["weights"].append(Mark(*own, colours.kernel))


def input_marks(state: WhyState, cell: Cell, output: Cell, colours: Colours) -> Marks:
    """An input, its column of the matrix, and every output it has a part in, with its weight there."""
    n, (row, column) = state.side, cell
    tensor = state.tensor
    outputs = [
        Mark(i, j, colours.output, width=2.5, label=f"×{format_number(float(tensor[i, j, row, column]))}")
        for i in range(max(0, row - state.reach), min(n, row + state.reach + 1))
        for j in range(max(0, column - state.reach), min(n, column + state.reach + 1))
    ]
    own = weight_cell(state, cell, output)
    return {
        "input": [Mark(row, column, colours.window, width=4)],
        "weights": [] if own is None else [Mark(*own, colours.kernel, width=4)],
        "matrix": [Mark(0, row * n + column, colours.window, n * n, 1, width=3)],
        "output": outputs,
    }


def weight_marks(state: WhyState, cell: Cell, output: Cell, colours: Colours) -> Marks:
    """A weight: one entry of the matrix, or from rung 3 on a whole stripe of them."""
    n, source = state.side, state.source(cell, output)
    if source is None:
        return {"input": [], "weights": [Mark(*cell, colours.muted)], "matrix": [], "output": []}
    entries = list(used_at(state, cell, output))
    strong = 4.0 if len(entries) == 1 else 2.5
    return {
        "input": [Mark(*divmod(column, n), colours.window, width=strong) for _, column in entries],
        "weights": [Mark(*cell, colours.kernel, width=4)],
        "matrix": [Mark(*entry, colours.kernel, fill=0.35, width=1.5) for entry in entries],
        "output": [Mark(*divmod(row, n), colours.output, width=strong) for row, _ in entries],
    }


def used_at(state: WhyState, cell: Cell, output: Cell) -> list[tuple[int, int]]:
    """Rows and columns of the matrix that hold a shown weight."""
    n, source = state.side, state.source(cell, output)
    if source is None:
        return []
    if state.rung < SHARED:
        return [(source[0] * n + source[1], source[2] * n + source[3])]
    return list(diagonal(state, (cell[0] - state.reach, cell[1] - state.reach)))
