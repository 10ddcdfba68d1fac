"""The same operation as one matrix product: im2col's patches times the flattened kernel."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy

from convlab.gui.labs.matrix.parts import picture
from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.matrix.painting import Mark
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import caption
from convlab.labs.common.scales import ScaledMatrix
from convlab.labs.convolution.state import ConvolutionState

LEAST_CELL = 28  # pixels; as many steps are shown as there is room for rows of this height
MOST_ROWS = 7
LARGEST_CELL = 56
LEAST_ROWS = 4  # as many are laid out for, so that cells do not become huge
LEAST_WIDTH = 48


class ProductPanel(Panel):
    """Rows around the present step; the flattened kernel stands as a column, and so does the output.

    `step_hovered` carries the step of a row or None, `step_clicked` a step.
    """

    step_hovered = Signal(object)
    step_clicked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._state: ConvolutionState | None = None
        self._step = 0
        self._first = 0
        self._revealed: int | None = None
        self._rows: tuple[object, ...] = (None,)  # what the rows on the screen are made of
        self.patches, self.weights, self.results = MatrixView(), MatrixView(), MatrixView()
        self._note = caption()
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.heading.insertWidget(1, self._note, 10)
        row = arranged(QHBoxLayout())
        row.addStretch(1)
        for view, text in ((self.patches, "·"), (self.weights, "="), (self.results, "")):
            view.setMinimumSize(LEAST_WIDTH, LEAST_WIDTH)
            row.addWidget(view)
            if text:
                label = QLabel(text)
                label.setFont(font("title", bold=True))
                label.setAlignment(Qt.AlignmentFlag.AlignCenter)
                row.addWidget(label)
        row.addStretch(1)
        self.body.addLayout(row, 1)
        for view in (self.patches, self.results):
            view.hovered.connect(self._report_hovered)
            view.clicked.connect(lambda cell: self.step_clicked.emit(self._first + cell[0]))
        self.retranslate()

    def _report_hovered(self, cell: Cell | None) -> None:
        self.step_hovered.emit(None if cell is None else self._first + cell[0])

    @property
    def row(self) -> int:
        """The row on the screen that belongs to the present step."""
        return self._step - self._first

    def show_step(self, state: ConvolutionState, step: int, revealed: int | None) -> None:
        """Show the rows around a step, results only before `revealed`."""
        self._state, self._step, self._revealed = state, step, revealed
        count = min(state.sliding.steps, MOST_ROWS, max(LEAST_ROWS, self.patches.height() // LEAST_CELL))
        if not (self._first <= step < self._first + count <= state.sliding.steps):
            self._first = min(max(0, step - count // 2), state.sliding.steps - count)
        rows = state.shown_input, state.shown_kernel, state.shown_sums, self._first, count, revealed
        if rows != self._rows:
            self._rows = rows
            self._fill(state, count, revealed)
        self._mark()

    def _fill(self, state: ConvolutionState, count: int, revealed: int | None) -> None:
        values = state.sliding.patches(state.padded, self._first, count)
        look = state.shown_input
        self.patches.set_picture(picture(ScaledMatrix(values, look.scale)))
        look = state.shown_kernel
        self.weights.set_picture(picture(ScaledMatrix(look.values.reshape(-1, 1), look.scale)))
        results = state.sums.reshape(-1, 1)[self._first : self._first + count]
        look = state.shown_sums
        shown = ScaledMatrix(results, look.scale)
        self.results.set_picture(picture(shown, revealed=None if revealed is None else max(0, revealed - self._first)))
        self._share_cell_size()
        self._note.setText(self._describe(state, count))

    def _describe(self, state: ConvolutionState, count: int) -> str:
        return self.tr("{0} × {1} patches · {1} weights = {0} outputs; rows {2} to {3}").format(
            state.sliding.steps, state.kernel.size, self._first + 1, self._first + count
        )

    def _share_cell_size(self) -> None:
        """Cells of one size, and the three matrices close together."""
        if self.patches.picture is None:
            return
        rows, columns = self.patches.picture.shape
        signs = 12 * UNIT
        room = (self.width() - signs) / (columns + 2), self.patches.height() / max(rows, LEAST_ROWS)
        cell = max(0.1, min(LARGEST_CELL, *room))
        for view, count in ((self.patches, columns), (self.weights, 1), (self.results, 1)):
            view.setFixedWidth(max(LEAST_WIDTH, round(count * cell) + UNIT))
            view.set_largest_cell(cell)

    def _mark(self) -> None:
        if self._state is None:
            return
        colours, row = colours_of(self), self.row
        width = self._state.kernel.size
        self.patches.set_marks([Mark(row, 0, colours.window, 1, width, fill=0.16, width=3)])
        self.weights.set_marks([Mark(0, 0, colours.kernel, width, 1, width=3)])
        self.results.set_marks([Mark(row, 0, colours.output, fill=0.16, width=3)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._state is not None:
            self.show_step(self._state, self._step, self._revealed)
            self._share_cell_size()

    def retranslate(self) -> None:
        self.set_title(self.tr("The same as a matrix product"))
        self.patches.setAccessibleName(self.tr("Patches of the input, one row a step"))
        self.weights.setAccessibleName(self.tr("The kernel as a column"))
        self.results.setAccessibleName(self.tr("The outputs of these steps"))
        if self._state is not None and self.patches.picture is not None:
            self._note.setText(self._describe(self._state, self.patches.picture.shape[0]))
