"""What is written in the picture of a network: above and below each stage, and beside the outputs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from convlab.gui.theme import Colours, font
from convlab.labs.lenet.inside.layout import GAP, Column

HEADER_LINES, FOOTER_LINES = 3, 3
WIDEST_RANGE, WIDEST_FOOTERS = "0 … 88.8", ("w ±0.88", "rms 0.88", "∂ 0.00088")
LABEL_GAP = 10  # beside the names of the classes, half of it on each side
WIDEST_LABEL = 90  # pixels of the name of a class; what is longer is cut short
TEXT_GAP = 6  # at least, between the texts of neighbouring stages


@dataclass(frozen=True, eq=False)
class StagePicture:
    """What is written and painted for a stage: `levels` of its maps, `kernel_levels` (out·in, h, w) of its kernels.

    For the input, `squares` are the levels of the two further squares, which are signed, and `captions` the names.
    """

    title: str
    short_title: str
    shape: str
    range: str
    levels: NDArray[np.uint8]
    signed: bool
    footers: tuple[str, ...] = ()
    kernel_levels: NDArray[np.uint8] | None = None
    squares: tuple[NDArray[np.uint8], ...] = ()
    captions: tuple[str, ...] = ()


def text_width(text: str, *, bold: bool = False) -> float:
    return QFontMetricsF(font("caption", bold=bold)).horizontalAdvance(text)


def line_height() -> float:
    return max(QFontMetricsF(font("caption", bold=bold)).height() for bold in (False, True))


def least_widths(pictures: Sequence[StagePicture]) -> list[int]:
    """What the texts of each stage need; its figures change, but nothing moves when they do."""
    return [
        math.ceil(max(map(text_width, (picture.shape, WIDEST_RANGE, *WIDEST_FOOTERS[: len(picture.footers)]))))
        - (GAP[0] - TEXT_GAP)  # they may reach into the gap
        for picture in pictures
    ]


def label_width(labels: Sequence[str]) -> int:
    """The room for the names of the classes beside the outputs."""
    widest = max((text_width(text, bold=True) for text in labels), default=0)
    return min(math.ceil(widest), WIDEST_LABEL) + LABEL_GAP


def paint_titles(
    painter: QPainter, pictures: Sequence[StagePicture], columns: Sequence[Column], width: int, colour: QColor
) -> None:
    """What does not change with the numbers."""
    line = line_height()
    painter.setPen(colour)
    for index, (picture, column) in enumerate(zip(pictures, columns, strict=True)):
        end = columns[index + 1].left if index + 1 < len(columns) else width
        space = end - column.left - TEXT_GAP
        title = picture.title if text_width(picture.title, bold=True) <= space else picture.short_title
        for row, text in enumerate((title, picture.shape)):
            painter.setFont(font("caption", bold=row == 0))
            area = QRectF(column.left, row * line, space + TEXT_GAP, line)
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft, text)


def paint_figures(
    painter: QPainter,
    pictures: Sequence[StagePicture],
    columns: Sequence[Column],
    bottom: float | None,
    colours: Colours,
) -> None:
    """The ranges of the maps above them, and what is known of the weights above `bottom`, unless that is None."""
    line = line_height()
    painter.setFont(font("caption"))
    painter.setPen(colours.muted)
    descent = painter.fontMetrics().descent()
    for picture, column in zip(pictures, columns, strict=True):
        painter.drawText(QPointF(column.left, HEADER_LINES * line - descent), picture.range)
        for cell, text in zip(column.maps, picture.captions, strict=False):
            if text_width(text) > columns[1].left - cell.left - TEXT_GAP:  # without the range, then
                text = text.partition(":")[0]
            painter.drawText(QPointF(cell.left, cell.top + cell.height + line - descent + 1), text)
        if bottom is not None:
            for row, text in enumerate(picture.footers, 1):
                painter.drawText(QPointF(column.left, bottom - (FOOTER_LINES - row) * line - descent), text)


def paint_labels(painter: QPainter, labels: Sequence[str], prediction: int, column: Column, colours: Colours) -> None:
    """The classes beside their units, the predicted one set off."""
    for digit, (cell, label) in enumerate(zip(column.maps, labels, strict=False)):
        painter.setFont(font("caption", bold=digit == prediction))
        painter.setPen(colours.output if digit == prediction else colours.muted)
        at = QRectF(cell.left + cell.width + LABEL_GAP / 2, cell.top, WIDEST_LABEL, cell.height)
        shown = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, WIDEST_LABEL)
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
