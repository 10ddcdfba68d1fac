"""A sum with its terms, each part in the colour of its role; a long one is folded in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.theme import Colours, colours_of, font

PADDING = 6
MOST_SHOWN = 60  # terms; no line holds more


@dataclass(frozen=True)
class Piece:
    """Some text and the role its colour stands for: "window", "kernel", "output", "muted" or "text"."""

    text: str
    role: str = "text"
    bold: bool = False


Term = Sequence[Piece]


class TermLine(QWidget):
    """`before`, the terms, `after`: shown in one line, left to right, with `between` (a plus) between the terms."""

    def __init__(self, size: str = "title", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._terms: Sequence[Term] = ()
        self._before: Sequence[Piece] = ()
        self._after: Sequence[Piece] = ()
        self._between = " + "
        self._more = "{0}"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(320, round(QFontMetricsF(font(self._size)).height()) + 2 * PADDING)

    minimumSizeHint = sizeHint

    def set_fold_text(self, text: str) -> None:
        """What stands for the terms left out; {0} is their number."""
        self._more = text
        self.update()

    def set_terms(
        self, terms: Sequence[Term], before: Sequence[Piece] = (), after: Sequence[Piece] = (), between: str = " + "
    ) -> None:
        self._terms, self._before, self._after, self._between = terms, before, after, between
        self.setAccessibleName("".join(piece.text for piece in self._pieces(min(len(terms), MOST_SHOWN))))
        self.update()

    def text(self) -> str:
        """The whole sum as plain text."""
        return "".join(piece.text for piece in self._pieces(len(self._terms)))

    def shown_text(self) -> str:
        """The sum as it is shown, folded to fit."""
        return "".join(piece.text for piece in self._fitting())

    def _pieces(self, kept: int) -> list[Piece]:
        """The line with at most `kept` terms: the first ones and the last ones."""
        count = len(self._terms)
        head = count if kept >= count else (kept + 1) // 2
        pieces, between = list(self._before), Piece(self._between)
        for index, term in enumerate(self._terms[:head]):
            pieces += [between] if index else []
            pieces += term
        if kept < count:
            pieces.append(between)
            pieces.append(Piece(self._more.format(count - kept), "muted"))
            for term in self._terms[count - (kept - head) :] if kept > head else []:
                pieces += [between, *term]
        return pieces + list(self._after)

    def _fitting(self) -> list[Piece]:
        low, high = 1, min(len(self._terms), MOST_SHOWN)
        if self._width(self._pieces(high)) <= self._room:
            return self._pieces(high)
        while low < high:  # the largest number of terms that fits
            middle = (low + high + 1) // 2
            if self._width(self._pieces(middle)) <= self._room:
                low = middle
            else:
                high = middle - 1
        return self._pieces(low)

    @property
    def _room(self) -> float:
        return self.width() - 2.0 * PADDING

    def _width(self, pieces: Sequence[Piece]) -> float:
        return sum(_advance(self._size, piece.bold, piece.text) for piece in pieces)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self)
        x = float(PADDING)
        for piece in self._fitting():
            painter.setFont(font(self._size, bold=piece.bold))
            painter.setPen(self._colour(piece.role, colours))
            width = _advance(self._size, piece.bold, piece.text)
            area = QRectF(x, 0, width + 1, self.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, piece.text)
            x += width

    def _colour(self, role: str, colours: Colours) -> QColor:
        if role == "text":
            return self.palette().text().color()
        colour: QColor = getattr(colours, role)
        return colour

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()


@lru_cache(maxsize=10_000)
def _advance(size: str, bold: bool, text: str) -> float:
    """The width of a text. A line is measured many times until it fits, and its numbers come again and again."""
    return QFontMetricsF(font(size, bold=bold)).horizontalAdvance(text)
