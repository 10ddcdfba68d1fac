"""The Pooling page: step through every window, see what pooling is for, and what else it can be called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from convlab.gui.labs.matrix.cell_edits import Index
from convlab.gui.labs.matrix.gradients_button import GradientsButton
from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.labs.matrix.page import largest_shown
from convlab.gui.labs.matrix.parts import choose_pen, column, name_scenes
from convlab.gui.labs.matrix.patch import Patch
from convlab.gui.labs.matrix.sliding_page import SlidingPage
from convlab.gui.labs.matrix.states import UNNAMED_INPUT
from convlab.gui.labs.matrix.words import formula
from convlab.gui.labs.pooling.controls import PoolingControls
from convlab.gui.labs.pooling.identities import IdentitiesView
from convlab.gui.labs.pooling.reading import (
    focus_text,
    note_on_input,
    note_on_output,
    reach_pieces,
    show_step,
    titles,
)
from convlab.gui.labs.pooling.shift import ShiftView
from convlab.gui.labs.pooling.stage import PoolingStage
from convlab.gui.labs.pooling.words import identity_text, kind_names, rule_text, scene_texts, shift_note
from convlab.gui.session import LabHandle
from convlab.gui.theme import colours_of
from convlab.gui.widgets.choice import Segments
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.motion import Flight
from convlab.gui.widgets.transport import COMPUTED
from convlab.labs.common.arrays import Matrix, changed_fields, frozen
from convlab.labs.common.planes import from_pixels
from convlab.labs.pooling.scenes import OWN_INPUTS, SCENES
from convlab.labs.pooling.shift import SAMPLES
from convlab.labs.pooling.state import KINDS, VIEWS, WHITE_PIXEL, PoolingState, settled

LEAST_SCENE = 112  # pixels of the list of examples
ARROWS = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}


class PoolingPage(SlidingPage[PoolingState]):
    """Windows step by step; an image that is moved; and the same operation in other words."""

    def __init__(self, lab: LabHandle[PoolingState], parent: QWidget | None = None) -> None:
        super().__init__(lab, VIEWS, SCENES, parent)
        self._build()
        self._connect()
        self.begin()

    # ---- building

    def _build(self) -> None:
        self.kind, self.sample = Segments(KINDS), Segments(SAMPLES)
        self.scene.setMinimumWidth(LEAST_SCENE)
        self.stage, self.shift_view, self.identities = PoolingStage(), ShiftView(), IdentitiesView()
        self.gradients = GradientsButton()
        self.stage.panels["output"].heading.addWidget(self.gradients)
        steps = column(self.stage, self.reading, large=self.stage)
        self._stack = QStackedWidget()
        for widget in (steps, self.shift_view, self.identities):
            self._stack.addWidget(widget)
        self.controls = PoolingControls()
        self.lay_out(self.view, self.scene, self._stack, self.controls, self.kind, self.sample)

    def _connect(self) -> None:
        self.kind.chosen.connect(lambda kind: self.edit({"kind": kind, "scene": None}))
        self.sample.chosen.connect(lambda sample: self.edit({"shift": replace(self.state.shift, sample=sample)}))
        self.gradients.clicked.connect(self._show_gradients)
        stage, controls = self.stage, self.controls
        self.transport.can_be_explained = True
        self.lens.keep_within(stage)
        for views in (stage, self.shift_view, self.identities):
            self.connect_views(views)
        for view in (stage, self.shift_view, self.identities):
            view.channel_chosen.connect(self._choose_channel)
        self.connect_controls(controls)
        controls.input.pen_chosen.connect(lambda draws: choose_pen(draws, stage.input))
        controls.input.pen_chosen.connect(self.shift_view.choose_pen)
        controls.input.pen_chosen.connect(self.identities.choose_pen)
        self.shift_view.moved.connect(self._move_to)
        self.identities.cell_chosen.connect(lambda cell: self.lab.look(step=self.state.step_near(cell)))
        controls.output.used.connect(lambda: self.use_as_input(self.state.outputs, white=self.state.white))

    # ---- edits

    def settled(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        if "input" in changes and self.state.view == "shift":  # what is chosen there is meant to be moved
            changes = {**changes, "shift": replace(self.state.shift, sample="input")}
        return settled(self.state, **changes)

    def own_index(self, kind: str, index: Index) -> Index | None:
        """In the plane that is stepped through."""
        row, column = index
        cell = self.state.sliding.unpadded((row, column))
        return None if cell is None else (self.state.channel, *cell)

    @Slot(int)
    def _choose_channel(self, index: int) -> None:
        """One of the planes; behind the last, a photograph's are shown together."""
        is_plane = index < self.state.channels
        self.edit({"channel": index, "in_colour": False} if is_plane else {"in_colour": True})

    @Slot(int, int, int)
    def _move_to(self, axis: int, place: int, drag: int) -> None:
        shift = self.state.shift
        moved = replace(shift, rows=place) if axis == 0 else replace(shift, columns=place)
        self.edit({"shift": moved}, ("curve", drag))

    @Slot(object)
    def show_scene(self, name: str) -> None:
        """Put a prepared example into the lab."""
        self.show_example(name, SCENES[name].changes(), SCENES[name].step)

    @Slot(object, object)
    def choose_input(self, name: str, number: int | None = None) -> None:
        if name not in OWN_INPUTS:
            super().choose_input(name, number)
            return
        self.inputs.forget_image()
        planes = OWN_INPUTS[name]()
        self._set_planes(planes, largest_shown(planes), name)

    def _set_planes(self, planes: Matrix, white: float, name: str | None) -> None:
        """Use planes (c, h, w) as the input."""
        self.edit(self.inputs.changes(frozen(planes), white, name))

    def set_plane(self, values: Matrix, white: float, name: str | None) -> None:
        is_of_other_size = values.shape != self.state.sliding.input
        self._set_planes(values[None], white, name)
        if is_of_other_size:
            self.begin_within()

    def set_pixels(self, rgb: NDArray[np.uint8], name: str | None) -> None:
        self.edit({**self.inputs.changes(from_pixels(rgb), WHITE_PIXEL, name), "in_colour": True})
        self.begin_within()

    @Slot()
    def _show_gradients(self) -> None:
        """Of the plane that is stepped through, in the Learning lab."""
        state = self.state
        handed = {"input": state.plane, "white": state.white, "window": state.window, "step": state.step}
        geometry = {"stride": state.sliding.stride, "padding": state.padding, "counts_padding": state.count_include_pad}
        self.other_lab_requested.emit("learning", {"view": "backward", "operation": state.kind} | handed | geometry)

    # ---- the clipboard

    def focused_matrix(self) -> str:
        return "output" if self.stage.output.hasFocus() else "input"

    def matrix(self, kind: str) -> Matrix:
        return self.state.output if kind == "output" else self.state.plane

    def set_matrix(self, kind: str, matrix: Matrix) -> None:
        if matrix.shape == self.state.sliding.input:  # the other planes stay
            planes = self.state.input.copy()
            planes[self.state.channel] = matrix
            self.edit({"input": frozen(planes), **UNNAMED_INPUT})
        else:
            self.set_plane(matrix, largest_shown(matrix), None)

    # ---- looking and stepping

    @Slot(object)
    def show_view(self, name: str) -> None:
        self.setFocus()  # the keys are the view's
        super().show_view(name)

    def open_view(self, name: str) -> None:
        """Step by step, what pooling is for, or the same in other words."""
        self._stack.setCurrentIndex(VIEWS.index(self.state.view))
        self.kind.setVisible(name != "shift")
        self.head.example.setVisible(name != "shift")
        self.sample.setVisible(name == "shift")
        self.status_changed.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state.view == "shift" and event.key() in ARROWS:
            self.controls.shift.move_by(*ARROWS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    # ---- showing the state

    def show_state(self, old: PoolingState | None, new: PoolingState) -> None:
        self.show_step()
        self.controls.show_state(new)
        self.scene.set_value(new.scene)
        self.kind.set_value(new.kind)
        self.sample.set_value(new.shift.sample)
        is_other = old is None or old is new or bool(changed_fields(old, new) - {"shift", "pen"})
        if self.state.view == "steps" and is_other:
            self.stage.show_state(new, self.stepper.revealed)
        self.show_texts()
        self.show_focus()

    @Slot()
    def show_output(self) -> None:
        self.stage.show_output(self.stepper.revealed)
        self.show_focus()

    def patch(self, focus: Focus, cell: Cell) -> Patch | None:
        return self.stage.patch(focus, cell) if self.state.view == "steps" else None

    def flights(self) -> list[Flight]:
        return self.stage.flights(self.sliding.position(self.transport.position), self.arithmetic)

    @Slot()
    def show_focus(self) -> None:
        if self.state.view == "words":
            self.identities.show_step(self.state)
        if self.state.view != "steps":
            return
        focus = self.stepper.focus
        if self.transport.is_building:
            self.stage.show_output(self.stepper.revealed)
        self.stage.mark(focus, self.stepper.place_of(focus), is_decided=self.transport.explained >= COMPUTED)
        if focus.kind == "output":
            show_step(self.arithmetic, self.state, focus.cell)
        else:
            self.arithmetic.set_terms([], before=reach_pieces(self.state, focus.cell))
        self.stage.notes["input"].setText(note_on_input(self.state, focus))
        self.status_changed.emit(focus_text(self.state, focus))

    # ---- texts

    def show_texts(self) -> None:
        """Those of the view that is open."""
        state = self.state
        if self.state.view == "steps":
            self._name_stage(state)
        elif self.state.view == "shift":
            self.shift_view.show_state(state)
        else:
            self.identities.show_state(state)
        self.show_note()

    def _name_stage(self, state: PoolingState) -> None:
        names = {"input": self.tr("Channel of the input"), "output": self.tr("Channel of the output")}
        self.stage.set_titles(titles(state), names)
        self.stage.notes["output"].setText(note_on_output(state))
        self.stage.show_planes(state)
        self.formula.setText(formula(state.sliding, colours_of(self), per_side=state.per_side))

    def own_note(self) -> str:
        state = self.state
        if self.state.view == "shift":
            return shift_note(state)
        if self.state.view == "words":
            return identity_text(state)
        return scene_texts()[state.scene][1] if state.scene is not None else rule_text(state)

    def retranslate(self) -> None:
        super().retranslate()
        self.shift_view.retranslate()
        self.view.set_texts(
            [
                (self.tr("Step by step"), self.tr("The window slides over the input, with the arithmetic in view")),
                (self.tr("What it is for"), self.tr("Move an image and see how much of its feature map changes")),
                (
                    self.tr("In other words"),
                    self.tr("A maximum from convolutions and ReLU, an average as a convolution"),
                ),
            ]
        )
        name_scenes(self.scene, [name for name, _ in scene_texts().values()])
        self.kind.set_texts(list(kind_names().values()))
        self.sample.set_texts(
            [
                (self.tr("The book’s edges"), self.tr("Move the book’s black bar on white")),
                (self.tr("A circle"), self.tr("Move the outline of a circle")),
                (self.tr("The lab’s input"), self.tr("Move the input: a digit, a photograph, your drawing")),
            ]
        )
