"""The Receptive field page: a stack of layers, and what its units see of the image, in theory and measured."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from convlab.gui.labs.field_cone import ConeView
from convlab.gui.labs.field_controls import Controls
from convlab.gui.labs.field_maps import FieldMaps, looked_at
from convlab.gui.labs.field_measured import MeasuredView
from convlab.gui.labs.field_solver import Solver
from convlab.gui.labs.field_use import UseView
from convlab.gui.labs.field_words import kind_names, recurrences, scene_texts, unit_name
from convlab.gui.labs.input_section import UNNAMED_INPUT
from convlab.gui.labs.matrix_page import MatrixPage
from convlab.gui.session import Session
from convlab.gui.theme import UNIT, colours_of
from convlab.gui.widgets.choice import Choice, Segments
from convlab.gui.widgets.matrix_view import Cell
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.term_line import Piece
from convlab.labs.arrays import frozen, with_cells
from convlab.labs.field import SCENES, VIEWS, FieldState, settled
from convlab.labs.field_inputs import named_input, reduced
from convlab.labs.field_measure import Maps, Measured
from convlab.labs.numbers import format_number
from convlab.labs.photos import to_grey
from convlab.labs.stack import Cells, Unit

LAB = "field"
GROWING = ("drawn", "ramp", "checkerboard", "impulse", "circle")  # inputs that are made as large as the one before


class FieldPage(MatrixPage):
    """Four views of one stack; the stack itself, as a table, stays beside them."""

    lab = LAB

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
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
        self.view, self.scene, self.axis = Segments(VIEWS), Choice(list(SCENES)), Segments([1, 0])
        self.scene.setMinimumWidth(88)
        self.scene.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.axis.set_value(1)
        header = QHBoxLayout()
        header.setSpacing(UNIT)
        header.addWidget(self.view)
        header.addWidget(self.scene, 1)
        self.maps, self.measured, self.cone, self.use = FieldMaps(), MeasuredView(), ConeView(), UseView()
        self._cone_panel = Panel()
        self._cone_panel.heading.addWidget(self.axis)
        self._cone_panel.body.addWidget(self.cone, 1)
        self._stack = QStackedWidget()
        for widget in (self.maps, self.measured, self._cone_panel, self.use):
            self._stack.addWidget(widget)
        self.transport.hide()  # units are not visited one after the other here: the arrows go to their neighbours
        self.controls = Controls()
        left = QVBoxLayout()
        left.setSpacing(UNIT)
        left.addLayout(header)
        left.addWidget(self.note)
        left.addWidget(self._stack, 1)
        left.addWidget(self.reading)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addLayout(left, 1)
        layout.addWidget(self.controls)

    def _connect(self) -> None:
        self.view.chosen.connect(lambda view: self.edit({"view": view}, "view"))
        self.scene.chosen.connect(self.show_scene)
        self.axis.chosen.connect(lambda _: self.show_focus())
        for view in (self.maps, self.measured, self.cone):
            view.hovered.connect(self._hover)
            view.clicked.connect(self.choose)
        self.use.hovered.connect(self._tell_use)
        self.maps.drawn.connect(self._draw)
        self.maps.input.typed.connect(lambda cell, text: self.type_into("input", self.maps.input, cell, text))
        self.maps.input.nudged.connect(self._nudge)
        self.solver.solved.connect(self._take)
        controls = self.controls
        controls.edited.connect(self.edit)
        controls.stack.layer_chosen.connect(self.choose_layer)
        controls.input.input_requested.connect(self.choose_input)
        controls.input.open_requested.connect(self.open_image)
        controls.input.pen_chosen.connect(self._choose_pen)
        controls.input.copy_requested.connect(lambda: self.copy("input"))
        controls.input.paste_requested.connect(lambda: self.paste("input"))

    # ---- edits

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
        self._stack.setCurrentIndex(VIEWS.index(new.view))
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
        state, unit = self.state, self.unit
        looked = looked_at(state, unit, colours_of(self))
        if state.view == "fields":
            if self._hovered is not None and not self._hovered.layer:
                self.maps.mark_reached(self._hovered.cell)
            else:
                self.maps.mark(looked)
        elif state.view == "measured" and self._measured is not None and self._measured.unit == unit:
            self.measured.show_measured(self._maps, self._measured, looked)
            self._show_measured_titles(unit)
        elif state.view == "section":
            axis = 1 if self.axis.button(1).isChecked() else 0
            kinds = kind_names()
            names = [self.tr("input"), *(f"{n} {kinds[layer.kind]}" for n, layer in enumerate(state.layers, 1))]
            names = [f"{name} · {size[axis]}" for name, size in zip(names, state.stack.sizes, strict=True)]
            self.cone.show_unit(state, axis, unit, names)
        else:
            self.use.show_state(state)
        self._show_arithmetic(unit)

    def _show_arithmetic(self, unit: Unit) -> None:
        state = self.state
        if self._hovered is not None and not self._hovered.layer:
            self._tell_input(self._hovered)
            return
        area, on_image = state.field(unit), state.on_image(unit)
        pieces = [
            Piece(self.tr("field") + f" {area.rows} × {area.columns}", "field", bold=True),
        ]
        after = [Piece("  ")]
        if on_image == area.area:
            after.append(Piece(self.tr("all {0} cells lie on the image").format(area.area)))
        else:
            after.append(Piece(self.tr("{0} of {1} cells lie on the image").format(on_image, area.area), "warning"))
        self.arithmetic.set_terms([], before=pieces, after=after)
        value = self._maps.shown(unit.layer)[unit.cell]
        place = self.tr("its field: input rows {0} to {1}, columns {2} to {3}").format(*_ends(area))
        self.status_changed.emit(f"{unit_name(unit)} = {format_number(float(value))} · {place}")

    def _tell_input(self, unit: Unit) -> None:
        """How many units of the last layer a cell of the input has a part in."""
        state = self.state
        rows, columns = state.stack.reached(unit.cell)[-1]
        value = Piece(format_number(float(state.input[unit.cell])), "window", bold=True)
        text = self.tr("input [{0}, {1}] = ").format(*unit.cell)
        reach = "  " + self.tr("lies in the fields of {0} units of the last layer").format(rows.size * columns.size)
        self.arithmetic.set_terms([], before=[Piece(text, "muted"), value, Piece(reach)])

    @Slot(object)
    def _tell_use(self, place: tuple[str, int, int] | None) -> None:
        if place is None:
            self._show_arithmetic(self.unit)
            return
        kind, row, column = place
        windows = kind == "windows"
        use = self.state.use_of_windows if windows else self.state.use_of_paths
        text = (
            self.tr(" windows of layer 1 use this pixel")
            if windows
            else self.tr(" paths lead from it to the last layer")
        )
        pieces = [
            Piece(f"[{row}, {column}]  ", "muted"),
            Piece(format_number(float(use[row, column])), "window", bold=True),
        ]
        self.arithmetic.set_terms([], before=[*pieces, Piece(text)])

    def show_texts(self) -> None:
        state = self.state
        size = "{} × {}".format(*state.input.shape)
        title, kinds = self.tr("Input {0}").format(size), kind_names()
        short = [f"{number} {kinds[layer.kind]}" for number, layer in enumerate(state.layers, 1)]
        if any(state.layers[0].padding):
            title += " → {} × {}".format(*state.sliding.padded)
        self.maps.set_texts(title, self.tr("Feature maps"), list(zip(self._layer_titles(), short, strict=True)))
        self._cone_panel.set_title(self.tr("One axis of the stack, every connection drawn"))
        self._show_use_texts()
        self._show_measured_titles(self.unit)
        self.formula.setText(recurrences(state, colours_of(self)))
        self.show_note()

    def _layer_titles(self) -> list[str]:
        names = kind_names()
        return [
            f"{number} {names[layer.kind]} · {rows} × {columns}"
            for number, (layer, (rows, columns)) in enumerate(
                zip(self.state.layers, self.state.stack.sizes[1:], strict=True), 1
            )
        ]

    def _show_measured_titles(self, unit: Unit) -> None:
        heat = self.tr("|∂ unit / ∂ input| of {0}").format(unit_name(unit))
        titles = self._layer_titles()
        self.measured.set_texts(heat, titles[unit.layer - 1], self.tr("Share of the gradient in each column"))

    def _show_use_texts(self) -> None:
        state = self.state
        rows, columns = state.use_of_windows.shape
        notes = {}
        for kind, use in (("windows", state.use_of_windows), ("paths", state.use_of_paths)):
            numbers = [format_number(float(use[cell])) for cell in ((0, 0), (rows // 2, columns // 2))]
            notes[kind] = self.tr("corner {0} · middle {1}").format(*numbers)
        titles = {
            "windows": self.tr("Windows of layer 1"),
            "paths": self.tr("Paths through all {0} layers").format(len(state.layers)),
        }
        groups = self.tr("without padding"), self.tr("padded, so that the size stays")
        comparison = self.tr("Windows over a 5 × 5 input, stride 1")
        self.use.set_texts(titles, notes, comparison, groups)

    def own_note(self) -> str:
        state = self.state
        notes = {
            "measured": self.tr(
                "A 1 at the chosen unit is sent back through the network: where the image has a gradient, it matters to"
                " the unit. Point at another unit of the map."
            ),
            "section": self.tr(
                "Every line is one connection; the chosen unit's cone is lit. Hollow dots are padding. Point at any"
                " dot."
            ),
            "use": self.tr(
                "Pixels at the border lie in fewer windows, and on far fewer paths: a corner has the least say in the"
                " output."
            ),
        }
        if state.view in notes:
            return notes[state.view]
        if state.scene is not None:
            return scene_texts()[state.scene][1]
        return self.tr(
            "Point at any unit of any map: the frames show what it sees of every layer below, down to the image."
            " Arrow keys move on, Space pins."
        )

    # ---- languages, threads

    def retranslate(self) -> None:
        super().retranslate()
        self._size_label.setText(self.tr("Recurrences"))
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
        self.axis.set_texts(
            [
                (self.tr("Columns"), self.tr("Cut along a row: units from left to right")),
                (self.tr("Rows"), self.tr("Cut along a column: units from top to bottom")),
            ]
        )
        self.controls.input.set_names({"drawn": self.tr("A drawn 3")})

    @property
    def is_ready(self) -> bool:
        return not self.solver.is_busy

    def shut_down(self) -> None:
        super().shut_down()
        self.solver.shut_down()


def _ends(area: Cells) -> tuple[int, int, int, int]:
    """First and last row, first and last column."""
    return area.top, area.top + area.rows - 1, area.left, area.left + area.columns - 1
