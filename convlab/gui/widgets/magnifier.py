"""A window of a picture whose cells are too small for numbers, large: with what it is multiplied by, and the sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from convlab.gui.theme import UNIT, Colours, colours_of, font
from convlab.gui.widgets.matrix.painting import SMALLEST_NUMBERED_CELL, Mark, Picture, draw_mark, draw_matrix
from convlab.gui.widgets.matrix.places import Cell, Places

LARGEST_CELL = 40  # pixels
LARGEST_MATRIX = 190  # pixels on its longer side, unless numbers would become too small
SIGN = 26  # pixels for a sign between two matrices
AWAY = 20  # pixels between what is explained and the magnifier


@dataclass(frozen=True, eq=False)
class PatchRow:
    """A window, the weights on it, their products, and what comes of them; or a window and which cell of it wins.

    `pointed` is the cell of the window that is pointed at.
    """

    window: Picture
    weights: Picture | None
    products: Picture | None
    result: str
    winner: Cell | None = None
    pointed: Cell | None = None

    @property
    def matrices(self) -> list[tuple[str, Picture]]:
        """With the sign before each."""
        parts = (("", self.window), ("×", self.weights), ("=", self.products))
        return [(sign, picture) for sign, picture in parts if picture is not None]


class Magnifier(QWidget):
    """Floats over its parent and lets everything through; without a frame it lies on a panel of its own."""

    def __init__(self, parent: QWidget, *, is_framed: bool = True) -> None:
        super().__init__(parent)
        self._is_framed = is_framed
        self._rows: Sequence[PatchRow] = ()
        self._total = ""
        self._cell = float(LARGEST_CELL)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_patch(
        self, rows: Sequence[PatchRow], total: str, anchor: QRectF, avoided: Sequence[QRectF], area: QRectF
    ) -> None:
        """Show windows, and what they come to together, in the area, near `anchor` and beside what is `avoided`."""
        side = max(max(row.window.shape) for row in rows)
        if self._take(rows, total, LARGEST_MATRIX // side):
            self.setGeometry(self._place(self._size(), anchor, avoided, area).toRect())
            self.raise_()

    def show_in(self, rows: Sequence[PatchRow], total: str, area: QRectF) -> None:
        """Show windows, and what they come to together, in the middle of the area."""
        height = max(row.window.shape[0] for row in rows)
        if self._take(rows, total, int(area.height() - UNIT * 2) // height):
            place = QRectF(QPointF(), QSizeF(self._size()))
            place.moveCenter(area.center())
            self.setGeometry(place.intersected(area).toRect())

    def _take(self, rows: Sequence[PatchRow], total: str, cell: int) -> bool:
        """Whether there is room for numbers in cells of so many pixels; otherwise there is nothing to see."""
        self._cell = float(min(LARGEST_CELL, cell))
        self._rows, self._total = rows, total
        self.setAccessibleName(self.text())
        self.setVisible(self._cell >= SMALLEST_NUMBERED_CELL)
        self.update()
        return not self.isHidden()

    def text(self) -> str:
        """What the windows come to."""
        return self._total or (self._rows[0].result if self._rows else "")

    # ---- places

    def _size(self) -> QSize:
        metrics = QFontMetricsF(font("title", bold=True))
        width = height = 0.0
        for row in self._rows:
            matrices = row.matrices
            across = sum(picture.shape[1] for _, picture in matrices) * self._cell + (len(matrices) - 1) * SIGN
            width = max(width, across + metrics.horizontalAdvance(row.result) + 2 * UNIT)
            height += row.window.shape[0] * self._cell + UNIT
        if self._total:
            width, height = max(width, metrics.horizontalAdvance(self._total)), height + metrics.height() + UNIT
        return QSize(round(width + 3 * UNIT), round(max(height, metrics.height()) + UNIT))

    def _place(self, size: QSize, anchor: QRectF, avoided: Sequence[QRectF], area: QRectF) -> QRectF:
        """The first place around the anchor that covers nothing of it, or else the one that covers least."""
        width, height, middle = size.width(), size.height(), anchor.center()
        lefts = anchor.right() + AWAY, anchor.left() - AWAY - width, middle.x() - width / 2
        tops = anchor.bottom() + AWAY, anchor.top() - AWAY - height, middle.y() - height / 2
        places = [
            _within(QRectF(left, top, width, height), area)
            for i, left in enumerate(lefts)
            for j, top in enumerate(tops)
            if (i, j) != (2, 2)
        ]
        return min(places, key=lambda place: sum(_common(place, other) for other in (anchor, *avoided)))

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self)
        if self._is_framed:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Dark), 1.5))
            painter.setBrush(colours.base)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        top = float(UNIT)
        for row in self._rows:
            self._paint_row(painter, row, top, colours)
            top += row.window.shape[0] * self._cell + UNIT
        if self._total:
            self._write(
                painter, QRectF(UNIT * 1.5, top, self.width(), self.height() - top), self._total, colours.output
            )

    def _paint_row(self, painter: QPainter, row: PatchRow, top: float, colours: Colours) -> None:
        x, height = UNIT * 1.5, row.window.shape[0] * self._cell
        for (sign, picture), colour in zip(row.matrices, (colours.window, colours.kernel, colours.muted), strict=False):
            if sign:
                painter.setFont(font("title", bold=True))
                painter.setPen(self.palette().text().color())
                painter.drawText(QRectF(x, top, SIGN, height), Qt.AlignmentFlag.AlignCenter, sign)
                x += SIGN
            places = Places(self._cell, QPointF(x, top))
            draw_matrix(painter, picture, places, QRectF(self.rect()), colours)
            draw_mark(painter, Mark(0, 0, colour, *picture.shape, width=3), places, colours)
            if row.pointed is not None:
                draw_mark(painter, Mark(*row.pointed, colour, width=4), places, colours)
            if row.winner is not None:
                draw_mark(painter, Mark(*row.winner, colours.output, width=3), places, colours)
            x += picture.shape[1] * self._cell
        colour = colours.output if not self._total else self.palette().text().color()
        self._write(painter, QRectF(x + UNIT, top, self.width(), height), row.result, colour)

    def _write(self, painter: QPainter, area: QRectF, text: str, colour: QColor) -> None:
        painter.setFont(font("title", bold=True))
        painter.setPen(colour)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def _within(place: QRectF, area: QRectF) -> QRectF:
    """The place, moved into the area."""
    left = max(area.left(), min(place.left(), area.right() - place.width()))
    top = max(area.top(), min(place.top(), area.bottom() - place.height()))
    return QRectF(left, top, place.width(), place.height())


def _common(a: QRectF, b: QRectF) -> float:
    common = a.intersected(b)
    return max(common.width(), 0.0) * max(common.height(), 0.0)
