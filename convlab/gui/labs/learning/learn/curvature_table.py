"""The directions in which a loss bends, in a table: how much, and what a step does along each."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from convlab.gui.labs.learning.learn.rate_words import course_text, direction_tip
from convlab.gui.theme import UNIT, blend, colours_of, font
from convlab.gui.widgets.images import indexed_image
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.labs.common.arrays import Matrix
from convlab.labs.common.numbers import cell_number, format_number, grouped
from convlab.labs.learning.learn.curvature import curvature, errors_along
from convlab.labs.learning.learn.rates import Course, Direction, directions_of
from convlab.labs.learning.learn.state import LearnState

ROLES: dict[Course, str] = {
    "flat": "muted",
    "shrinks": "output",
    "at once": "output",
    "zigzag": "window",
    "swings": "window",
    "for ever": "warning",
    "diverges": "warning",
}
MOST = 7  # rows; of more directions the steepest and the flattest are shown
ROW = 24  # pixels
BAR = 96  # pixels at most: the factors from −WIDEST to WIDEST
WIDEST = 1.3


class Row(NamedTuple):
    """A direction: its place among all from the steepest on, its eigenvector as a kernel, and the error along it.

    There is no `direction` with Adam.
    """

    place: int
    picture: Matrix  # (k_h, k_w)
    eigenvalue: float
    error: float
    direction: Direction | None


class CurvatureTable(LanguageAndTheme, QWidget):
    """Each row: the eigenvector as a kernel, its eigenvalue, the present error along it, and by what a step multiplies
    that: on a line on which what lies beyond ±1 grows.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: LearnState | None = None
        self.rows: list[Row] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_state(self, state: LearnState) -> None:
        """Show the directions of a problem, and the errors of the present step."""
        count = len(self.rows)
        self._state = state
        self.rows = rows_of(state)
        if len(self.rows) != count:
            self.updateGeometry()
        self.setAccessibleDescription("\n".join(self.tip(row) for row in self.rows))
        self.update()

    # ---- places

    def sizeHint(self) -> QSize:
        return QSize(40 * UNIT, round(self._head + ROW * max(2, len(self.rows) + self._has_gap)) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(28 * UNIT, self.sizeHint().height())

    @property
    def _head(self) -> float:
        return QFontMetricsF(font("caption")).height() + 4

    @property
    def _has_gap(self) -> bool:
        return any(row.place != place for place, row in enumerate(self.rows))

    def _top(self, place: int) -> float:
        is_below_gap = self.rows[place].place != place
        return self._head + ROW * (place + is_below_gap)

    def _columns(self) -> list[QRectF]:
        """Picture, eigenvalue, error, factor, bar, words: where they are, at a height of 0."""
        width, small = float(self.width()), QFontMetricsF(font("caption"))
        number = small.horizontalAdvance("−1.23×10¹⁸") + UNIT / 2
        courses = {row.direction.course for row in self.rows if row.direction is not None}
        words = max((small.horizontalAdvance(course_text(course)) for course in courses), default=0.0)
        picture = float(ROW)
        number = min(number, (width - picture - words - 2 * UNIT) / 3)
        rest = width - picture - 3 * number - words - 3 * UNIT
        bar = min(max(rest, 0.0), float(BAR))
        if rest < 4 * UNIT:  # no room for a bar: the words say it
            bar = 0.0
        areas, x = [], 0.0
        for size, gap in ((picture, 0), (number, 0), (number, 0), (number, UNIT), (bar, UNIT), (words, 0)):
            areas.append(QRectF(x, 0, size, ROW))
            x += size + gap
        return areas

    # ---- what is said

    def tip(self, row: Row) -> str:
        """A row in words."""
        error = self.tr("The error along it is {0} now.").format(format_number(row.error))
        if math.isnan(row.error):
            error = self.tr("The error along it is lost in the rounding of the others, which are far larger.")
        if row.direction is None or self._state is None:
            return f"λ = {format_number(row.eigenvalue)}. {error}"
        momentum = self._state.momentum if self._state.optimiser == "momentum" else 0.0
        return f"{direction_tip(row.direction, momentum)} {error}"

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = next((i for i in range(len(self.rows)) if 0 <= event.pos().y() - self._top(i) < ROW), None)
            QToolTip.showText(event.globalPos(), self.toolTip() if found is None else self.tip(self.rows[found]), self)
            return True
        return super().event(event)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Eigenvalues of the Hessian"))
        self.setToolTip(
            self.tr(
                "The Hessian’s eigenvectors, as kernels: directions that go their own way. A step multiplies the error"
                " along each by 1 − ηλ"
            )
        )
        self.update()

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        columns = self._columns()
        self._paint_head(painter, columns)
        painter.setFont(font("caption"))
        for place, row in enumerate(self.rows):
            self._paint_row(painter, row, [column.translated(0, self._top(place)) for column in columns])
        if self._has_gap and self._state is not None:
            first = next(place for place, row in enumerate(self.rows) if row.place != place)
            hidden = self._state.problem.parameters // self._state.outputs - len(self.rows)
            area = QRectF(columns[1].left(), self._head + ROW * first, self.width(), ROW)
            painter.setPen(colours_of(self).muted)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.tr("⋮  {0} more").format(grouped(hidden)))

    def _paint_head(self, painter: QPainter, columns: list[QRectF]) -> None:
        painter.setFont(font("caption", bold=True))
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        heads = "λ", self.tr("error"), self.tr("a step")
        for column, head in zip(columns[1:4], heads, strict=True):
            area = QRectF(column.left() - 2 * UNIT, 0, column.width() + 2 * UNIT, self._head)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, head)

    def _paint_row(self, painter: QPainter, row: Row, columns: list[QRectF]) -> None:
        self._paint_picture(painter, row.picture, columns[0])
        text = self.palette().color(QPalette.ColorRole.Text)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(text)
        painter.drawText(columns[1], right, cell_number(row.eigenvalue))
        painter.drawText(columns[2], right, "–" if math.isnan(row.error) else cell_number(row.error, 2))
        if row.direction is None:
            return
        colour = getattr(colours_of(self), ROLES[row.direction.course])
        painter.setPen(colour)
        painter.drawText(columns[3], right, f"× {cell_number(row.direction.factor)}")
        painter.drawText(columns[5], Qt.AlignmentFlag.AlignVCenter, course_text(row.direction.course))
        if columns[4].width():
            self._paint_bar(painter, row.direction, columns[4])

    def _paint_picture(self, painter: QPainter, kernel: Matrix, area: QRectF) -> None:
        colours = colours_of(self)
        largest = float(np.abs(kernel).max()) or 1.0
        levels = np.rint(128 + 127 * kernel / largest).astype(np.uint8)
        cell = (ROW - 4) / max(kernel.shape)
        size = QSizeF(cell * kernel.shape[1], cell * kernel.shape[0])
        place = QRectF(area.topLeft() + QPointF(2, (ROW - size.height()) / 2), size)
        painter.drawImage(place, indexed_image(levels, colours.diverging_table))
        painter.setPen(QPen(colours.rule, 1))
        painter.drawRect(place)

    def _paint_bar(self, painter: QPainter, direction: Direction, area: QRectF) -> None:
        colours, middle = colours_of(self), area.center().y()

        def x_of(factor: float) -> float:
            return area.center().x() + factor / WIDEST * area.width() / 2

        painter.setPen(QPen(blend(colours.base, colours.warning, 0.5), 3))
        painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle))
        painter.setPen(QPen(colours.grid, 3))
        painter.drawLine(QPointF(x_of(-1), middle), QPointF(x_of(1), middle))
        painter.setPen(QPen(colours.muted, 1))
        painter.drawLine(QPointF(x_of(0), middle - 5), QPointF(x_of(0), middle + 5))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(getattr(colours, ROLES[direction.course]))
        if abs(direction.factor) <= WIDEST:
            painter.drawEllipse(QPointF(x_of(direction.factor), middle), 5, 5)
        else:
            x, way = (area.right(), 6.0) if direction.factor > 0 else (area.left(), -6.0)
            corners = (x + way / 2, middle), (x - way / 2, middle - 5), (x - way / 2, middle + 5)
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))


def rows_of(state: LearnState) -> list[Row]:
    """The directions of the kernel that is looked at; of many the steepest and the flattest."""
    problem, bent = state.problem, curvature(state.problem)
    errors = errors_along(bent, state.path.thetas[state.now])
    directions = directions_of(bent, state.rate, state.optimiser, state.momentum)
    own = bent.directions_of(state.output, state.outputs)
    count = len(own)
    places = range(count) if count <= MOST else [*range(MOST // 2), *range(count - MOST // 2, count)]
    return [
        Row(
            place,
            problem.split(bent.vectors[:, own[place]])[0][state.output, 0],
            float(bent.eigenvalues[own[place]]),
            float(errors[own[place]]),
            directions[own[place]] if directions else None,
        )
        for place in places
    ]
