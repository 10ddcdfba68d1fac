"""The Chain page: a tiny network, forward step by step, then backward step by step, then an update."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from convlab.gui.labs.learning.chain.arithmetic import line_of, status_text
from convlab.gui.labs.learning.chain.controls import ChainControls
from convlab.gui.labs.learning.chain.flights import flights_of
from convlab.gui.labs.learning.chain.formulas import chain_formula, formula_of
from convlab.gui.labs.learning.chain.stage import ChainStage
from convlab.gui.labs.learning.chain.symbols import step_name
from convlab.gui.labs.learning.chain.words import headline, scene_names
from convlab.gui.labs.learning.part import LearningPart
from convlab.gui.labs.matrix.cell_edits import Index, step_of_weights
from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.labs.matrix.motion import StepMotion
from convlab.gui.labs.matrix.parts import column, name_scenes
from convlab.gui.labs.matrix.states import UNNAMED_INPUT
from convlab.gui.labs.matrix.stepper import Stepper
from convlab.gui.session import StateHandle
from convlab.gui.theme import colours_of
from convlab.gui.widgets.motion import Flight
from convlab.gui.widgets.transport import Transport
from convlab.labs.common.arrays import Matrix, frozen
from convlab.labs.common.numbers import grouped
from convlab.labs.common.photos import to_grey
from convlab.labs.common.sliding import NO_PADDING, Cell, Sliding
from convlab.labs.common.viewing import is_same_work
from convlab.labs.learning.chain.passes import PARAMETERS, SHAPES
from convlab.labs.learning.chain.scenes import SCENES
from convlab.labs.learning.chain.start import DRAWINGS, random_parameters
from convlab.labs.learning.chain.state import ChainState, settled
from convlab.labs.learning.chain.steps import STEPS, UPDATE, Node, Phase, step_through

IN_A_ROW = Sliding((1, len(STEPS)), (1, 1), NO_PADDING, (1, 1))  # the steps, as the positions of a window


class ChainPage(LearningPart[ChainState]):
    """The whole chain, or one operation of it large; the step is the state's, what is pointed at the page's."""

    unnamed = {"input": UNNAMED_INPUT} | {name: {"scene": None} for name in PARAMETERS}

    def __init__(self, lab: StateHandle[ChainState], parent: QWidget | None = None) -> None:
        super().__init__(lab, SCENES, parent)
        self.stage, self.controls = ChainStage(), ChainControls()
        self.stepper = Stepper(lambda: IN_A_ROW, self)
        self.transport: Transport = self.stepper.transport
        self.transport.can_be_explained = True
        self.reading.body.addWidget(self.transport)
        self.motion = StepMotion(self, self.transport, self.arithmetic, self._flights)
        self.lay_out(self.view, self.scene, column(self.stage, self.reading, large=self.stage), self.controls)
        self._connect()
        self.retranslate()
        self.show_state(None, self.state)

    def _connect(self) -> None:
        stage, stepper, controls = self.stage, self.stepper, self.controls
        stepper.focus_changed.connect(self.show_focus)
        stepper.output_changed.connect(self._show_computed)
        stepper.step_chosen.connect(lambda step: self.lab.look(step=step))
        stage.hovered.connect(self._hover)
        stage.clicked.connect(self._pin)
        stage.drawn.connect(self.draw)
        stage.typed.connect(self.cell_edits.type_into)
        stage.nudged.connect(self.cell_edits.nudge)
        stage.scrubbed.connect(self.cell_edits.scrub)
        stage.node_chosen.connect(self.show_close)
        stage.whole_chosen.connect(lambda: self.lab.look(is_close=False))
        controls.edited.connect(self.edit)
        controls.input.drawing_chosen.connect(self.choose_drawing)
        controls.network.another_requested.connect(self._choose_parameters)
        controls.update_section.update_requested.connect(self.update_parameters)
        for kind, section in (("input", controls.input), ("kernel", controls.network)):
            section.copy_requested.connect(lambda kind=kind: self.clipboard.copy(kind))
            section.paste_requested.connect(lambda kind=kind: self.clipboard.paste(kind))
        self.addActions(controls.input.edit.own_keys)

    # ---- edits

    def settled(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        return settled(changes)

    def own_index(self, kind: str, index: Index) -> Index | None:
        return index

    def wheel_step(self, kind: str) -> float:
        return 1.0 if kind == "input" else step_of_weights(getattr(self.state, kind))

    @Slot(object)
    def show_scene(self, name: str) -> None:
        """Put a prepared example into the chain, and go to its step."""
        self.edit({**SCENES[name].changes(), "scene": name})
        self.stepper.begin_at(SCENES[name].step)

    @Slot(object)
    def choose_drawing(self, name: str) -> None:
        """Put a drawing into the input; a random one is another each time."""
        number = self.inputs.another_number() if name == "random" else self.state.number
        values = DRAWINGS[name](number)
        self.edit({"input": values, "input_name": name, "number": number, "scene": None})

    @Slot()
    def _choose_parameters(self) -> None:
        self.edit({**random_parameters(self.inputs.another_number()), "scene": None})

    @Slot(int)
    def update_parameters(self, count: int) -> None:
        """Take steps of gradient descent."""
        changes = self.state.after_updates(count)
        made = changes.get("updates", self.state.updates) - self.state.updates
        self.edit({**changes, "scene": None} if changes else {})
        if made < count:
            text = self.tr("Stopped after {0} of {1} updates: parameters would get too large to compute with.")
            self.say(text.format(grouped(made), grouped(count)))

    # ---- inputs and the clipboard

    def choose_input(self, name: str, number: int | None = None) -> None:
        self.choose_drawing(name)

    def set_plane(self, values: Matrix, white: float, name: str | None) -> None:
        self.set_matrix("input", frozen(values / white))

    def set_pixels(self, rgb: NDArray[np.uint8], name: str | None) -> None:
        self.set_plane(to_grey(rgb), 255.0, name)

    def focused_matrix(self) -> str:
        return next((name for name, view in self.stage.views.items() if view.hasFocus()), "input")

    def matrix(self, kind: str) -> Matrix:
        return self.state.matrix(kind)

    def set_matrix(self, kind: str, matrix: Matrix) -> None:
        kind = kind if kind in PARAMETERS else "input"
        if matrix.shape != SHAPES[kind]:
            text = self.tr("This needs {0} × {1} numbers; what was pasted has {2} × {3}.")
            self.say(text.format(*SHAPES[kind], *matrix.shape))
            return
        self.edit({kind: frozen(matrix), **self.unnamed[kind]})

    def take_over(self, handed: Mapping[str, Any]) -> None:
        """Show where the pass begins that another lab asks about."""
        node: Node = "loss" if handed["phase"] == "backward" else "conv"
        self.lab.look(step=step_through(node, handed["phase"]), is_close=False)

    # ---- looking and stepping

    @Slot(str)
    def show_close(self, node: str) -> None:
        """Show a node's operation large, in the direction in which the chain is being followed."""
        self.setFocus()
        self.stepper.unpin()
        phase: Phase = "forward" if self.state.present.phase == "forward" else "backward"
        self.lab.look(step=step_through(node, phase), is_close=True)

    @Slot(object)
    def _hover(self, focus: Focus | None) -> None:
        self.stepper.hover(focus if focus is None or self.stage.is_there(focus.kind) else None)

    @Slot(object)
    def _pin(self, focus: Focus) -> None:
        if self.stage.is_there(focus.kind):
            self.stepper.pin(focus)

    @property
    def place(self) -> tuple[str, Cell]:
        """The cell that is looked at: under the pointer, pinned, or the one with the largest number of the step."""
        focus = self.stepper.focus
        if focus.kind != "output" and self.stage.is_there(focus.kind):
            return focus.kind, focus.cell
        return self.state.main_place

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.state.is_close and self.stepper.pinned is None:
            self.lab.look(is_close=False)
        elif not self.stepper.press(event.key()):
            super().keyPressEvent(event)

    def _flights(self) -> list[Flight]:
        """What moves while the present step is explained; an update happens everywhere at once."""
        if self.state.step == UPDATE:
            return []
        return flights_of(self.state, *self.state.main_place, self.stage.views, self.arithmetic)

    # ---- showing

    def show_state(self, old: ChainState | None, new: ChainState) -> None:
        if old is not None and not is_same_work(old, new):
            self.transport.end_explanation()
        self.stepper.show_step(new.step)
        self.stage.show_state(new, self.stepper.revealed)
        self.controls.show_state(new)
        self.scene.set_value(new.scene)
        self.show_texts()
        self.show_focus()

    @Slot()
    def _show_computed(self) -> None:
        self.stage.show_state(self.state, self.stepper.revealed)
        self.show_focus()

    @Slot()
    def show_focus(self) -> None:
        if self.transport.is_building:
            self.stage.show_state(self.state, self.stepper.revealed)
        (name, cell), state = self.place, self.state
        is_update = state.step == UPDATE
        self.stage.mark(name, cell)
        self.arithmetic.set_terms(*line_of(state, name, cell, is_update=is_update))
        colours = colours_of(self)
        formula = formula_of(state, name, cell, colours, is_update=is_update) or "&nbsp;"
        self.formula.setText(f"{formula}<br>{chain_formula(state, colours)}")
        self.reading.formula_label.setText(step_name(state, state.step_at(name)))
        self.status_changed.emit(status_text(state, name, cell))

    def show_texts(self) -> None:
        label = self.reading.formula_label  # as wide for every step: nothing jumps
        names = [step_name(self.state, step) for step in STEPS]
        label.setMinimumWidth(max(map(label.fontMetrics().horizontalAdvance, names)) + 2)
        self.show_note()

    def own_note(self) -> str:
        return headline(self.state)

    def retranslate(self) -> None:
        super().retranslate()
        name_scenes(self.scene, list(scene_names().values()))
        self.stage.retranslate()
        self.show_texts()

    def shut_down(self) -> None:
        super().shut_down()
        self.transport.pause()
