"""The gradient of a unit with respect to the image, beside its theoretical field; and how it fades from the middle."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from convlab.gui.labs.receptive_field.field_marks import ColouredUnit, field_marks
from convlab.gui.labs.receptive_field.gradient_profile import GradientProfile
from convlab.gui.labs.receptive_field.maps import map_picture
from convlab.gui.labs.receptive_field.measured_words import check_text, frames_text, share_text
from convlab.gui.labs.receptive_field.reading import gradient_pieces
from convlab.gui.labs.receptive_field.words import layer_titles, unit_name
from convlab.gui.theme import colours_of, font
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.matrix.painting import Mark, Picture
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import caption
from convlab.gui.widgets.term_line import Piece
from convlab.labs.common.sliding import Cell
from convlab.labs.common.stack import Unit
from convlab.labs.receptive_field.measure import Maps, Measured
from convlab.labs.receptive_field.state import FieldState


class MeasuredView(QWidget):
    """`hovered` carries a Unit of the layer that is shown, or None, `clicked` a Unit.

    `gradient_hovered` carries what there is to read of a cell of the input, or None.
    """

    hovered = Signal(object)
    clicked = Signal(object)
    gradient_hovered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._maps: Maps | None = None
        self._result: Measured | None = None
        self.heat, self.map, self.legend, self.profile = MatrixView(), MatrixView(), Legend(), GradientProfile()
        self.heat_panel, self.map_panel, self.profile_panel = Panel(), Panel(), Panel()
        self.check, self.share, self.part = _text(), _text(), caption()
        self._build()
        self.heat.hovered.connect(lambda cell: self.gradient_hovered.emit(self._gradient_at(cell)))
        self.map.hovered.connect(lambda cell: self.hovered.emit(self._unit(cell)))
        self.map.clicked.connect(self._click)

    def _build(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        self.part.setAlignment(centre)
        self.heat_panel.body.addWidget(self.heat, 1)
        self.heat_panel.body.addWidget(self.legend, 0, centre)
        self.heat_panel.body.addWidget(self.part, 0, centre)
        self.heat_panel.body.addWidget(self.check)
        self.map_panel.body.addWidget(self.map, 1)
        self.profile_panel.body.addWidget(self.profile, 1)
        self.profile_panel.body.addWidget(self.share)
        right = arranged(QVBoxLayout(), (self.map_panel, 3), (self.profile_panel, 2))
        arranged(QHBoxLayout(self), (self.heat_panel, 5), (right, 4))

    def _gradient_at(self, cell: Cell | None) -> list[Piece] | None:
        """What there is to read of a cell of the heat map."""
        result = self._result
        if cell is None or result is None:
            return None
        return gradient_pieces(result, (cell[0] + result.shown.top, cell[1] + result.shown.left))

    def _unit(self, cell: Cell | None) -> Unit | None:
        if cell is None or self._maps is None or self._result is None:
            return None
        return self._maps.state.unit_at(self._result.unit.layer, cell)

    def _click(self, cell: Cell) -> None:
        unit = self._unit(cell)
        if unit is not None:
            self.clicked.emit(unit)

    def show_measured(self, maps: Maps, result: Measured, units: Sequence[ColouredUnit]) -> None:
        layer = result.unit.layer
        if maps is not self._maps or self._result is None or self._result.unit.layer != layer:
            self.map.set_picture(map_picture(maps, layer))
        self._maps, self._result = maps, result
        self.map.set_marks(field_marks(maps.state, layer, units))
        top, left, rows, columns = result.shown
        heat = result.gradient[top : top + rows, left : left + columns]
        self.heat.set_picture(Picture(heat, result.scale.levels(heat)))
        self.legend.set_scale(result.scale, signed=False)
        self.heat.set_marks(self._heat_marks(result))
        self.profile.show_result(result)
        self.check.setText(check_text(result))
        self.part.setText(frames_text(result, colours_of(self)))
        self.share.setText(share_text(result))
        self._show_titles(maps.state, result.unit)

    def _heat_marks(self, result: Measured) -> list[Mark]:
        colours = colours_of(self)
        marks = []
        for area, colour, width in ((result.box, colours.field, 4.0), (result.central, colours.window, 2.0)):
            row, column, rows, columns = area.clipped(result.gradient.shape)
            if rows and columns:
                place = row - result.shown.top, column - result.shown.left
                marks.append(Mark(*place, colour, rows, columns, width=width))
        return marks

    def _show_titles(self, state: FieldState, unit: Unit) -> None:
        self.profile.even_text = self.tr("if even")
        for panel, view, title in (
            (self.heat_panel, self.heat, self.tr("|∂unit/∂input| · {0}").format(unit_name(unit))),
            (self.map_panel, self.map, layer_titles(state)[unit.layer - 1]),
            (self.profile_panel, self.profile, self.tr("Gradient by column")),
        ):
            panel.set_title(title)
            view.setAccessibleName(title)


def _text() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setFont(font("text"))
    label.setMinimumWidth(1)
    label.setMinimumHeight(2 * label.fontMetrics().lineSpacing())
    return label
