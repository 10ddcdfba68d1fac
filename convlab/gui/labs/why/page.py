"""The Why-convolution page: from dense weights down to a kernel, and what that gives: equivariance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from convlab.gui.icons import icon
from convlab.gui.labs.matrix.cell_edits import Index
from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.labs.matrix.page import largest_shown
from convlab.gui.labs.matrix.parts import choose_pen, scene_choice
from convlab.gui.labs.matrix.sliding_page import SlidingPage
from convlab.gui.labs.why.arithmetic import focus_status, focus_terms, search_status, search_terms, stage_texts
from convlab.gui.labs.why.controls import Controls
from convlab.gui.labs.why.ladder import LadderStage
from convlab.gui.labs.why.search import SearchView
from convlab.gui.labs.why.shift import ShiftView
from convlab.gui.labs.why.words import (
    check_text,
    rung_formula,
    rung_names,
    rung_note,
    scene_texts,
    search_note,
    shift_note,
)
from convlab.gui.session import LabHandle
from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.choice import Segments
from convlab.gui.widgets.matrix_view import Cell
from convlab.labs.common.arrays import frozen
from convlab.labs.common.photos import to_grey
from convlab.labs.common.sliding import Sliding
from convlab.labs.why.scenes import SCENES
from convlab.labs.why.search import SearchState, background_from, with_template
from convlab.labs.why.shift import ShiftState, bundled_lenet
from convlab.labs.why.state import (
    DENSE,
    LOCAL,
    OPENING_OUTPUT,
    RUNGS,
    VIEWS,
    WhyState,
    settled,
    with_own_weights,
    with_weight,
)

LEAST_WIDTH = 560
RUNG_HEIGHT = 34  # pixels: the rungs are what the page is about


class WhyPage(SlidingPage[WhyState]):
    """The ladder; the equivariance tester; and a pattern that is found wherever it is."""

    def __init__(self, lab: LabHandle[WhyState], parent: QWidget | None = None) -> None:
        super().__init__(lab, parent)
        self._build()
        self._connect()
        self.retranslate()
        self.follow_view()
        self.show_state(None, self.state)

    # ---- building

    def _build(self) -> None:
        self.view, self.rung = Segments(VIEWS), Segments(RUNGS)
        self.scene = scene_choice(list(SCENES), 96)
        self.down_button, self.up_button = QPushButton(), QPushButton()
        self._rungs = QWidget()
        ladder = QHBoxLayout(self._rungs)
        ladder.setContentsMargins(0, 0, 0, 0)
        ladder.setSpacing(UNIT // 2)
        for widget in (self.down_button, self.rung, self.up_button):
            ladder.addWidget(widget)
        for button in (self.down_button, self.up_button, *(self.rung.button(rung) for rung in RUNGS)):
            button.setMinimumHeight(RUNG_HEIGHT)
            button.setIconSize(QSize(18, 18))
        for rung in RUNGS:
            self.rung.button(rung).setFont(font("text", bold=True))
        header = QHBoxLayout()
        header.setSpacing(UNIT)
        header.addWidget(self.view)
        header.addWidget(self.scene)
        header.addStretch(1)
        header.addWidget(self._rungs)
        self.layer = QLabel()
        self.layer.setTextFormat(Qt.TextFormat.RichText)
        self.layer.setFont(font("title"))
        self.layer.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.layer.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stage, self.shift, self.search = LadderStage(), ShiftView(), SearchView()
        self._stack = QStackedWidget()
        for widget in (self.stage, self.shift, self.search):
            widget.setMinimumWidth(LEAST_WIDTH)
            self._stack.addWidget(widget)
        left = QVBoxLayout()
        left.setSpacing(UNIT)
        for widget in (self.layer, self.note, self._stack, self.reading):
            left.addWidget(widget, 1 if widget is self._stack else 0)
        self.controls = Controls()
        body = QHBoxLayout()
        body.setSpacing(UNIT)
        body.addLayout(left, 1)
        body.addWidget(self.controls)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addLayout(header)
        layout.addLayout(body, 1)

    def _connect(self) -> None:
        self.view.chosen.connect(self.show_view)
        self.scene.chosen.connect(self.show_scene)
        self.rung.chosen.connect(self.climb_to)
        self.down_button.clicked.connect(lambda: self.climb_to(self.state.rung - 1))
        self.up_button.clicked.connect(lambda: self.climb_to(self.state.rung + 1))
        self.stage.hovered.connect(self.stepper.hover)
        self.stage.clicked.connect(self._pin)
        self.stage.pairs.hovered.connect(self._report_pair)
        self.stage.input.drawn.connect(self.draw)
        self.stage.weights.scrubbed.connect(lambda *drag: self.cell_edits.scrub("weights", *drag))
        for kind in ("input", "weights"):
            view = self.stage.views[kind]
            view.typed.connect(
                lambda cell, text, kind=kind, view=view: self.cell_edits.type_into(kind, view, cell, text)
            )
            view.nudged.connect(lambda cell, notches, kind=kind: self.cell_edits.nudge(kind, cell, notches))
        controls = self.controls
        self.connect_controls(controls)
        controls.input.pen_chosen.connect(lambda draws: choose_pen(draws, self.stage.input))
        self.shift.edited.connect(self._edit_shift)
        self.shift.status_changed.connect(self.status_changed)
        self.search.edited.connect(lambda search, merge: self.edit({"search": search}, merge))
        self.search.hovered.connect(self.stepper.hover)
        self.search.clicked.connect(lambda focus: self.stepper.go_to(self.sliding.step(focus.cell)))
        self.search.typed.connect(self.cell_edits.type_into)

    # ---- edits

    def settled(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        changes = settled(self.state, **changes)
        return changes | self._steps_kept(replace(self.state, **changes))

    def _steps_kept(self, new: WhyState) -> dict[str, int]:
        """The steps at the same cells where outputs have another size, or at the nearest there are."""
        state = self.state
        steps = {}
        for name, before, after in (
            ("step", state.sliding, new.sliding),
            ("search_step", state.search.sliding, new.search.sliding),
        ):
            if before.size != after.size:
                cell = before.position(min(getattr(state, name), before.steps - 1))
                row, column = (min(place, size - 1) for place, size in zip(cell, after.size, strict=True))
                steps[name] = after.step((row, column))
        return steps

    @Slot(object)
    def climb_to(self, rung: int) -> None:
        """Stand on another rung of the ladder, the nearest there is."""
        self.stepper.unpin()
        self.edit({"rung": min(max(rung, DENSE), LOCAL)})

    @Slot(object)
    def show_scene(self, name: str) -> None:
        """Put a prepared example into the lab, and show the view it belongs to."""
        scene = SCENES[name]
        problem = _lenet_problem() if scene.view == "shift" and scene.shift.is_lenet else ""
        if problem:
            self.say(self.tr("LeNet's weights cannot be read: {0}").format(problem))
            return
        if scene.view != self.shown_view:
            self.show_view(scene.view)
        self.edit({**scene.changes(), "scene": name})
        cell = self.state.search.copies[0] if scene.view == "search" else OPENING_OUTPUT
        self.stepper.begin_at(self.sliding.step(cell))

    @Slot(object, object)
    def _edit_shift(self, shift: ShiftState, merge: object) -> None:
        problem = _lenet_problem() if shift.is_lenet else ""
        if problem:
            self.shift.show_state(self.state)
            self.say(self.tr("LeNet's weights cannot be read: {0}").format(problem))
        else:
            self.edit({"shift": shift}, merge)

    def own_index(self, kind: str, index: Index) -> Index:
        return index

    def set_cell(self, kind: str, index: Index, value: float, merge: object = None) -> None:
        row, column = index
        if kind == "input":
            self.stepper.unpin()  # what changes now is the sum
            super().set_cell(kind, index, value, merge)
        elif kind == "weights":
            merge = merge and (merge, self.output_cell)
            self.edit(with_weight(self.state, (row, column), self.output_cell, value), merge)
        else:
            self.search.put(kind, (row, column), value)

    def cell_value(self, kind: str, index: Index) -> float:
        own = self.state.own_weights(self.output_cell) if kind == "weights" else self.state.input
        return float(own[index])

    def wheel_step(self, kind: str) -> float:
        return super().wheel_step(kind) if kind == "input" else 1.0

    @Slot(object, object)
    def choose_input(self, name: str, number: int | None = None) -> None:
        if name == "seven":
            first = WhyState()
            self.set_plane(first.input, first.white, name)
        else:
            super().choose_input(name, number)

    def set_plane(self, values: NDArray[np.float64], white: float, name: str | None) -> None:
        self.edit(self.inputs.changes(frozen(values), white, name))

    def set_pixels(self, rgb: NDArray[np.uint8], name: str | None) -> None:
        if name is None and self.shown_view == "search":
            self._change_search(replace(self.state.search, background=background_from(to_grey(rgb))))
        else:
            self.set_plane(to_grey(rgb), 255.0, name)

    def _change_search(self, search: SearchState) -> None:
        self.edit({"search": search})

    # ---- the clipboard

    def focused_matrix(self) -> str:
        """Of what is on the screen: the one with the keys, or else the image or the scene."""
        views = {"ladder": self.stage.views, "shift": self.shift.views, "search": self.search.views}[self.shown_view]
        default = "scene" if self.shown_view == "search" else "input"
        return next((kind for kind, view in views.items() if view.hasFocus()), default)

    def matrix(self, kind: str) -> NDArray[np.float64]:
        """As it is shown; of the image without the room around it that the equivariance tester gives it."""
        if kind in ("input", "x"):
            return self.state.input
        return {**self.stage.views, **self.shift.views, **self.search.views}[kind].picture.values

    def set_matrix(self, kind: str, matrix: NDArray[np.float64]) -> None:
        """Into weights or pattern when these have the keys, otherwise into the image or the scene that is shown."""
        if self.shown_view == "search":
            search = self.state.search
            is_pattern = kind == "template"
            self._change_search(
                with_template(search, matrix) if is_pattern else replace(search, background=background_from(matrix))
            )
        elif kind == "weights":
            self._set_weights(matrix)
        else:
            self.set_plane(matrix, largest_shown(matrix), None)

    def _set_weights(self, matrix: NDArray[np.float64]) -> None:
        shape = self.state.own_weights(self.output_cell).shape
        if matrix.shape == shape:
            self.edit(with_own_weights(self.state, self.output_cell, matrix))
        else:
            text = self.tr("Here are {0} × {1} weights; the clipboard holds {2} × {3} numbers.")
            self.say(text.format(*shape, *matrix.shape))

    # ---- looking and stepping

    @property
    def shown_view(self) -> str:
        return self.state.view

    @property
    def step_field(self) -> str:
        return "search_step" if self.shown_view == "search" else "step"

    @property
    def sliding(self) -> Sliding:
        return self.state.search.sliding if self.shown_view == "search" else self.state.sliding

    @property
    def output_cell(self) -> Cell:
        """The output whose weights are shown, on the ladder."""
        if self.shown_view != "ladder":  # the transport counts other steps there
            sliding = self.state.sliding
            return sliding.position(min(self.state.step, sliding.steps - 1))
        return self._output_of(self.focus)

    def _output_of(self, focus: Focus) -> Cell:
        if focus.kind == "matrix":
            return self.sliding.position(focus.cell[0])
        return focus.cell if focus.kind == "output" else self.sliding.position(self.transport.arrived)

    @Slot(object)
    def _pin(self, focus: Focus) -> None:
        """A click on the matrix chooses the output of its row."""
        if focus.kind == "matrix":
            self.stepper.choose(self._output_of(focus))
        else:
            self.stepper.pin(focus)

    @Slot(object)
    def _report_pair(self, pair: Cell | None) -> None:
        """Say of a kernel of the table which channels it connects."""
        if pair is None:
            self.show_focus()
        else:
            text = self.tr("The weights from input channel c = {1} to output channel d = {0}")
            self.status_changed.emit(text.format(*pair))

    def open_view(self, name: str) -> None:
        """The ladder, the equivariance tester, or the search."""
        self.transport.set_building(False)
        self.show_step()  # the view that goes tells that the pointer has left: its step is no more
        self.view.set_value(name)
        self._stack.setCurrentIndex(VIEWS.index(self.state.view))
        for widget in (self._rungs, self.layer, self.controls):
            widget.setVisible(name == "ladder")
        self.reading.setVisible(name != "shift")
        self.status_changed.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.shown_view == "shift" and self.shift.press(event.key()):
            return
        if self.shown_view == "ladder" and event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.climb_to(self.state.rung + (1 if event.key() == Qt.Key.Key_PageDown else -1))
            return
        super().keyPressEvent(event)

    # ---- showing the state

    def show_state(self, old: WhyState | None, new: WhyState) -> None:
        if old is not None and old.rung != new.rung:  # what was looked at may be gone
            self.stepper.unpin()
            self.stepper.leave()
        self.show_step()
        self.controls.show_state(new)
        self.scene.set_value(self.shown_scene)
        self.rung.set_value(new.rung)
        self.down_button.setEnabled(new.rung > DENSE)
        self.up_button.setEnabled(new.rung < LOCAL)
        on_ladder = self.shown_view == "ladder"
        self.stage.show_state(new, self.stepper.revealed if on_ladder else None)
        if old is None or old.search is not new.search:
            self.search.show_state(new.search, None if on_ladder else self.stepper.revealed)
        if old is None or old.shift is not new.shift or old.probe is not new.probe or old.seed != new.seed:
            self.shift.show_state(new)
        self.show_texts()
        self.show_focus()

    @Slot()
    def show_output(self) -> None:
        if self.shown_view == "ladder":
            self.stage.show_output(self.stepper.revealed)
        elif self.shown_view == "search":
            self.search.show_output(self.stepper.revealed)
        self.show_focus()

    @Slot()
    def show_focus(self) -> None:
        if self.shown_view == "ladder":
            self._show_ladder_focus()
        elif self.shown_view == "search":
            self._show_search_focus()

    def _show_ladder_focus(self) -> None:
        state, focus, output = self.state, self.focus, self.output_cell
        if self.transport.is_building and self.stage.output.picture.revealed != self.stepper.revealed:
            self.stage.show_output(self.stepper.revealed)
        self.stage.mark(focus, output)
        self.controls.weights.show_output(output)
        self.stage.set_texts(*stage_texts(state, output))
        before, terms, after = focus_terms(state, focus, output)
        self.arithmetic.set_terms(terms, before=before, after=after)
        self.status_changed.emit(focus_status(state, focus, output))

    def _show_search_focus(self) -> None:
        search = self.state.search
        if self.transport.is_building and self.search.response.picture.revealed != self.stepper.revealed:
            self.search.show_output(self.stepper.revealed)
        cell = self.focus.cell
        self.search.mark(cell, cell if self.stepper.hovered else self.stepper.place, self.stepper.revealed)
        terms, after = search_terms(search, cell)
        self.arithmetic.set_terms(terms, after=after)
        self.status_changed.emit(search_status(search, cell))

    def show_texts(self) -> None:
        state = self.state
        self.layer.setText(rung_formula(state, colours_of(self)))
        if self.shown_view == "search":
            self.reading.formula_label.setText(self.tr("Highest response"))
            self.formula.setText(self.search.peaks_text())
        else:
            self.reading.formula_label.setText(self.tr("Check"))
            self.formula.setText(check_text(state))
        self.shift.show_texts()
        self.show_note()

    @property
    def shown_scene(self) -> str | None:
        """The prepared example on the screen: none in a view that is not the example's."""
        name = self.state.scene
        return name if name is not None and SCENES[name].view == self.shown_view else None

    def own_note(self) -> str:
        """What the prepared example is about, or else what there is to notice; of the search, what it finds now."""
        state = self.state
        name = self.shown_scene
        if self.shown_view == "search":
            found = search_note(state.search)
            return found if name is None else f"{scene_texts()[name][1]} {found}"
        if name is not None:
            return scene_texts()[name][1]
        return shift_note() if self.shown_view == "shift" else rung_note(state)

    # ---- languages and themes

    def retranslate(self) -> None:
        super().retranslate()
        self.view.set_texts(
            [
                (self.tr("The ladder"), self.tr("From a dense layer to a convolution in three steps")),
                (self.tr("Shift and compare"), self.tr("Move the image: which functions let their result move along?")),
                (self.tr("Where is it?"), self.tr("A pattern slid over a scene answers wherever the pattern is")),
            ]
        )
        self.rung.set_texts(list(rung_names().values()))
        self.scene.set_texts([name for name, _ in scene_texts().values()])
        self.scene.setPlaceholderText(self.tr("Examples"))
        self.scene.setAccessibleName(self.tr("Example"))
        self.scene.setToolTip(self.tr("Prepared examples, with what to notice"))
        self.stage.retranslate()
        name_button(self.down_button, "", self.tr("One rung back: fewer assumptions, more parameters (Page Up)"))
        name_button(self.up_button, "", self.tr("One rung on: one more assumption, fewer parameters (Page Down)"))
        self._set_icons()

    def _set_icons(self) -> None:
        self.down_button.setIcon(icon("previous", self))
        self.up_button.setIcon(icon("next", self))

    def restyle(self) -> None:
        super().restyle()
        self._set_icons()


def _lenet_problem() -> str:
    """Why the bundled LeNet cannot be used; empty when it can."""
    try:
        bundled_lenet()
    except (OSError, ValueError) as error:
        return str(error)
    return ""
