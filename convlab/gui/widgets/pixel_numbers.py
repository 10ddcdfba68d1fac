"""The numbers in the cells of a small image, as exact as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from convlab.gui.theme import font
from convlab.labs.common.numbers import fixed_number

SMALLEST, TWO_DECIMALS, WITH_ZERO = 13, 18, 26  # pixels of a cell: for ".9", ".97" and "0.97"
HEIGHT, LARGEST = 0.42, 16  # of the digits, as a share of the cell, and in pixels
SMALLEST_DIGITS = 10  # pixels
FAINT = 0.35  # the strength of zeros, which are most of a digit's image


def paint_numbers(painter: QPainter, levels: NDArray[np.uint8], area: QRectF, colours: Sequence[int]) -> None:
    """Write each level from 0 to 255 as a share of 1 into its cell; nothing where cells are too small to be read.

    `colours` has the colour of the cell for each level: numbers are black or white upon it.
    """
    rows, columns = levels.shape
    cell = area.width() / columns
    if cell < SMALLEST:
        return
    texts, inks = _texts(decimals_in(cell), cell >= WITH_ZERO), [_ink(colours[level], level) for level in range(256)]
    painter.setFont(_digits(cell))
    for row in range(rows):
        for column in range(columns):
            level = int(levels[row, column])
            painter.setPen(inks[level])
            place = QRectF(area.x() + column * cell, area.y() + row * cell, cell, cell)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, texts[level])


def decimals_in(cell: float) -> int:
    """How many decimals a cell of this size has room for; 0 for one that is too small for numbers."""
    return 2 if cell >= TWO_DECIMALS else 1 if cell >= SMALLEST else 0


def _digits(cell: float) -> QFont:
    digits = QFont(font("caption"))
    digits.setPixelSize(max(SMALLEST_DIGITS, min(LARGEST, round(HEIGHT * cell))))
    return digits


@cache
def _texts(decimals: int, with_zero: bool) -> list[str]:
    return [_text(level, decimals, with_zero=with_zero) for level in range(256)]


def _text(level: int, decimals: int, *, with_zero: bool) -> str:
    if level == 0:
        return "0"
    text = fixed_number(level / 255, decimals)
    if text.startswith("1"):
        return "1"
    return text if with_zero else text.removeprefix("0")


def _ink(colour: int, level: int) -> QColor:
    ink = QColor("black" if QColor.fromRgb(colour).lightnessF() > 0.5 else "white")
    ink.setAlphaF(1 if level else FAINT)
    return ink
