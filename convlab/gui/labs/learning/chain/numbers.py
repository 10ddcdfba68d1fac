"""Numbers in small cells: without the 0 before the point where that is what makes them legible."""

from __future__ import annotations

from collections.abc import Sequence

from convlab.gui.widgets.matrix.painting import SMALLEST_NUMBER, fitting_size, fitting_texts
from convlab.labs.common.arrays import Matrix

GOOD_SIZE = 10  # pixels of the font
ROOM = 1.06  # of what a number may fill of a cell elsewhere: there is little


def small_numbers(values: Matrix, cell: float) -> tuple[Sequence[str], int] | None:
    """Texts and font size for cells in which the usual ones are small or do not fit; None to leave it to them."""
    usual = fitting_texts(values, cell)
    if usual is not None and usual[1] >= GOOD_SIZE:
        return None
    for decimals in (2, 1):
        texts = [_short(value, decimals) for value in values.ravel().tolist()]
        size = fitting_size(texts, cell * ROOM)
        if size >= SMALLEST_NUMBER and (usual is None or size >= usual[1]):
            return texts, size
    return None


def _short(value: float, decimals: int) -> str:
    """ "−.27", "1.5", "0"; a number that rounds to 0 and is none is written as the least one with its sign."""
    if value == 0:
        return "0"
    sign, size = "−" if value < 0 else "", abs(value)
    if round(size, decimals) == 0:
        return f"{sign}.{'0' * decimals}"
    if size >= 100:
        return f"{sign}{size:.0f}"
    text = f"{size:.{decimals}f}".rstrip("0").rstrip(".")
    return sign + text.removeprefix("0")
