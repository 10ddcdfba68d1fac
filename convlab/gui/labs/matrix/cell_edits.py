"""Numbers that are changed where they are seen: typed, turned with the wheel, or dragged up and down."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from PySide6.QtCore import QObject, Slot

from convlab.gui.language import translate
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.number_box import not_a_number, number_in
from convlab.labs.common.arrays import LARGEST_VALUE, Matrix
from convlab.labs.common.numbers import format_number

PIXELS_A_TENTH = 3  # of the mouse, when a number is dragged
DIGITS = 9  # decimals that are kept when a number is turned or dragged

Index = tuple[int, ...]  # where a number is in its array, as it is seen


class HasCells(Protocol):
    """A page whose numbers can be edited. `kind` says which array a number belongs to."""

    def cell_value(self, kind: str, index: Index) -> float: ...

    def wheel_step(self, kind: str) -> float: ...

    def set_cell(self, kind: str, index: Index, value: float, merge: object = None) -> None: ...


class CellEdits(QObject):
    """Edits of single numbers, for any page."""

    def __init__(self, page: HasCells, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._drag = (-1, 0.0)  # its number, and the value it began with

    @Slot(str, object, object, str)
    def type_into(self, kind: str, view: MatrixView, index: Index, text: str) -> None:
        """Use a number that was typed into a cell; what is none is refused there."""
        value = number_in(text)
        problem = not_a_number(text.strip()) if value is None else too_large(value)
        if value is None or problem:
            view.refuse_text(problem)
            return
        view.accept_text()
        self._page.set_cell(kind, index, value)

    @Slot(str, object, int)
    def nudge(self, kind: str, index: Index, notches: int) -> None:
        """Change a number by the wheel."""
        value = self._page.cell_value(kind, index) + notches * self._page.wheel_step(kind)
        self._page.set_cell(kind, index, round(value, DIGITS), ("nudge", kind, index))

    @Slot(str, object, float, int)
    def scrub(self, kind: str, index: Index, pixels: float, drag: int) -> None:
        """Change a number by as much as the mouse has moved up since the drag began."""
        if self._drag[0] != drag:
            self._drag = drag, self._page.cell_value(kind, index)
        value = self._drag[1] + round(pixels / PIXELS_A_TENTH) * 0.1
        self._page.set_cell(kind, index, round(value, DIGITS), ("scrub", kind, drag))


def too_large(value: float) -> str:
    """Why a number cannot be used; "" if it can."""
    if abs(value) <= LARGEST_VALUE:
        return ""
    text = translate("MatrixPage", "Numbers beyond ±{0} are too large to compute with here.")
    return text.format(format_number(LARGEST_VALUE))


def step_of_input(white: float) -> float:
    """How far a notch of the wheel changes a cell of an input on which `white` is white."""
    return 1.0 if white > 1 else 0.1


def step_of_weights(weights: Matrix) -> float:
    """How far a notch of the wheel changes a weight: whole ones stay whole."""
    return 1.0 if np.array_equal(weights, np.rint(weights)) else 0.1
