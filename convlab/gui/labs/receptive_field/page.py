"""The Receptive field page: a stack of layers, and what its units see of the image, in theory and measured."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from convlab.gui.labs.matrix.input_section import UNNAMED_INPUT
from convlab.gui.labs.matrix.page import MatrixPage
from convlab.gui.labs.matrix.parts import column
from convlab.gui.labs.receptive_field.controls import Controls
from convlab.gui.labs.receptive_field.measured import Pointed
from convlab.gui.labs.receptive_field.reading import (
    corner_pieces,
    gradient_pieces,
    input_pieces,
    unit_pieces,
    unit_text,
    use_pieces,
)
from convlab.gui.labs.receptive_field.solver import Solver
from convlab.gui.labs.receptive_field.stage import FieldStage
from convlab.gui.labs.receptive_field.words import recurrences, scene_texts, view_notes
from convlab.gui.session import LabHandle
from convlab.gui.theme import UNIT, colours_of
from convlab.gui.widgets.choice import Choice, Segments
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.term_line import Piece
from convlab.labs.common.arrays import frozen, with_cells
from convlab.labs.common.photos import to_grey
from convlab.labs.common.stack import Unit
from convlab.labs.receptive_field.inputs import named_input, reduced
from convlab.labs.receptive_field.measure import Maps, Measured
from convlab.labs.receptive_field.state import SCENES, VIEWS, FieldState, settled

GROWING = ("drawn", "ramp", "checkerboard", "impulse", "circle")  # inputs that are made as large as the one before


class FieldPage(MatrixPage):
    """Four views of one stack; the stack itself, as a table, stays beside them."""

    def __init__(self, lab: LabHandle[FieldState], parent: QWidget | None = None) -> None:
        super().__init__(lab, parent)
        self._hovered: Unit | None = None
        self._maps: Maps | None = None
        self._measured: Measured | None = None
        self._asked: object = None  # what the solver was asked for last
        self.solver = Solver(self)
        self._build()
        self._connect()
        self.retranslate()
        self.show_state(None, self.state)

    # ---- building

    def _build(self) -> None:
        self.view, self.scene, self.stage = Segments(VIEWS), Choice(list(SCENES)), FieldStage()
        self.maps = self.stage.maps
        self.scene.setMinimumWidth(88)
        self.scene.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        head.addWidget(self.view)
        head.addWidget(self.scene, 1)
        self._size_label.hide()  # the formulas name what they give
        self.transport.hide()  # units are not visited one after the other here: the arrows go to their neighbours
        self.controls = Controls()
        self.lay_out(head, column(self.note, self.stage, self.reading, large=self.stage), self.controls)

    def _connect(self) -> None:
        self.view.chosen.connect(lambda view: self.edit({"view": view}, "view"))
        self.scene.chosen.connect(self.show_scene)
        self.stage.axis_chosen.connect(self.show_focus)
        self.stage.hovered.connect(self._hover)
        self.stage.clicked.connect(self.choose)
        self.stage.use.hovered.connect(self._tell_use)
        self.stage.measured.pointed.connect(self._tell_gradient)
        self.maps.drawn.connect(self._draw)
        self.maps.input.typed.connect(lambda cell, text: self.type_into("input", self.maps.input, cell, text))
        self.maps.input.nudged.connect(self._nudge)
        self.solver.solved.connect(self._take)
        self.formula.installEventFilter(self)
        controls = self.controls
        controls.edited.connect(self.edit)
        controls.stack.layer_chosen.connect(self.choose_layer)
        controls.input.input_requested.connect(self.choose_input)
        controls.input.open_requested.connect(self.open_image)
        controls.input.pen_chosen.connect(self._choose_pen)
        controls.input.copy_requested.connect(lambda: self.copy("input"))
        controls.input.paste_requested.connect(lambda: self.paste("input"))

    # ---- edits

    @Slot(dict, object)
    def edit(self, changes: Mapping[str, Any], merge: object = None) -> None:
        """Change the state; a pinned unit that is not there any more is let go, and that is said."""
        pins = self.state.pins
        super().edit(changes, merge)
        gone = len(pins) - len(self.state.pins)
        if gone > 0 and not changes.keys() <= {"pins", "unit"} and changes.get("scene") is None:
            text = self.tr("Pinned units that are not there any more were let go: {0}. Undo brings them back.")
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
        if self._is_placed:
            self._hovered = None
            self.edit({"unit": unit})

    @Slot(int)
    def choose_layer(self, number: int) -> None:
        if number != self.state.unit.layer:
            self.edit({"unit": self.state.stack.middle(number)})

    @Slot(object, bool, int)
    def _draw(self, cells: list[Cell], erase: bool, stroke: int) -> None:
        value = 0.0 if erase else self.state.pen
        if self._is_placed:
            self.edit({"input": with_cells(self.state.input, cells, value), **UNNAMED_INPUT}, ("stroke", stroke))

    def set_cell(self, kind: str, cell: Cell, value: float, merge: object = None) -> None:
        pad = self.state.layers[0].pad
        own = cell[0] - pad.top, cell[1] - pad.left
        self.edit({"input": with_cells(self.state.input, [own], value), **UNNAMED_INPUT}, merge)

    def _nudge(self, cell: Cell, notches: int) -> None:
        step = 1.0 if self.state.white > 1 else 0.1
        value = float(self.maps.input.picture.values[cell])
        self.set_cell("input", cell, round(value + notches * step, 9), ("nudge", cell))

    def choose_input(self, name: str, number: int | None = None) -> None:
        if name in GROWING:
            self.take_plane(*named_input(name, min(self.state.stack.size)), name)
        else:
            super().choose_input(name, number)

    def take_plane(self, values: NDArray[np.float64], white: float, name: str | None) -> None:
        image = reduced(values)
        self.edit(self.new_input(frozen(image), white, name))

    def take_pixels(self, rgb: NDArray[np.uint8], name: str | None) -> None:
        self.take_plane(to_grey(rgb), 255.0, name)

    @Slot(object)
    def _choose_pen(self, draws: bool) -> None:
        self.maps.input.pen_down_draws = draws
        self.maps.input.setCursor(Qt.CursorShape.CrossCursor if draws else Qt.CursorShape.ArrowCursor)

    # ---- the clipboard

    def focused_matrix(self) -> str:
        return "input"

    def matrix(self, kind: str) -> NDArray[np.float64]:
        return self.state.input

    def take_matrix(self, kind: str, matrix: NDArray[np.float64]) -> None:
        self.take_plane(matrix, max(1.0, float(np.abs(matrix).max())), None)

    # ---- looking

    @property
    def _is_current(self) -> bool:
        """Whether the maps that are shown belong to the state; otherwise they are still being computed."""
        return self._maps is not None and self._maps.belongs_to(self.state)

    @property
    def _is_placed(self) -> bool:
        """Whether the units that are shown are those of the state, though their values may be older."""
        return self._maps is not None and self._maps.state.stack == self.state.stack

    @property
    def unit(self) -> Unit:
        """The unit that is looked at: under the pointer, or else the chosen one."""
        return self._hovered if self._hovered is not None and self._hovered.layer else self.state.unit

    @Slot(object)
    def _hover(self, unit: Unit | None) -> None:
        if self._is_placed and unit != self._hovered:
            self._hovered = unit
            self.show_focus()

    def let_go(self) -> None:
        self._hovered = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        unit, stack = self.state.unit, self.state.stack
        last = (stack.sizes[unit.layer][0] - 1, stack.sizes[unit.layer][1] - 1)
        moves = {
            Qt.Key.Key_Left: unit._replace(column=unit.column - 1),
            Qt.Key.Key_Right: unit._replace(column=unit.column + 1),
            Qt.Key.Key_Up: unit._replace(row=unit.row - 1),
            Qt.Key.Key_Down: unit._replace(row=unit.row + 1),
            Qt.Key.Key_Home: Unit(unit.layer, 0, 0),
            Qt.Key.Key_End: Unit(unit.layer, *last),
        }
        if event.key() in moves:
            self._hovered = None
            self.edit({"unit": stack.nearest(moves[Qt.Key(event.key())])}, "walk")
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            step = 1 if event.key() == Qt.Key.Key_PageDown else -1
            self.choose_layer(min(max(unit.layer + step, 1), len(self.state.layers)))
        elif event.key() == Qt.Key.Key_Space:
            self.controls.units.toggle_pin()
        elif event.key() == Qt.Key.Key_Escape:
            self.edit({"pins": ()})
        else:
            super().keyPressEvent(event)

    # ---- showing the state

    def show_state(self, old: FieldState | None, new: FieldState) -> None:
        if old is None or old.stack != new.stack:  # the unit that was looked at may be gone
            self._hovered = None
        self.controls.show_state(new)
        self.scene.set_value(new.scene)
        self.view.set_value(new.view)
        self.show_texts()
        self.show_focus()

    def show_output(self) -> None:
        """There is none that is built up step by step."""

    @Slot()
    def show_focus(self) -> None:
        """Show what belongs to the unit that is looked at; maps and gradients come when they are computed."""
        state, unit = self.state, self.unit
        wanted = unit if state.view == "measured" else None
        is_known = wanted is None or (self._measured is not None and self._measured.unit == unit)
        if not (self._is_current and is_known) and self._asked != (id(state), wanted):
            self._asked = id(state), wanted
            self.solver.request(state, wanted, self._maps if self._is_current else None)
        if self._is_placed:
            self._show_unit()

    @Slot(object, object)
    def _take(self, maps: Maps, result: Measured | None) -> None:
        self._asked = None
        if maps.state.stack != self.state.stack:
            return
        if maps is not self._maps:
            self._maps, self._measured = maps, None
            self.maps.show_maps(maps)
        self._measured = result or self._measured
        self._show_unit()

    def _show_unit(self) -> None:
        self.stage.show_unit(self.state, self._hovered, self._maps, self._measured)
        self._show_arithmetic(self.unit)

    def _show_arithmetic(self, unit: Unit) -> None:
        if not self._is_placed:  # the pointer left a view whose maps are being computed anew
            return
        if self._hovered is not None and not self._hovered.layer:
            self._tell(input_pieces(self.state, self._hovered))
        elif self.state.view == "use":
            self._tell(corner_pieces(self.state))
        else:
            self._tell(unit_pieces(self.state, unit))
            self.status_changed.emit(unit_text(self.state, unit, float(self._maps.shown(unit.layer)[unit.cell])))

    def _tell(self, pieces: list[Piece]) -> None:
        self.arithmetic.set_terms([], before=pieces)

    @Slot(object)
    def _tell_gradient(self, pointed: Pointed | None) -> None:
        if pointed is None:
            self._show_arithmetic(self.unit)
        else:
            self._tell(gradient_pieces(pointed))

    @Slot(object)
    def _tell_use(self, place: tuple[str, int, int] | None) -> None:
        if place is None or not self._is_placed:
            self._show_arithmetic(self.unit)
        else:
            self._tell(use_pieces(self.state, *place))

    def show_texts(self) -> None:
        self.stage.show_view(self.state)
        self._fit_formula()
        self.show_note()

    def _fit_formula(self) -> None:
        """The recurrences in letters and numbers; where there is no room for both, in numbers."""
        for with_letters in (True, False):
            self.formula.setText(recurrences(self.state, colours_of(self), with_letters))
            if self.formula.sizeHint().width() <= self.formula.width():
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.formula and event.type() is QEvent.Type.Resize and event.size() != event.oldSize():
            self._fit_formula()
        return super().eventFilter(watched, event)

    def own_note(self) -> str:
        notes, scene = view_notes(), self.state.scene
        if self.state.view == "fields" and scene is not None:
            return scene_texts()[scene][1]
        return notes[self.state.view]

    # ---- languages, threads

    def retranslate(self) -> None:
        super().retranslate()
        self.stage.retranslate()
        self.formula.setAccessibleName(self.tr("Recurrences"))
        self.view.set_texts(
            [
                (self.tr("Fields"), self.tr("What the chosen unit sees of every layer below")),
                (self.tr("Measured"), self.tr("The unit's gradient with respect to the image, beside the theory")),
                (self.tr("Cross-section"), self.tr("Every connection along one axis, the unit's cone lit")),
                (self.tr("Pixel use"), self.tr("How many windows and paths use each pixel")),
            ]
        )
        self.scene.set_texts([name for name, _ in scene_texts().values()])
        self.scene.setPlaceholderText(self.tr("your own"))
        self.scene.setAccessibleName(self.tr("Example"))
        self.scene.setToolTip(self.tr("Prepared stacks, with what to notice"))

    @property
    def is_ready(self) -> bool:
        return not self.solver.is_busy

    def shut_down(self) -> None:
        super().shut_down()
        self.solver.shut_down()
