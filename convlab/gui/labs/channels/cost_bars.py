"""What more channels and smaller kernels do to the cost of a layer: numbers, and bars on one linear scale."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.labs.channels.cost import BOOK_LAYER, ConvShape
from convlab.labs.common.numbers import fixed_number, grouped, short_count

LEAST_ROW, LARGEST_ROW = 18, 120  # pixels
BAR = 0.6  # of a row that a bar takes
NARROW = 640  # pixels: below, the letters are smaller
MOST = 4  # times as much as the layer itself: of the cost that grows most
ROLES = "kernel", "output", "window"


class Cost(NamedTuple):
    """A cost of a layer, and how many times the cost of the layer as it is."""

    number: int
    times: float

    @property
    def factor(self) -> str:
        if self.times >= 1:
            return "×" + fixed_number(self.times, 2)
        fewer = 1 / self.times
        return "÷" + fixed_number(fewer, 2 if fewer < 10 else 1)


def costs(layer: ConvShape) -> list[list[Cost]]:
    """Parameters, multiply-adds and bytes: of the layer, with c_i doubled, with c_o doubled, with both doubled.

    And of the layer with kernels of 1 × 1, if it has larger ones.
    """
    smaller = [] if layer.kernel == (1, 1) else [layer.pointwise]
    rows = [(of.parameters, of.multiply_adds, of.total_bytes) for of in (*layer.doubled(), *smaller)]
    return [[Cost(number, number / own) for number, own in zip(row, rows[0], strict=True)] for row in rows]


class CostBars(LanguageAndTheme, QWidget):
    """A row for each layer; in each of three columns the number, a bar, and how many times as much it is."""

    def __init__(self) -> None:
        super().__init__()
        self._layer = BOOK_LAYER
        self.costs = costs(self._layer)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(560, (len(self.costs) + 2) * 2 * LEAST_ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, (len(self.costs) + 2) * LEAST_ROW)

    @property
    def _row(self) -> float:
        """The height of a row; there is one for the titles and one for the axis."""
        return min(float(LARGEST_ROW), self.height() / (len(self.costs) + 2))

    def _font(self, *, bold: bool = False) -> QFont:
        return font("caption" if self.width() < NARROW else "text", bold=bold)

    def show_layer(self, layer: ConvShape) -> None:
        self._layer, self.costs = layer, costs(layer)
        self.setAccessibleDescription(self.text())
        self.update()

    def text(self) -> str:
        """All that is shown, as it is read."""
        lines = [
            f"{name}: " + ", ".join(f"{title} {grouped(cost.number)} ({cost.factor})" for title, cost in both)
            for name, row in zip(self._names(), self.costs, strict=True)
            for both in [list(zip(self._titles(), row, strict=True))]
        ]
        return "\n".join(lines)

    # ---- words

    def _names(self) -> tuple[str, ...]:
        c_i, c_o = "cᵢ", "cₒ"
        doubled = [2 * self._layer.c_i, 2 * self._layer.c_o]
        return (
            self.tr("as it is"),
            self.tr("{0} doubled: {1}").format(c_i, doubled[0]),
            self.tr("{0} doubled: {1}").format(c_o, doubled[1]),
            self.tr("both doubled"),
            self.tr("kernels 1 × 1"),
        )[: len(self.costs)]

    def _titles(self) -> tuple[str, ...]:
        return self.tr("parameters"), self.tr("multiply-adds"), self.tr("bytes")

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("What more channels and smaller kernels cost"))
        self.setToolTip(self.tr("Each bar shows the cost as a multiple of that of the unchanged layer"))
        self.show_layer(self._layer)

    def restyle(self) -> None:
        self.update()

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        names, text, bold, height = self._names(), self._font(), self._font(bold=True), self._row
        left = max(QFontMetricsF(text).horizontalAdvance(name) for name in names) + 2 * UNIT
        painter.setPen(self.palette().text().color())
        painter.setFont(text)
        for row, name in enumerate(names):
            painter.drawText(QRectF(0, (row + 1) * height, left, height), Qt.AlignmentFlag.AlignVCenter, name)
        width = (self.width() - left) / 3
        for column, title in enumerate(self._titles()):
            self._paint_column(painter, column, title, QRectF(left + column * width, 0, width, self.height()), bold)

    def _paint_column(self, painter: QPainter, column: int, title: str, area: QRectF, bold: QFont) -> None:
        colours, metrics, height = colours_of(self), QFontMetricsF(self._font()), self._row
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        own = [row[column] for row in self.costs]
        written = [short_count(cost.number) for row in self.costs for cost in row]
        numbers = max(metrics.horizontalAdvance(number) for number in written)  # all axes are as long
        numbers = max(numbers, *(QFontMetricsF(bold).horizontalAdvance(name) for name in self._titles()))
        start = area.left() + numbers + UNIT
        factor = max(metrics.horizontalAdvance(cost.factor) for cost in own) + UNIT
        unit = max(2.0, (area.right() - factor - UNIT - start) / MOST)
        painter.setFont(bold)
        painter.setPen(self.palette().text().color())
        painter.drawText(QRectF(area.left(), 0, numbers, height), right, title)
        painter.setFont(font("caption"))
        top, bottom = height, (len(own) + 1) * height
        label = QFontMetricsF(font("caption")).horizontalAdvance("×0") + UNIT
        apart = next((step for step in (1, 2) if step * unit >= label), MOST)  # labels that do not touch
        for times in range(MOST + 1):  # the axis
            x = start + times * unit
            painter.setPen(QPen(colours.muted if not times else colours.grid, 1))
            painter.drawLine(QLineF(x, top, x, bottom))
            painter.setPen(colours.muted)
            below = QRectF(x - 20, bottom + 2, 40, LEAST_ROW)
            if times % apart == 0:
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, f"×{times}" if times else "0")
        painter.setFont(self._font())
        for row, cost in enumerate(own, 1):
            y = row * height
            painter.setPen(self.palette().text().color())
            painter.drawText(QRectF(area.left(), y, numbers, height), right, short_count(cost.number))
            bar = QRectF(start, y + height * (1 - BAR) / 2, cost.times * unit, height * BAR)
            painter.fillRect(bar, getattr(colours, ROLES[column]))
            painter.drawText(QRectF(bar.right() + 4, y, factor, height), middle, cost.factor)
