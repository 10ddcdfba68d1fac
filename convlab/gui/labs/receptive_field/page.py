"""The Receptive field page: a stack of layers, and what its units see of the image, in theory and measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from convlab.gui.labs.matrix.cell_edits import Index
from convlab.gui.labs.matrix.page import MatrixPage, largest_shown
from convlab.gui.labs.matrix.parts import choose_pen, column, name_scenes, scene_choice
from convlab.gui.labs.receptive_field.controls import FieldControls
from convlab.gui.labs.receptive_field.measured_words import share_text
from convlab.gui.labs.receptive_field.reading import input_pieces, unit_pieces, unit_text
from convlab.gui.labs.receptive_field.recurrences import recurrences
from convlab.gui.labs.receptive_field.results import FieldResults
from convlab.gui.labs.receptive_field.stage import FieldStage
from convlab.gui.labs.receptive_field.use_words import use_formula, use_pieces
from convlab.gui.labs.receptive_field.words import result_texts, scene_names, scene_note, view_note
from convlab.gui.session import LabHandle
from convlab.gui.theme import colours_of
from convlab.gui.widgets.choice import Segments
from convlab.gui.widgets.term_line import Piece
from convlab.labs.common.arrays import Matrix, frozen
from convlab.labs.common.photos import to_grey
from convlab.labs.common.sliding import Cell
from convlab.labs.common.stack import Unit
from convlab.labs.receptive_field.inputs import named_input, reduced
from convlab.labs.receptive_field.pixel_use import middle_of
from convlab.labs.receptive_field.state import SCENES, VIEWS, FieldState, settled

GROWING = ("drawn", "ramp", "checkerboard", "impulse", "circle")  # inputs that are made as large as the one before
LAYER_KEYS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class FieldPage(MatrixPage[FieldState]):
    """Four views of one stack; the stack itself, as a table, stays beside them."""

    def __init__(self, lab: LabHandle[FieldState], parent: QWidget | None = None) -> None:
        super().__init__(lab, parent)
        self._hovered: Unit | None = None
        self._pixel: Cell | None = None  # that is pointed at where the use of pixels is shown
        self.results = FieldResults(self)
        self.view, self.scene = Segments(VIEWS), scene_choice(list(SCENES))
        self.stage, self.controls = FieldStage(), FieldControls()
        self.maps = self.stage.maps
        self._build()
        self._connect()
        self.retranslate()
        self.show_state(None, self.state)

    def _build(self) -> None:
        self.reading.formula_label.hide()  # the formulas name what they give
        self.lay_out(self.view, self.scene, column(self.stage, self.reading, large=self.stage), self.controls)

    def _connect(self) -> None:
        self.view.chosen.connect(self.show_view)
        self.scene.chosen.connect(self.show_scene)
        self.stage.axis_chosen.connect(self.show_focus)
        self.stage.hovered.connect(self._hover)
        self.stage.clicked.connect(self.choose)
        self.stage.use.hovered.connect(self._point_at_pixel)
        self.stage.measured.over_image_chosen.connect(lambda on: self.edit({"over_image": on}))
        self.stage.measured.gradient_hovered.connect(self._show_reading)
        image, edits = self.maps.input, self.cell_edits
        image.drawn.connect(self.draw)
        image.typed.connect(lambda cell, text: edits.type_into("input", image, cell, text))
        image.nudged.connect(lambda cell, notches: edits.nudge("input", cell, notches))
        self.results.changed.connect(self._show_unit)
        self.formula.installEventFilter(self)
        self.connect_controls(self.controls)
        self.controls.columns_changed.connect(self._fit_formula)
        self.controls.stack.layer_chosen.connect(self.choose_layer)
        self.controls.input.pen_chosen.connect(lambda draws: choose_pen(draws, image))

    # ---- edits

    @Slot(dict, object)
    def edit(self, changes: Mapping[str, Any], merge: object = None) -> None:
        """Change the state; pinned units that are not there any more are dropped, and that is said."""
        pins = self.state.pins
        super().edit(changes, merge)
        gone = len(pins) - len(self.state.pins)
        if gone > 0 and not changes.keys() <= {"pins", "unit"} and changes.get("scene") is None:
            text = self.tr("Pinned units that no longer exist were unpinned: {0}. Undo brings them back.")
            self.say(text.format(gone))

    def settled(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        return settled(self.state, **changes)

    @Slot(object)
    def show_scene(self, name: str) -> None:
        """Put a prepared example into the lab."""
        self.edit({**SCENES[name].changes(), "scene": name})

    @Slot(object)
    def choose(self, unit: Unit) -> None:
        """Look at a unit from now on."""
        if self._has_maps:
            self._hovered = None
            self.edit({"unit": unit})

    @Slot(int)
    def choose_layer(self, number: int) -> None:
        if number != self.state.unit.layer:
            self.edit({"unit": self.state.stack.middle(number)})

    @Slot(object, bool, int)
    def draw(self, indices: list[Index], erase: bool, stroke: int) -> None:
        if self._has_maps:
            super().draw(indices, erase, stroke)

    def own_index(self, kind: str, index: Index) -> Index | None:
        row, column = index
        unit = self.state.unit_at(0, (row, column))
        return None if unit is None else unit.cell

    def choose_input(self, name: str, number: int | None = None) -> None:
        if name in GROWING:
            self.set_plane(*named_input(name, min(self.state.stack.size)), name)
        else:
            super().choose_input(name, number)

    def set_plane(self, values: Matrix, white: float, name: str | None) -> None:
        self.edit(self.inputs.changes(frozen(reduced(values)), white, name))

    def set_pixels(self, rgb: NDArray[np.uint8], name: str | None) -> None:
        self.set_plane(to_grey(rgb), 255.0, name)

    # ---- the clipboard

    def focused_matrix(self) -> str:
        return "input"

    def matrix(self, kind: str) -> Matrix:
        return self.state.input

    def set_matrix(self, kind: str, matrix: Matrix) -> None:
        self.set_plane(matrix, largest_shown(matrix), None)

    # ---- looking

    def hidden_by(self, view: str) -> Sequence[QWidget]:
        return (self.stage,)

    @property
    def _has_maps(self) -> bool:
        """Whether the units on the screen are those of the state; otherwise its maps are still being computed."""
        return self.results.maps_for(self.state) is not None

    @property
    def unit(self) -> Unit:
        """The unit that is looked at: under the pointer, or else the chosen one."""
        return self._hovered if self._hovered is not None and self._hovered.layer else self.state.unit

    @Slot(object)
    def _hover(self, unit: Unit | None) -> None:
        if self._has_maps and unit != self._hovered:
            self._hovered = unit
            self.show_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if (moved := self._moved(key)) is not None:
            self._hovered = None
            self.edit({"unit": moved}, "walk")
        elif key in LAYER_KEYS:
            self.choose_layer(min(max(self.state.unit.layer + LAYER_KEYS[key], 1), len(self.state.layers)))
        elif key == Qt.Key.Key_Space:
            self.controls.units.toggle_pin()
        elif key == Qt.Key.Key_Escape:
            self.edit({"pins": ()})
        else:
            super().keyPressEvent(event)

    def _moved(self, key: Qt.Key) -> Unit | None:
        """The unit that a key leads to; None for other keys."""
        unit, stack = self.state.unit, self.state.stack
        rows, columns = stack.sizes[unit.layer]
        moves = {
            Qt.Key.Key_Left: unit._replace(column=unit.column - 1),
            Qt.Key.Key_Right: unit._replace(column=unit.column + 1),
            Qt.Key.Key_Up: unit._replace(row=unit.row - 1),
            Qt.Key.Key_Down: unit._replace(row=unit.row + 1),
            Qt.Key.Key_Home: Unit(unit.layer, 0, 0),
            Qt.Key.Key_End: Unit(unit.layer, rows - 1, columns - 1),
        }
        return stack.nearest(moves[key]) if key in moves else None

    # ---- showing the state

    def show_state(self, old: FieldState | None, new: FieldState) -> None:
        if old is None or old.stack != new.stack:  # what was looked at may be gone
            self._hovered = self._pixel = None
        self.controls.show_state(new)
        self.scene.set_value(new.scene)
        self.view.set_value(new.view)
        self.show_texts()
        self.show_focus()

    @Slot()
    def show_focus(self) -> None:
        """Show what belongs to the unit that is looked at; maps and gradients come when they are computed."""
        maps, measured = self.results.maps, self.results.measured
        self.results.request(self.state, self.unit if self.state.view == "measured" else None)
        if self.results.maps is maps and self.results.measured is measured:  # or it has been shown by now
            self._show_unit()

    @Slot()
    def _show_unit(self) -> None:
        maps = self.results.maps_for(self.state)
        if maps is not None:
            self.stage.show_unit(self.state, self._hovered, maps, self.results.measured)
            if self.state.view == "use":
                self.stage.use.mark(self.pixel)
            elif self.state.view == "measured":
                self.show_note()
            self._show_arithmetic()

    def _show_arithmetic(self) -> None:
        """What there is to read of what is looked at; the status bar says the same of a pixel, and where a unit is."""
        maps, unit = self.results.maps_for(self.state), self.unit
        if maps is None:  # the pointer left a view whose maps are being computed anew
            return
        if self.state.view == "use":
            self._show_pieces(use_pieces(self.state, self.pixel))
        elif self._hovered is not None and not self._hovered.layer:
            self._show_pieces(input_pieces(self.state, self._hovered))
        else:
            self._show_pieces(unit_pieces(self.state, unit))
            self.status_changed.emit(unit_text(self.state, unit, float(maps.shown(unit.layer)[unit.cell])))

    def _show_pieces(self, pieces: list[Piece]) -> None:
        self.arithmetic.set_terms([], before=pieces)
        self.status_changed.emit(self.arithmetic.text())

    @property
    def pixel(self) -> Cell:
        """The pixel whose use is told: under the pointer, or else the one in the middle."""
        rows, columns = self.state.stack.size
        row, column = self._pixel or middle_of(self.state.stack)
        return min(row, rows - 1), min(column, columns - 1)

    @Slot(object)
    def _point_at_pixel(self, pixel: Cell | None) -> None:
        if self._has_maps:
            self._pixel = pixel
            self._show_unit()
            self._fit_formula()

    @Slot(object)
    def _show_reading(self, pieces: list[Piece] | None) -> None:
        """What there is to read of a pixel whose gradient is pointed at."""
        if pieces is None or not self._has_maps:
            self._show_arithmetic()
        else:
            self._show_pieces(pieces)

    def show_texts(self) -> None:
        self.stage.show_view(self.state)
        self._fit_formula()
        self.show_note()

    @Slot()
    def _fit_formula(self) -> None:
        """The recurrences in letters and numbers; where there is no room for both, in numbers."""
        if self.state.view == "use":
            self.formula.setText(use_formula(self.state, self.pixel, colours_of(self)))
            return
        for with_letters in (True, False):
            results = self.controls.stack.told_results
            self.formula.setText(recurrences(self.state, colours_of(self), results, with_letters=with_letters))
            if self.formula.sizeHint().width() <= self.formula.width():
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.formula and isinstance(event, QResizeEvent) and event.size() != event.oldSize():
            self._fit_formula()
        return super().eventFilter(watched, event)

    def own_note(self) -> str:
        if self.state.view == "measured" and (result := self.results.measured) is not None and result.unit == self.unit:
            return share_text(result) or view_note(self.state)
        is_example = self.state.view == "fields" and self.state.scene is not None
        return scene_note(self.state) if is_example else view_note(self.state)

    # ---- languages, threads

    def retranslate(self) -> None:
        super().retranslate()
        self.stage.retranslate()
        self.formula.setAccessibleName(self.tr("Recurrences"))
        self.formula.setToolTip("\n".join(f"{name}: {tip}" for name, tip in result_texts().values()))
        self.view.set_texts(
            [
                (self.tr("Fields"), self.tr("What the chosen unit sees of every layer below")),
                (self.tr("Measured"), self.tr("The unit’s gradient with respect to the image, beside the theory")),
                (self.tr("Cross-section"), self.tr("Every connection along one axis, the unit’s cone lit")),
                (self.tr("Pixel use"), self.tr("How many windows and paths use each pixel")),
            ]
        )
        name_scenes(self.scene, scene_names())
        self.scene.setToolTip(self.tr("Prepared stacks of layers, with what to look for"))

    @property
    def is_ready(self) -> bool:
        return not self.results.is_busy

    def shut_down(self) -> None:
        super().shut_down()
        self.results.shut_down()
