"""The gradient of a unit with respect to the image, beside its theoretical field; and how it fades from the middle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from convlab.gui.labs.receptive_field.maps import Looked, field_marks, map_picture
from convlab.gui.labs.receptive_field.words import check_text, frames_text, share_text
from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.matrix.painting import Mark, Picture
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import caption
from convlab.labs.common.sliding import NO_PADDING
from convlab.labs.common.stack import Unit
from convlab.labs.receptive_field.measure import Maps, Measured


class Pointed(NamedTuple):
    """A cell of the input that is pointed at: its gradient, and whether the unit can depend on it."""

    cell: Cell
    gradient: float
    is_inside: bool


class MeasuredView(QWidget):
    """`hovered` carries a Unit of the layer that is shown, or None, `clicked` a Unit; `pointed` a Pointed or None."""

    hovered = Signal(object)
    clicked = Signal(object)
    pointed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._maps: Maps | None = None
        self._layer = 0
        self._look: tuple[object, int] | None = None
        self._result: Measured | None = None
        self.heat, self.map, self.legend, self.profile = MatrixView(), MatrixView(), Legend(), Profile()
        self.heat_panel, self.map_panel, self.profile_panel = Panel(), Panel(), Panel()
        self.check, self.share, self.part = _text(), _text(), caption()
        self.part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.heat_panel.body.addWidget(self.heat, 1)
        self.heat_panel.body.addWidget(self.legend, 0, Qt.AlignmentFlag.AlignHCenter)
        self.heat_panel.body.addWidget(self.part, 0, Qt.AlignmentFlag.AlignHCenter)
        self.heat_panel.body.addWidget(self.check)
        self.map_panel.body.addWidget(self.map, 1)
        self.profile_panel.body.addWidget(self.profile, 1)
        self.profile_panel.body.addWidget(self.share)
        right = QVBoxLayout()
        right.setSpacing(UNIT)
        right.addWidget(self.map_panel, 3)
        right.addWidget(self.profile_panel, 2)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.heat_panel, 5)
        layout.addLayout(right, 4)
        self.heat.hovered.connect(lambda cell: self.pointed.emit(self._pointed(cell)))
        self.map.hovered.connect(lambda cell: self.hovered.emit(self._unit(cell)))
        self.map.clicked.connect(lambda cell: self._click(self._unit(cell)))

    def _pointed(self, cell: Cell | None) -> Pointed | None:
        """What is known of a cell of the heat map."""
        if cell is None or self._result is None:
            return None
        shown = self._result.shown
        place = cell[0] + shown.top, cell[1] + shown.left
        return Pointed(place, float(self._result.gradient[place]), bool(self._result.support[place]))

    def _unit(self, cell: Cell | None) -> Unit | None:
        if cell is None or self._maps is None:
            return None
        state = self._maps.state
        pad = state.layers[self._layer].pad if self._layer < len(state.layers) else NO_PADDING
        row, column = cell[0] - pad.top, cell[1] - pad.left
        rows, columns = state.stack.sizes[self._layer]
        return Unit(self._layer, row, column) if 0 <= row < rows and 0 <= column < columns else None

    def _click(self, unit: Unit | None) -> None:
        if unit is not None:
            self.clicked.emit(unit)

    def show_measured(self, maps: Maps, result: Measured, looked: Sequence[Looked]) -> None:
        self._maps, self._layer = maps, result.unit.layer
        if self._look is None or self._look[0] is not maps or self._look[1] != self._layer:
            self._look = maps, self._layer
            self.map.set_picture(map_picture(maps, self._layer))
        self.map.set_marks(field_marks(maps.state, self._layer, looked))
        self._result = result
        top, left, rows, columns = result.shown
        heat = result.gradient[top : top + rows, left : left + columns]
        self.heat.set_picture(Picture(heat, result.scale.levels(heat)))
        self.legend.set_scale(result.scale, signed=False)
        self.heat.set_marks(self._heat_marks(result))
        self.profile.show_result(result)
        self.check.setText(check_text(result))
        self.part.setText(frames_text(result, colours_of(self)))
        self.share.setText(share_text(result))

    def _heat_marks(self, result: Measured) -> list[Mark]:
        colours = colours_of(self)
        marks = []
        for area, colour, width in ((result.box, colours.field, 4.0), (result.central, colours.window, 2.0)):
            row, column, rows, columns = area.clipped(result.gradient.shape)
            if rows and columns:
                place = row - result.shown.top, column - result.shown.left
                marks.append(Mark(*place, colour, rows, columns, width=width))
        return marks

    def set_texts(self, heat: str, unit_map: str, profile: str, even: str) -> None:
        """The titles, and what the dashed line over the profile is."""
        self.profile.even_text = even
        for panel, text in ((self.heat_panel, heat), (self.map_panel, unit_map), (self.profile_panel, profile)):
            panel.set_title(text)
        self.heat.setAccessibleName(heat)
        self.map.setAccessibleName(unit_map)
        self.profile.setAccessibleName(profile)


class Profile(QWidget):
    """The share of the gradient in each column of the field, its middle half shaded, and what an even one would be."""

    def __init__(self) -> None:
        super().__init__()
        self._result: Measured | None = None
        self.even_text = ""
        self.setMinimumSize(160, 56)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(240, 120)

    def show_result(self, result: Measured) -> None:
        self._result = result
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        result = self._result
        if result is None or not result.count:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(UNIT, UNIT, -UNIT, -UNIT)
        box, central = result.box, result.central
        step = area.width() / box.columns
        even = 1 / max(1, int(result.support.any(axis=0).sum()))
        shares = result.profile(1).tolist()
        scale = area.height() / max(*shares, even * 1.2)
        middle = QRectF(
            area.left() + (central.left - box.left) * step, area.top(), central.columns * step, area.height()
        )
        painter.fillRect(middle, _faint(colours.window, 0.16))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.field)
        for index, share in enumerate(shares):
            if box.left <= index < box.left + box.columns and share:
                left = area.left() + (index - box.left) * step
                painter.drawRect(QRectF(left, area.bottom() - share * scale, max(1.0, step - 1), share * scale))
        painter.setPen(QPen(colours.muted, 1, Qt.PenStyle.DashLine))
        y = area.bottom() - even * scale
        painter.drawPolyline(QPolygonF([QPointF(area.left(), y), QPointF(area.right(), y)]))
        painter.setFont(font("caption"))
        painter.drawText(QPointF(area.left(), y - 4), self.even_text)
        painter.setPen(QPen(colours.muted, 1))
        painter.drawPolyline(QPolygonF([area.bottomLeft(), area.bottomRight()]))


def _faint(colour: QColor, alpha: float) -> QColor:
    result = QColor(colour)
    result.setAlphaF(alpha)
    return result


def _text() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setFont(font("text"))
    label.setMinimumWidth(1)
    label.setMinimumHeight(2 * label.fontMetrics().lineSpacing())
    return label
