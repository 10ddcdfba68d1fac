"""Numbers that appear at a place, stay there for a while and fly to another place, over whatever else is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget

from convlab.gui.theme import colours_of, font

SMALLEST_NUMBER, LARGEST_NUMBER = 11, 26  # pixels of the font
NUMBER_SHARE = 0.3  # of a cell's height
SMALLEST_CELL = 15  # pixels: in a smaller one a number is a dot
LARGE_CELL = 44  # pixels: in such a one there is room for two numbers
CORNER = 4  # pixels from the corner of a large cell
DOT = 7  # pixels across
EDGE = 3  # pixels around a number


class Spot(NamedTuple):
    """A place on a widget, asked for whenever it is needed: it may move. Beyond what is to be seen of it is nowhere."""

    widget: QWidget
    rect: Callable[[], QRectF]


@dataclass(frozen=True)
class Flight:
    """A text that appears at `start` and flies to `end`, where it is gone. Times are shares of the whole motion.

    `role` names its colour. Without a text nothing flies. While no other has appeared since, the cell `beside` is
    framed in `beside_role`.
    """

    text: str
    role: str
    start: Spot
    end: Spot
    appears: float
    leaves: float
    arrives: float
    beside: Spot | None = None
    beside_role: str = "window"


class _Drawn(NamedTuple):
    """Something on the overlay: where, how large a number, what it says and its colour; without text, a frame."""

    area: QRectF
    size: int
    text: str
    role: str


class MotionOverlay(QWidget):
    """Lies over its parent, lets everything through, and paints what flies. Hidden when nothing does."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._under = parent
        self._drawn: list[_Drawn] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_at(self, share: float, flights: Sequence[Flight]) -> None:
        """Show all flights as they are when a share of the motion is over."""
        drawn = [one for flight in flights if (one := self._placed(flight, share)) is not None]
        newest = max(
            (flight for flight in flights if flight.beside and flight.appears <= share < flight.leaves),
            key=lambda flight: flight.appears,
            default=None,
        )
        if newest is not None and newest.beside is not None:
            area = self._area(newest.beside)
            if area is not None:
                drawn.append(_Drawn(area, 0, "", newest.beside_role))
        self._draw(drawn)

    def clear(self) -> None:
        """Nothing flies any more."""
        self._draw([])
        self.hide()

    @property
    def texts(self) -> list[str]:
        """What is in the air."""
        return [one.text for one in self._drawn if one.text]

    def _draw(self, drawn: list[_Drawn]) -> None:
        before, self._drawn = self._drawn, drawn
        if drawn and self.isHidden():
            self.setGeometry(self._under.rect())
            self.raise_()
            self.show()
        region = QRegion()
        for one in (*before, *drawn):
            region += QRect(one.area.toAlignedRect().adjusted(-3, -3, 3, 3))
        self.update(region)

    def _placed(self, flight: Flight, share: float) -> _Drawn | None:
        """A number on its way; None before it appears, after it has arrived, and where its way is not to be seen."""
        if not flight.text or not flight.appears <= share < flight.arrives:
            return None
        start, end = self._area(flight.start), self._area(flight.end)
        if start is None or (end is None and share >= flight.leaves):
            return None
        way = 0.0 if end is None else eased((share - flight.leaves) / max(flight.arrives - flight.leaves, 1e-9))
        height = start.height() if end is None else start.height() + (end.height() - start.height()) * way
        size = int(min(max(height * NUMBER_SHARE, SMALLEST_NUMBER), LARGEST_NUMBER))
        metrics = QFontMetricsF(_number_font(size))
        area = QRectF(0, 0, metrics.horizontalAdvance(flight.text) + 2 * EDGE + 2, metrics.height())
        if start.height() < SMALLEST_CELL:
            size, area = 0, QRectF(0, 0, DOT, DOT)
        middle = _resting(start, area)
        area.moveCenter(middle if end is None else middle + (end.center() - middle) * way)
        return _Drawn(area, size, flight.text, flight.role)

    def _area(self, spot: Spot) -> QRectF | None:
        """A spot in this widget's coordinates; None where it cannot be seen."""
        area = spot.rect()
        if not spot.widget.isVisible() or not spot.widget.rect().contains(area.center().toPoint()):
            return None
        if not spot.widget.visibleRegion().contains(area.center().toPoint()):
            return None
        return area.translated(QPointF(spot.widget.mapTo(self._under, QPoint(0, 0))))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for area, size, text, role in self._drawn:
            colour: QColor = self.palette().text().color() if role == "text" else getattr(colours, role)
            if not text:
                painter.setPen(QPen(colour, 3))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(area.adjusted(3, 3, -3, -3))
            elif not size:
                painter.setPen(QPen(colours.base, 1))
                painter.setBrush(colour)
                painter.drawEllipse(area)
            else:
                painter.setPen(QPen(colour, 1.5))
                painter.setBrush(colours.base)
                painter.drawRoundedRect(area, 4, 4)
                painter.setFont(_number_font(size))
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


def eased(share: float) -> float:
    """The share of a way after a share of its time: it begins and ends slowly."""
    share = min(max(share, 0.0), 1.0)
    return share * share * (3 - 2 * share)


def _resting(cell: QRectF, number: QRectF) -> QPointF:
    """The middle of a number that waits at a cell: in the corner of a large one, so that its own number is seen."""
    if min(cell.height(), cell.width()) < LARGE_CELL:
        return cell.center()
    return cell.topRight() + QPointF(-number.width() / 2 - CORNER, number.height() / 2 + CORNER)


def _number_font(size: int) -> QFont:
    result = QFont(font("text", bold=True))  # a copy: that one is shared
    result.setPixelSize(size)
    return result
