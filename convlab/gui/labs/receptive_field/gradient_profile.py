"""How a unit's gradient fades from the middle of its field, and whether the number of paths does too."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.theme import UNIT, colours_of, font, translucent
from convlab.labs.common.numbers import format_number
from convlab.labs.receptive_field.measure import Measured

LEAST_HEIGHT = 1.25  # of the chart, as a multiple of an even share


class GradientProfile(QWidget):
    """Bars: the share of the gradient in each column of the field; a stepped line: the share of the paths.

    The middle is shaded, and a dashed line says what an even share would be.
    """

    def __init__(self) -> None:
        super().__init__()
        self._result: Measured | None = None
        self._texts = {"even": "", "across": "", "gradient": "", "paths": ""}
        self.setMinimumSize(140, 72)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(240, 140)

    def show_result(self, result: Measured) -> None:
        self._result = result
        self.update()

    def set_texts(self, **texts: str) -> None:
        """Names: `even` of the dashed line, `across` of the axis, `gradient` of the bars, `paths` of the line."""
        if texts != self._texts:
            self._texts = texts
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        result = self._result
        first, width = (0, 0) if result is None else (max(0, result.box.left), _width_on_image(result))
        if result is None or not result.count or not width:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("caption"))
        line = QFontMetricsF(painter.font()).height()
        area = QRectF(self.rect()).adjusted(UNIT / 2, line + 4, -UNIT / 2, -line - 4)
        gradient, paths = (values[first : first + width].tolist() for values in (result.profile, result.path_profile))
        even = 1 / max(1, int(result.support.any(axis=0).sum()))
        scale = area.height() / max(*gradient, *paths, even * LEAST_HEIGHT)
        step = area.width() / width
        self._paint_middle(painter, result, area, first, step)
        self._paint_bars(painter, area, [share * scale for share in gradient], step)
        self._paint_line(painter, area, [share * scale for share in paths], step)
        self._paint_axes(painter, area, area.bottom() - even * scale, (first, first + width - 1))
        self._paint_names(painter, area, line)

    def _paint_middle(self, painter: QPainter, result: Measured, area: QRectF, first: int, step: float) -> None:
        middle = QRectF(
            area.left() + (result.central.left - first) * step, area.top(), result.central.columns * step, area.height()
        )
        painter.fillRect(middle.intersected(area), translucent(colours_of(self).window, 0.16))

    def _paint_bars(self, painter: QPainter, area: QRectF, heights: list[float], step: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours_of(self).field)
        for index, height in enumerate(heights):
            painter.drawRect(QRectF(area.left() + index * step, area.bottom() - height, max(1.0, step - 1), height))

    def _paint_line(self, painter: QPainter, area: QRectF, heights: list[float], step: float) -> None:
        """A step at the height of each column."""
        points = []
        for index, height in enumerate(heights):
            points += [QPointF(area.left() + (index + end) * step, area.bottom() - height) for end in (0, 1)]
        painter.setPen(QPen(colours_of(self).kernel, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))

    def _paint_axes(self, painter: QPainter, area: QRectF, even: float, ends: tuple[int, int]) -> None:
        """The ground with its ends and name, and at the height `even` what each column would have of an even share."""
        muted = colours_of(self).muted
        painter.setPen(QPen(muted, 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(area.left(), even), QPointF(area.right(), even))
        painter.setPen(QPen(muted, 1))
        painter.drawText(QPointF(area.left() + 2, even - 3), self._texts["even"])
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        below = QRectF(area.left(), area.bottom() + 2, area.width(), self.height() - area.bottom() - 2)
        middle = Qt.AlignmentFlag.AlignVCenter
        first, last = (format_number(float(end)) for end in ends)
        painter.drawText(below, middle | Qt.AlignmentFlag.AlignLeft, first)
        painter.drawText(below, middle | Qt.AlignmentFlag.AlignHCenter, self._texts["across"])
        if ends[0] != ends[1]:
            painter.drawText(below, middle | Qt.AlignmentFlag.AlignRight, last)

    def _paint_names(self, painter: QPainter, area: QRectF, line: float) -> None:
        """What the bars and the line are, above them."""
        colours, metrics, left = colours_of(self), QFontMetricsF(painter.font()), area.left()
        for text, colour in ((self._texts["gradient"], colours.field), (self._texts["paths"], colours.kernel)):
            painter.fillRect(QRectF(left, line / 2 - 4, 9, 9), colour)
            painter.setPen(colours.ink)
            painter.drawText(QRectF(left + 13, 0, area.width(), line), Qt.AlignmentFlag.AlignVCenter, text)
            left += 13 + metrics.horizontalAdvance(text) + 2 * UNIT


def _width_on_image(result: Measured) -> int:
    """Columns of the field that lie on the image."""
    return result.box.clipped((result.gradient.shape[0], result.gradient.shape[1])).columns
