"""The stage of the ladder: image and weights of the chosen output, all weights as a matrix, outputs and their check."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QWidget

from convlab.core import Padding
from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.labs.matrix.parts import picture
from convlab.gui.labs.why.ladder_marks import ladder_marks
from convlab.gui.labs.why.panel_grid import SteppedStage
from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.map_table import MapTable
from convlab.gui.widgets.matrix.painting import SMALLEST_LABELLED_CELL
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.section import caption
from convlab.labs.common.sliding import NO_PADDING, Cell
from convlab.labs.why.channels import pair_table
from convlab.labs.why.rungs import Check
from convlab.labs.why.state import REINDEXED, SHARED, WhyState

LARGEST_CELL = 96  # pixels
LEGEND_BAR = 24  # pixels: four panels stand side by side in the smallest window
TINTS = 0.25, 0.6  # share of a weight's colour on the input, for the largest weight: beside its number, or without
LEAST_SIZE = QSize(560, 300)
PLACES = {"input": (0, 0, 1), "weights": (1, 0, 1), "matrix": (0, 1, 2), "output": (0, 2, 1), "check": (1, 2, 1)}
STRETCHES = (5, 9, 5)  # of the columns: the matrix is what changes from rung to rung
FOOT = 20  # pixels: a legend or a line of text below each matrix
READABLE_CELL = 44  # pixels: of a small kernel, whatever the size of the image
ROUNDING = 1e-9  # of the largest output: a difference that is no more comes from rounding


class LadderStage(SteppedStage):
    """Reports what is done to the image ("input") and to the weights of the shown output ("weights")."""

    def __init__(self) -> None:
        self.input, self.weights = MatrixView(drag="draw"), MatrixView(drag="scrub")
        self.matrix = MatrixView()
        self.output = self.result = MatrixView()
        views = {"input": self.input, "weights": self.weights, "matrix": self.matrix, "output": self.output}
        super().__init__(PLACES, STRETCHES, views)
        self._state = WhyState()
        self._output: Cell = self._state.output_cell  # whose weights are shown
        self.notes = {kind: caption() for kind in ("weights", "matrix", "check")}
        self.legends = {kind: Legend(bar=LEGEND_BAR) for kind in ("input", "matrix", "output")}
        self.count, self.convolved, self.pairs = QLabel(), MatrixView(), MapTable()
        self._check = QStackedWidget()
        for widget in (self.count, self.convolved, self.pairs):
            self._check.addWidget(widget)
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.count.setFont(font("title", bold=True))
        self.count.setMinimumWidth(1)
        self._build()
        for kind, view in (*self.views.items(), ("output", self.convolved)):
            self.report_pointer(view, kind)
        self.report_edits(self.input, "input")
        self.report_edits(self.weights, "weights")
        self.weights.editable_area = self._is_weight
        self.retranslate()

    def _build(self) -> None:
        for row in (0, 1):
            self.grid.setRowStretch(row, 1)
        for kind in PLACES:
            self._fill_panel(kind, self.views.get(kind, self._check))
        self.setMinimumSize(LEAST_SIZE)

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
        return self._state.source(cell, self._output) is not None

    # ---- showing

    def show_state(self, state: WhyState, revealed: int | None) -> None:
        """Show a state's matrices; the output only up to `revealed`, in reading order."""
        old, self._state = self._state, state
        if self.input.picture is None or old.input is not state.input or old.white != state.white:
            self.input.set_picture(picture(state.shown_input))
            self.legends["input"].set_scale(state.shown_input.scale, state.shown_input.signed)
        if self.matrix.picture is None or old.matrix is not state.matrix or old.weight_scale != state.weight_scale:
            self.matrix.set_picture(picture(state.shown_matrix))
            self.legends["matrix"].set_scale(state.weight_scale, signed=True)
        self.show_output(revealed)
        self.share_cell_size()

    def show_output(self, revealed: int | None) -> None:
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
        state, self._output = self._state, cell
        shown, n, (i, j) = state.shown_weights(cell), state.side, cell
        around = Padding(n - 1 - i, i, n - 1 - j, j) if state.rung == REINDEXED else NO_PADDING
        old = self.weights.picture
        if old is None or old.values is not shown.values or (old.levels != shown.levels).any():
            self.weights.set_picture(picture(shown, around))
        if state.with_channels:
            levels = pair_table(state, cell).levels
            self.pairs.set_maps(levels, (levels.shape[0] < state.out_channels, levels.shape[1] < state.in_channels))

    def share_cell_size(self) -> None:
        common = min(LARGEST_CELL, *(view.fitting_cell() for view in (self.input, self.output)))
        for view in (self.input, self.output, self.convolved):
            view.set_largest_cell(max(common, 1e-3))
        self.weights.set_largest_cell(max(common, READABLE_CELL))

    # ---- marks

    def mark(self, focus: Focus, output: Cell) -> None:
        """Light what belongs to a focus in all views; `output` is the chosen one."""
        self.show_weights(output)
        tint = TINTS[self.input.places.cell < SMALLEST_LABELLED_CELL]
        marks = ladder_marks(self._state, focus, output, colours_of(self), tint)
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
        self.set_titles(titles)
        for view in (self.convolved, self.pairs):
            view.setAccessibleName(titles["check"])
        for kind, note in notes.items():
            self.notes[kind].setText(note)
        self.count.setText(count)
        self._colour_check()

    def _colour_check(self) -> None:
        """Green where both ways agree, as far as rounding allows."""
        palette, state, colours = self.palette(), self._state, colours_of(self)
        if state.check is not None and not state.with_channels:
            colour = colours.output if is_rounding(state.check, state) else colours.warning
            palette.setColor(palette.ColorRole.PlaceholderText, colour)
            palette.setColor(palette.ColorRole.WindowText, colour)
        self.notes["check"].setPalette(palette)
        self.count.setPalette(palette)


def is_rounding(check: Check, state: WhyState) -> bool:
    """Whether a difference is no more than rounding makes."""
    return check.largest <= ROUNDING * state.shown_output.scale.high
