"""What a unit depends on, measured: its gradient, beside the number of paths; both within the theoretical field."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from convlab.gui.labs.matrix.parts import matrix_caption
from convlab.gui.labs.receptive_field.field_marks import ColouredUnit, field_marks
from convlab.gui.labs.receptive_field.gradient_profile import GradientProfile
from convlab.gui.labs.receptive_field.maps import map_picture
from convlab.gui.labs.receptive_field.measured_words import check_text, frames_text
from convlab.gui.labs.receptive_field.reading import gradient_pieces
from convlab.gui.labs.receptive_field.words import layer_titles
from convlab.gui.theme import colours_of, font
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.check_box import CheckBox
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.matrix.painting import Mark, Picture
from convlab.gui.widgets.matrix.plate import Plate
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import caption
from convlab.gui.widgets.term_line import Piece
from convlab.labs.common.arrays import Matrix
from convlab.labs.common.numbers import format_number
from convlab.labs.common.scales import scale_for
from convlab.labs.common.sliding import Cell
from convlab.labs.common.stack import Unit
from convlab.labs.receptive_field.measure import Maps, Measured
from convlab.labs.receptive_field.state import FieldState

HEATS = ("gradient", "paths")
LEAST_SHADE = 0.18  # of the colour of an element whose gradient is not 0, where it lies over the image


class MeasuredView(QWidget):
    """`hovered` carries a Unit of the layer that is shown, or None, `clicked` a Unit.

    `gradient_hovered` carries what there is to read of a cell of the input, or None; `over_image_chosen` whether the
    gradient is to be shown over the image.
    """

    hovered = Signal(object)
    clicked = Signal(object)
    gradient_hovered = Signal(object)
    over_image_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._maps: Maps | None = None
        self._result: Measured | None = None
        self.heats = {name: MatrixView() for name in HEATS}
        self.legend, self.most_paths = Legend(), matrix_caption()
        self.map, self.profile, self.over_image = MatrixView(), GradientProfile(), CheckBox()
        self.panels = {name: Panel() for name in (*HEATS, "map", "profile")}
        self.check, self.frames = _text(), caption()
        self._build()
        for view in self.heats.values():
            view.hovered.connect(lambda cell: self.gradient_hovered.emit(self._gradient_at(cell)))
        self.map.hovered.connect(lambda cell: self.hovered.emit(self._unit(cell)))
        self.map.clicked.connect(self._click)
        self.over_image.clicked.connect(self.over_image_chosen)

    def _build(self) -> None:
        self.frames.setTextFormat(Qt.TextFormat.RichText)
        self.frames.setWordWrap(True)
        gradient, paths, of_map, profile = self.panels.values()
        gradient.heading.addWidget(self.over_image)
        self.frames.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for name, below in (("gradient", (self.legend, self.frames)), ("paths", (self.most_paths,))):
            self.panels[name].body.addWidget(Plate(self.heats[name], *below), 1)
            self.heats[name].setMinimumSize(48, 48)
        gradient.body.addWidget(self.check)
        of_map.body.addWidget(self.map, 1)
        self.map.setMinimumSize(48, 48)
        profile.body.addWidget(self.profile, 1)
        above = arranged(QHBoxLayout(), (paths, 1), (of_map, 1))
        right = arranged(QVBoxLayout(), (above, 1), (profile, 1))
        arranged(QHBoxLayout(self), (gradient, 1), (right, 1))

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

    # ---- showing

    def show_measured(self, state: FieldState, maps: Maps, result: Measured, units: Sequence[ColouredUnit]) -> None:
        layer = result.unit.layer
        if maps is not self._maps or self._result is None or self._result.unit.layer != layer:
            self.map.set_picture(map_picture(maps, layer))
        self._maps, self._result = maps, result
        self.map.set_marks(field_marks(maps.state, layer, units))
        self._show_heats(state, result)
        marks = self._frames(result)
        for view in self.heats.values():
            view.set_marks(marks)
        self.profile.show_result(result)
        self.check.setText(check_text(result))
        self.frames.setText(frames_text(result, colours_of(self)))
        self.over_image.setChecked(state.over_image)
        self._show_titles(maps.state, result.unit)

    def _show_heats(self, state: FieldState, result: Measured) -> None:
        """The gradient, perhaps over the image, and the number of paths, of the same part of the image."""
        top, left, rows, columns = result.shown
        part = slice(top, top + rows), slice(left, left + columns)
        for name, values, scale in (
            ("gradient", result.gradient, result.scale),
            ("paths", result.paths, scale_for(result.paths)),
        ):
            levels, colour = scale.levels(values[part]), None
            if name == "gradient" and state.over_image:
                assert self._maps is not None
                image = self._maps.scales[0].levels(state.input[part])
                colour = _tinted(image, levels, values[part] != 0, colours_of(self).field)
            self.heats[name].set_picture(Picture(values[part], levels, colour=colour))
        self.legend.set_scale(result.scale, signed=False)
        self.legend.setVisible(not state.over_image)
        self.most_paths.setText(f"0 … {format_number(float(result.paths.max()))}")

    def _frames(self, result: Measured) -> list[Mark]:
        """The field and its middle, open where they go on beyond the border of the image."""
        colours, size = colours_of(self), (result.gradient.shape[0], result.gradient.shape[1])
        marks = []
        for area, colour, width in ((result.box, colours.field, 4.0), (result.central, colours.window, 2.0)):
            row, column, rows, columns = area.clipped(size)
            if rows and columns:
                place = row - result.shown.top, column - result.shown.left
                marks.append(Mark(*place, colour, rows, columns, width=width, open=area.sides_beyond(size)))
        return marks

    def _show_titles(self, state: FieldState, unit: Unit) -> None:
        self.profile.set_texts(
            even=self.tr("if even"),
            across=self.tr("column of the input"),
            gradient=self.tr("gradient"),
            paths=self.tr("paths"),
        )
        name_button(
            self.over_image,
            self.tr("over the image"),
            self.tr("Show the gradient as a tint over the image, or alone, from black to white"),
        )
        for name, view, title in (
            ("gradient", self.heats["gradient"], self.tr("|∂unit/∂input|")),
            ("paths", self.heats["paths"], self.tr("Paths to it")),
            ("map", self.map, layer_titles(state)[unit.layer - 1]),
            ("profile", self.profile, self.tr("Share of each column")),
        ):
            self.panels[name].set_title(title)
            view.setAccessibleName(title)


def _tinted(
    image: NDArray[np.uint8], levels: NDArray[np.uint8], is_reached: NDArray[np.bool_], colour: QColor
) -> NDArray[np.uint8]:
    """Grey levels (h, w) under a tint that is the stronger the higher `levels` are, (h, w, 3)."""
    share = np.where(is_reached, LEAST_SHADE + (0.95 - LEAST_SHADE) * (levels / 255), 0)[..., None]
    tint = np.array([colour.red(), colour.green(), colour.blue()])
    mixed: Matrix = image[..., None] * (1 - share) + tint * share
    return np.rint(mixed).astype(np.uint8)


def _text() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setFont(font("text"))
    label.setMinimumWidth(1)
    label.setMinimumHeight(2 * label.fontMetrics().lineSpacing())
    return label
