"""What is read of a step: its arithmetic, the size of the output, and where it is among the other steps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from convlab.gui.theme import UNIT
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.term_line import Piece, TermLine
from convlab.labs.common.numbers import format_number, grouped


class ReadingPanel(Panel):
    """The arithmetic line and the formula line; a page may put more below them into `body`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.arithmetic, self.formula, self.formula_label = TermLine(), QLabel(), QLabel()
        self.formula.setTextFormat(Qt.TextFormat.RichText)
        self.formula.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.formula_label.setForegroundRole(self.formula_label.palette().ColorRole.PlaceholderText)
        self.formula_row = arranged(QHBoxLayout(), (self.formula_label, 0), (self.formula, 1))
        self.formula_row.setContentsMargins(6, 0, 0, 0)
        self.body.takeAt(0)  # its heading: what is read here needs none
        self.body.setContentsMargins(UNIT, UNIT // 2, UNIT * 3 // 2, UNIT)
        self.body.addWidget(self.arithmetic)
        self.body.addLayout(self.formula_row)

    def show_reach(self, value: float, count: int) -> None:
        """Say of a cell of the input to how many outputs it contributes."""
        if count == 0:
            text = self.tr(" contributes to no output: it lies in no window")
        elif count == 1:
            text = self.tr(" contributes to 1 output")
        else:
            text = self.tr(" contributes to {0} outputs").format(grouped(count))
        self.arithmetic.set_terms([], before=[Piece(format_number(value), "window", bold=True), Piece(text)])

    def show_multiplied(self, value: float, count: int, *, is_padded: bool) -> None:
        """Say of a weight how many cells of the input, padding among them, it multiplies."""
        if count == 1:
            text = self.tr(" multiplies 1 cell: there is one output")
        elif is_padded:
            text = self.tr(" multiplies {0} cells of the padded input, one for each output").format(grouped(count))
        else:
            text = self.tr(" multiplies {0} cells of the input, one for each output").format(grouped(count))
        self.arithmetic.set_terms([], before=[Piece(format_number(value), "kernel", bold=True), Piece(text)])
