"""A sum with its terms, each part in the colour of its role; a long one is folded so that it fits."""

from __future__ import annotations

import math
from collections.abc import Sequence
from textwrap import fill

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from convlab.gui.theme import Colours, colours_of, font
from convlab.gui.widgets.term_folding import FoldTexts, Group, Piece, Sum, Term
from convlab.labs.common.numbers import grouped

__all__ = ["Group", "Piece", "Term", "TermLine"]

PADDING = 6
MOST_TOLD = 200  # terms that a tooltip lists
LONGEST_LINE = 90  # characters in it


class TermLine(QWidget):
    """`before`, the terms, `after`: shown in one line, left to right, with `between` (a plus) between the terms.

    When there is no room for all terms, the least important are left out (`term_folding`); a tooltip shows them all.
    """

    def __init__(self, size: str = "title", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._sum = Sum(())
        self._fitted: list[Piece] | None = None  # as shown; None until it is worked out again
        self._built: float | None = None  # the share of the terms that is shown
        self._widths: dict[tuple[str, bool], float] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(320, round(QFontMetricsF(font(self._size)).height()) + 2 * PADDING)

    minimumSizeHint = sizeHint

    def set_terms(
        self,
        terms: Sequence[Term | Sequence[Piece]],
        before: Sequence[Piece] = (),
        after: Sequence[Piece] = (),
        between: str = " + ",
    ) -> None:
        """Show a sum of terms. Pieces that are not a Term all count as equally important."""
        known = [term if isinstance(term, Term) else Term(term) for term in terms]
        self._set(Sum([Group(known, Piece(""))] if known else (), before, after, between))

    def set_groups(self, groups: Sequence[Group], before: Sequence[Piece] = (), after: Sequence[Piece] = ()) -> None:
        """Show a sum of sums: the groups in brackets, then their subtotals, then `after`."""
        self._set(Sum(groups, before, after, is_grouped=True))

    def _set(self, new: Sum) -> None:
        if new == self._sum:
            return
        self._sum = new
        self.setAccessibleName(self.text())
        self._refit()

    def text(self) -> str:
        """The whole sum as plain text."""
        return _plain(self._sum.whole())

    def shown_text(self) -> str:
        """The sum as it is shown, folded to fit."""
        return _plain(self._fitting())

    @property
    def is_whole(self) -> bool:
        """Whether there is room for all of it in full size."""
        return self._width(self._sum.whole()) + 2 * PADDING <= self.width()

    def build_up(self, share: float | None) -> None:
        """Show the first terms only, a share of them, each where it stands in the whole; None for all and the rest."""
        if share != self._built:
            self._built = share
            self.update()

    def result_rect(self) -> QRectF:
        """Where the result stands."""
        x, area = float(PADDING), QRectF(self.rect())
        for piece in self._fitting():
            width = self._width_of(piece.text, piece.bold)
            if piece.role == "output":
                area = QRectF(x, 0, width, self.height())
            x += width
        return area

    def _shown(self) -> list[bool]:
        """Of each piece whether it is shown, as far as the sum is built up."""
        pieces, start = self._fitting(), len(self._sum.before)
        if self._built is None:
            return [True] * len(pieces)
        end = len(pieces) - len(self._sum.after)
        if self._sum.is_grouped and Piece(")") in pieces:  # behind the last group stand the subtotals
            end = min(end, len(pieces) - pieces[::-1].index(Piece(")")))
        plus = Piece(self._sum.between)
        number, numbers = 0, []
        for piece in pieces[start:end]:
            number += piece == plus
            numbers.append(number)
        count = math.ceil(self._built * (number + 1))
        shown = [number < count for number in numbers]
        return [True] * start + shown + [False] * (len(pieces) - end)

    def _refit(self) -> None:
        self._fitted = None
        self._widths.clear()
        self.update()

    def _fitting(self) -> list[Piece]:
        if self._fitted is None:
            texts = FoldTexts(self._more, self._zeros, self._terms, self._sums)
            self._fitted = self._sum.fitting(self._width, self.width() - 2.0 * PADDING, texts)
        return self._fitted

    def _more(self, count: int) -> str:
        return self.tr("… {0} more").format(grouped(count))

    def _zeros(self, count: int) -> str:
        return (self.tr("… 1 zero term") if count == 1 else self.tr("… {0} zero terms")).format(grouped(count))

    def _terms(self, count: int) -> str:
        return (self.tr("… 1 term") if count == 1 else self.tr("… {0} terms")).format(grouped(count))

    def _sums(self, count: int) -> str:
        return (self.tr("… 1 more sum") if count == 1 else self.tr("… {0} more sums")).format(grouped(count))

    def _width(self, pieces: Sequence[Piece]) -> float:
        return sum(self._width_of(piece.text, piece.bold) for piece in pieces)

    def _width_of(self, text: str, bold: bool) -> float:
        if (text, bold) not in self._widths:
            self._widths[text, bold] = QFontMetricsF(font(self._size, bold=bold)).horizontalAdvance(text)
        return self._widths[text, bold]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self)
        whole, room = self._width(self._fitting()) + 2 * PADDING, float(self.width())
        if whole > room:  # what cannot be left out is written smaller
            painter.translate(0, self.height() * (1 - room / whole) / 2)
            painter.scale(room / whole, room / whole)
        x = float(PADDING)
        for piece, is_shown in zip(self._fitting(), self._shown(), strict=True):
            width = self._width_of(piece.text, piece.bold)
            if is_shown:
                painter.setFont(font(self._size, bold=piece.bold))
                painter.setPen(self._colour(piece.role, colours))
                area = QRectF(x, 0, width + 1, self.height())
                painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, piece.text)
            x += width

    def _colour(self, role: str, colours: Colours) -> QColor:
        if role == "text":
            return self.palette().text().color()
        colour: QColor = getattr(colours, role)
        return colour

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._whole_text(), self)
            return True
        return super().event(event)

    def _whole_text(self) -> str:
        """The whole sum, a line for each group; empty when it is all in view or too long to read."""
        if self.shown_text() == self.text() or sum(len(group.terms) for group in self._sum.groups) > MOST_TOLD:
            return ""
        groups = self.text().replace(") + (", ") +\n(").replace(") = ", ")\n= ")
        return "\n".join(fill(line, LONGEST_LINE) for line in groups.split("\n"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fitted = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._refit()


def _plain(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces)
