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
from convlab.gui.labs.matrix.input_section import UNNAMED_INPUT
from convlab.gui.labs.matrix.marks import Focus as SearchFocus
from convlab.gui.labs.matrix.page import MatrixPage
from convlab.gui.labs.matrix.parts import choose_pen, scene_choice
from convlab.gui.labs.why.arithmetic import focus_status, focus_terms, search_status, search_terms, stage_texts
from convlab.gui.labs.why.controls import Controls
from convlab.gui.labs.why.ladder import Focus, LadderStage
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
from convlab.gui.widgets.matrix.places import Cell
from convlab.labs.common.arrays import frozen, with_cells
from convlab.labs.common.bundled import bundled_lenet
from convlab.labs.common.photos import to_grey
from convlab.labs.common.sliding import Sliding
from convlab.labs.why.scenes import SCENES
from convlab.labs.why.search import SearchState, background_from, with_template
from convlab.labs.why.shift import EquivarianceState
from convlab.labs.why.state import DENSE, LOCAL, RUNGS, WhyState, settled, with_own_weights, with_weight

VIEWS = ("ladder", "shift", "search")
OPENING_OUTPUT = (3, 3)  # the middle: its weights are those that are shared
LEAST_WIDTH = 560
RUNG_HEIGHT = 34  # pixels: the rungs are what the page is about


class WhyPage(MatrixPage):
    """The ladder; the equivariance tester; and a pattern that is found wherever it is."""

    def __init__(self, lab: LabHandle[WhyState], parent: QWidget | None = None) -> None:
        super().__init__(lab, parent)
        self._hovered: Focus | SearchFocus | None = None
        self._pinned: Focus | None = None
        self._is_switching = False  # from one view to another
        self._positions = dict.fromkeys(VIEWS, 0)  # of the transport, where another view is shown
        self._positions["ladder"] = self.state.sliding.step(OPENING_OUTPUT)
        self._positions["search"] = self.state.search.sliding.step(self.state.search.copies[0])
        self._build()
        self._connect()
        self.retranslate()
        self.show_state(None, self.state)
        self.transport.go_to(self._positions["ladder"], slide=False)

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
        self.view.set_value("ladder")

    def _connect(self) -> None:
        self.view.chosen.connect(self.show_view)
        self.scene.chosen.connect(self.show_scene)
        self.rung.chosen.connect(self.climb_to)
        self.down_button.clicked.connect(lambda: self.climb_to(self.state.rung - 1))
        self.up_button.clicked.connect(lambda: self.climb_to(self.state.rung + 1))
        self.stage.hovered.connect(self._hover)
        self.stage.clicked.connect(self._pin)
        self.stage.pairs.hovered.connect(self._tell_pair)
        self.stage.input.drawn.connect(self._draw)
        self.stage.weights.scrubbed.connect(self._scrub_weight)
        for kind in ("input", "weights"):
            view = self.stage.views[kind]
            view.typed.connect(lambda cell, text, kind=kind, view=view: self.type_into(kind, view, cell, text))
            view.nudged.connect(lambda cell, notches, kind=kind: self._nudge(kind, cell, notches))
        controls = self.controls
        controls.edited.connect(self.edit)
        controls.input.input_requested.connect(self.choose_input)
        controls.input.open_requested.connect(self.open_image)
        controls.input.pen_chosen.connect(lambda draws: choose_pen(draws, self.stage.input))
        controls.input.copy_requested.connect(lambda: self.copy("input"))
        controls.input.paste_requested.connect(lambda: self.paste("input"))
        self.shift.edited.connect(self._edit_shift)
        self.shift.status_changed.connect(self.status_changed)
        self.search.edited.connect(lambda search, merge: self.edit({"search": search}, merge))
        self.search.hovered.connect(self._hover)
        self.search.clicked.connect(lambda focus: self.go_to(self.sliding.step(focus.cell)))
        self.search.typed.connect(self.type_into)

    # ---- edits

    def settled(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        return settled(self.state, **changes)

    @Slot(object)
    def climb_to(self, rung: int) -> None:
        """Stand on another rung of the ladder, the nearest there is."""
        self.let_go()
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
        search: SearchState = self.state.search
        self.begin_at(self.sliding.step(search.copies[0] if scene.view == "search" else OPENING_OUTPUT))

    @Slot(object, object)
    def _edit_shift(self, shift: EquivarianceState, merge: object) -> None:
        problem = _lenet_problem() if shift.is_lenet else ""
        if problem:
            self.shift.show_state(self.state)
            self.say(self.tr("LeNet's weights cannot be read: {0}").format(problem))
        else:
            self.edit({"shift": shift}, merge)

    @Slot(object, bool, int)
    def _draw(self, cells: list[Cell], erase: bool, stroke: int) -> None:
        value = 0.0 if erase else self.state.pen
        self.edit({"input": with_cells(self.state.input, cells, value), **UNNAMED_INPUT}, ("stroke", stroke))

    def set_cell(self, kind: str, cell: Cell, value: float, merge: object = None) -> None:
        if kind == "input":
            self.let_go()  # what changes now is the sum
            self.edit({"input": with_cells(self.state.input, [cell], value), **UNNAMED_INPUT}, merge)
        elif kind == "weights":
            self.edit(with_weight(self.state, cell, self.output_cell, value), merge)
        else:
            self.search.put(kind, cell, value)

    def _value(self, kind: str, cell: Cell) -> float:
        return float(self.state.input[cell] if kind == "input" else self.state.own_weights(self.output_cell)[cell])

    def _nudge(self, kind: str, cell: Cell, notches: int) -> None:
        step = 0.1 if kind == "input" and self.state.white <= 1 else 1.0
        value = round(self._value(kind, cell) + notches * step, 9)
        self.set_cell(kind, cell, value, ("nudge", kind, cell, self.output_cell))

    @Slot(object, float, int)
    def _scrub_weight(self, cell: Cell, pixels: float, drag: int) -> None:
        self.scrub("weights", cell, self._value("weights", cell), pixels, drag)

    @Slot(object, object)
    def choose_input(self, name: str, number: int | None = None) -> None:
        if name == "seven":
            first = WhyState()
            self.take_plane(first.input, first.white, name)
        else:
            super().choose_input(name, number)

    def take_plane(self, values: NDArray[np.float64], white: float, name: str | None) -> None:
        self.edit(self.new_input(frozen(values), white, name))

    def take_pixels(self, rgb: NDArray[np.uint8], name: str | None) -> None:
        if name is None and self.shown_view == "search":
            self._change_search(replace(self.state.search, background=background_from(to_grey(rgb))))
        else:
            self.take_plane(to_grey(rgb), 255.0, name)

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
            values: NDArray[np.float64] = self.state.input
            return values
        return {**self.stage.views, **self.shift.views, **self.search.views}[kind].picture.values

    def take_matrix(self, kind: str, matrix: NDArray[np.float64]) -> None:
        """Into weights or pattern when these have the keys, otherwise into the image or the scene that is shown."""
        if self.shown_view == "search":
            search: SearchState = self.state.search
            is_pattern = kind == "template"
            self._change_search(
                with_template(search, matrix) if is_pattern else replace(search, background=background_from(matrix))
            )
        elif kind == "weights":
            self._take_weights(matrix)
        else:
            self.take_plane(matrix, max(1.0, float(np.abs(matrix).max())), None)

    def _take_weights(self, matrix: NDArray[np.float64]) -> None:
        shape = self.state.own_weights(self.output_cell).shape
        if matrix.shape == shape:
            self.edit(with_own_weights(self.state, self.output_cell, matrix))
        else:
            text = self.tr("Here are {0} × {1} weights; the clipboard holds {2} × {3} numbers.")
            self.say(text.format(*shape, *matrix.shape))

    # ---- looking and stepping

    @property
    def shown_view(self) -> str:
        return VIEWS[self._stack.currentIndex()]

    @property
    def sliding(self) -> Sliding:
        state: WhyState = self.state
        return state.search.sliding if self.shown_view == "search" else state.sliding

    @property
    def focus(self) -> Focus:
        """What is looked at on the ladder: under the pointer, pinned, or else the chosen output."""
        chosen = Focus("output", self.sliding.position(self.transport.arrived))
        return self._hovered or self._pinned or chosen

    @property
    def output_cell(self) -> Cell:
        """The output whose weights are shown, on the ladder."""
        if self.shown_view != "ladder":  # the transport counts other steps there
            sliding = self.state.sliding
            return sliding.position(min(self._positions["ladder"], sliding.steps - 1))
        return self._output_of(self.focus)

    def _output_of(self, focus: Focus) -> Cell:
        if focus.kind == "matrix":
            return self.sliding.position(focus.cell[0])
        return focus.cell if focus.kind == "output" else self.sliding.position(self.transport.arrived)

    @Slot(object)
    def _hover(self, focus: Focus | SearchFocus | None) -> None:
        if self._is_switching:  # the view that goes tells that the pointer has left: its step is no more
            return
        self._hovered = focus
        self.transport.is_held = focus is not None
        self.show_focus()

    @Slot(object)
    def _pin(self, focus: Focus) -> None:
        """A click chooses an output, by its cell or by its row; on input and weights it keeps what is looked at."""
        if focus.kind in ("output", "matrix"):
            self._pinned = None
            self.transport.go_to(self.sliding.step(self._output_of(focus)), slide=False)
        else:
            self._pinned = None if focus == self._pinned else focus
        self.show_focus()

    @Slot(object)
    def _tell_pair(self, pair: Cell | None) -> None:
        """Say of a kernel of the table which channels it connects."""
        if pair is None:
            self.show_focus()
        else:
            text = self.tr("The weights from input channel c = {1} to output channel d = {0}")
            self.status_changed.emit(text.format(*pair))

    def let_go(self) -> None:
        self._pinned = None

    @Slot(object)
    def show_view(self, name: str) -> None:
        """The ladder, the equivariance tester, or the search."""
        self.transport.pause()
        self.transport.set_building(False)
        self._positions[self.shown_view] = self.transport.position
        self._hovered = self._pinned = None
        self.transport.is_held = False
        self.view.set_value(name)
        self._is_switching = True
        self._stack.setCurrentIndex(VIEWS.index(name))
        self.scene.set_value(self.shown_scene)
        for widget in (self._rungs, self.layer, self.controls):
            widget.setVisible(name == "ladder")
        self.reading.setVisible(name != "shift")
        self.transport.set_count(self.sliding.steps, self.sliding.size[1])
        self.transport.go_to(self._positions[name], slide=False)
        self._is_switching = False
        self.status_changed.emit("")
        self._show_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.shown_view == "shift" and self.shift.press(event.key()):
            return
        if self.shown_view == "ladder" and event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.climb_to(self.state.rung + (1 if event.key() == Qt.Key.Key_PageDown else -1))
            return
        super().keyPressEvent(event)

    # ---- showing the state

    def show_state(self, old: WhyState | None, new: WhyState) -> None:
        if old is not None and (old.side, old.rung) != (new.side, new.rung):  # what was looked at may be gone
            self._pinned = self._hovered = None
            self.transport.is_held = False
        if old is not None and old.search.sliding != new.search.sliding:
            self._hovered = None
        step = self.transport.position if old is None else self._step_kept(old)
        self.transport.set_count(self.sliding.steps, self.sliding.size[1])
        self.controls.show_state(new)
        self.scene.set_value(self.shown_scene)
        self.rung.set_value(new.rung)
        self.down_button.setEnabled(new.rung > DENSE)
        self.up_button.setEnabled(new.rung < LOCAL)
        on_ladder = self.shown_view == "ladder"
        self.stage.show_state(new, self.revealed if on_ladder else None)
        if old is None or old.search is not new.search:
            self.search.show_state(new.search, None if on_ladder else self.revealed)
        if old is None or old.shift is not new.shift or old.probe is not new.probe or old.seed != new.seed:
            self.shift.show_state(new)
        if step != self.transport.position:
            self.transport.go_to(step, slide=False)
        self.show_texts()
        self.show_focus()

    def _step_kept(self, old: WhyState) -> int:
        """The step at the same cell when the output has another size, or at the nearest there is."""
        before = old.search.sliding if self.shown_view == "search" else old.sliding
        row, column = before.position(self.transport.position)
        rows, columns = self.sliding.size
        return self.sliding.step((min(row, rows - 1), min(column, columns - 1)))

    @Slot()
    def show_output(self) -> None:
        if self.shown_view == "ladder":
            self.stage.show_output(self.revealed)
        elif self.shown_view == "search":
            self.search.show_output(self.revealed)
        self.show_focus()

    @Slot()
    def show_focus(self) -> None:
        if self.shown_view == "ladder":
            self._show_ladder_focus()
        elif self.shown_view == "search":
            self._show_search_focus()

    def _show_ladder_focus(self) -> None:
        state, focus, output = self.state, self.focus, self.output_cell
        if self.transport.is_building and self.stage.output.picture.revealed != self.revealed:
            self.stage.show_output(self.revealed)
        self.stage.mark(focus, output)
        self.controls.weights.show_output(output)
        self.stage.set_texts(*stage_texts(state, output))
        before, terms, after = focus_terms(state, focus, output)
        self.arithmetic.set_terms(terms, before=before, after=after)
        self.status_changed.emit(focus_status(state, focus, output))

    def _show_search_focus(self) -> None:
        search: SearchState = self.state.search
        if self.transport.is_building and self.search.response.picture.revealed != self.revealed:
            self.search.show_output(self.revealed)
        cell = self._hovered.cell if self._hovered else search.sliding.position(self.transport.arrived)
        self.search.mark(cell, self._hovered.cell if self._hovered else self.place, self.revealed)
        terms, after = search_terms(search, cell)
        self.arithmetic.set_terms(terms, after=after)
        self.status_changed.emit(search_status(search, cell))

    def show_texts(self) -> None:
        state = self.state
        self.layer.setText(rung_formula(state, colours_of(self)))
        if self.shown_view == "search":
            self._size_label.setText(self.tr("Highest response"))
            self.formula.setText(self.search.peaks_text())
        else:
            self._size_label.setText(self.tr("Check"))
            self.formula.setText(check_text(state))
        self.shift.show_texts()
        self.show_note()

    @property
    def shown_scene(self) -> str | None:
        """The prepared example on the screen: none in a view that is not the example's."""
        name: str | None = self.state.scene
        return name if name is not None and SCENES[name].view == self.shown_view else None

    def own_note(self) -> str:
        """What the prepared example is about, or else what there is to notice; of the search, what it finds now."""
        state: WhyState = self.state
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
