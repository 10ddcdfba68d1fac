"""Backward, cell by cell: every gradient of one layer, its arithmetic, and its check."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from convlab.gui.labs.learning.backward.check_row import CheckRow
from convlab.gui.labs.learning.backward.check_words import check_text, difference_pieces, kink_pieces, nothing_text
from convlab.gui.labs.learning.backward.controls import UNNAMED_UPSTREAM, BackwardControls
from convlab.gui.labs.learning.backward.error_curve import ErrorCurve
from convlab.gui.labs.learning.backward.flights import flights_of
from convlab.gui.labs.learning.backward.formula import MOST_INDEXED, formula_of, rich_width
from convlab.gui.labs.learning.backward.lights import check_lights
from convlab.gui.labs.learning.backward.looking import focus_status, looked_at, output_of, place_of, slope_at
from convlab.gui.labs.learning.backward.reading import line_of
from convlab.gui.labs.learning.backward.scene_words import scene_texts
from convlab.gui.labs.learning.backward.stage import BackwardStage
from convlab.gui.labs.learning.backward.words import note_text, operation_names
from convlab.gui.labs.learning.part import SlidingLearningPart
from convlab.gui.labs.matrix.cell_edits import Index, step_of_weights
from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.labs.matrix.page import Unnamed, largest_shown
from convlab.gui.labs.matrix.parts import choose_pen, column, name_control, name_scenes
from convlab.gui.labs.matrix.states import UNNAMED_INPUT, UNNAMED_KERNEL
from convlab.gui.session import StateHandle
from convlab.gui.theme import colours_of
from convlab.gui.widgets.choice import Choice
from convlab.gui.widgets.motion import Flight
from convlab.gui.widgets.term_line import Piece
from convlab.gui.work.single_shot import SingleShot
from convlab.labs.common.arrays import Matrix, frozen, with_cells
from convlab.labs.common.inputs import INPUTS
from convlab.labs.common.photos import to_grey
from convlab.labs.common.planes import stacked, with_kernel_size
from convlab.labs.common.viewing import is_same_work
from convlab.labs.learning.backward.differences import Check, check_all, difference, errors_by_h, is_kink
from convlab.labs.learning.backward.handover import cut, taken_over
from convlab.labs.learning.backward.layer import OPERATIONS
from convlab.labs.learning.backward.scenes import SCENES
from convlab.labs.learning.backward.state import LARGEST_KERNEL, LARGEST_SIDE, BackwardState, settled

REST_MILLISECONDS = 60  # of the pointer, until what takes longer than a frame is worked out
LEAST_WIDTH = 720  # pixels of the stage at which there is room for the curve of errors


class BackwardPage(SlidingLearningPart[BackwardState]):
    """The layer forwards above, its gradients below, and how the number that is looked at comes about."""

    unnamed: ClassVar[Unnamed] = {
        "input": UNNAMED_INPUT,
        "kernel": UNNAMED_KERNEL,
        "bias": {"scene": None},
        "upstream": UNNAMED_UPSTREAM,
    }

    def __init__(self, lab: StateHandle[BackwardState], parent: QWidget | None = None) -> None:
        super().__init__(lab, SCENES, parent)
        self._checked: tuple[BackwardState, Check] | None = None  # what the check of all numbers has found
        self.operation = Choice(OPERATIONS)
        self.stage, self.controls, self.check = BackwardStage(), BackwardControls(), CheckRow()
        self.errors = ErrorCurve()
        self._rest = SingleShot(self, REST_MILLISECONDS, self._show_errors)
        self.reading.formula_row.addWidget(self.errors)
        self.reading.body.insertWidget(2, self.check)
        self.lay_out(
            self.view, self.scene, column(self.stage, self.reading, large=self.stage), self.controls, self.operation
        )
        self._connect()
        self.begin()

    def _connect(self) -> None:
        self.operation.chosen.connect(lambda name: self.edit({"operation": name, "scene": None}))
        self.transport.can_be_explained = True
        self.connect_views(self.stage)
        self.stage.upstream_drawn.connect(self.draw_upstream)
        self.stage.above_chosen.connect(lambda above: self.lab.look(above=above))
        self.check.h_chosen.connect(lambda h: self.edit({"h": h}))
        self.errors.h_chosen.connect(lambda h: self.edit({"h": h}))
        self.check.all_requested.connect(self.check_all)
        controls = self.controls
        self.connect_controls(controls)
        upstream = controls.upstream
        upstream.copy_requested.connect(partial(self.clipboard.copy, "upstream"))
        upstream.paste_requested.connect(partial(self.clipboard.paste, "upstream"))
        controls.input.pen_chosen.connect(self._choose_pen)

    @Slot(object)
    def _choose_pen(self, draws: bool) -> None:
        for name in ("input", "upstream"):
            choose_pen(draws, *self.stage.planes[name].views.values())

    # ---- edits

    def settled(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        return settled(self.state, **changes)

    def own_index(self, kind: str, index: Index) -> Index | None:
        own: Index | None = index
        if kind == "input":
            cell = self.state.sliding.unpadded((index[1], index[2]))
            own = None if cell is None else (index[0], *cell)
        shape = getattr(self.state, kind).shape
        fits = own is not None and all(0 <= place < size for place, size in zip(own, shape, strict=True))
        return own if fits else None

    def wheel_step(self, kind: str) -> float:
        if kind == "input":
            return super().wheel_step(kind)
        return step_of_weights(self.state.upstream if kind == "upstream" else self.state.kernel)

    @Slot(object, bool, int)
    def draw_upstream(self, indices: list[Index], erase: bool, stroke: int) -> None:
        """Draw into the upstream gradient."""
        own = [index for index in indices if self.own_index("upstream", index) is not None]
        value = 0.0 if erase else self.state.upstream_pen
        upstream = with_cells(self.state.upstream, own, value)
        self.edit({"upstream": upstream, **UNNAMED_UPSTREAM}, ("upstream stroke", stroke))

    @Slot(object)
    def show_scene(self, name: str) -> None:
        self.show_example(name, SCENES[name].changes(), SCENES[name].step)

    def take_over(self, handed: Mapping[str, Any]) -> None:
        try:
            changes = taken_over(self.state, handed)
        except ValueError:
            text = self.tr("Windows of at most {0} × {0} cells, within {1} × {1}, are followed back here.")
            self.say(text.format(LARGEST_KERNEL, LARGEST_SIDE))
            return
        self.stepper.show_whole_output()
        self.stepper.unpin()
        self.lab.edit(**changes)
        before = handed["input"].shape
        if max(before) > LARGEST_SIDE:
            text = self.tr("Of the {0} × {1} input the {2} × {3} cells around the step are shown: here all are read.")
            self._say_also(text.format(*before, *self.state.sliding.input))

    def _say_also(self, text: str) -> None:
        """Say what had to change, until something else does."""
        self._also, self._also_of = text, self.state
        self.show_note()

    # ---- inputs

    @Slot(object, object)
    def choose_input(self, name: str, number: int | None = None) -> None:
        if name == "circle":  # as large as is shown
            self.inputs.forget_image()
            self.set_plane(INPUTS[name].make(height=8, width=8), INPUTS[name].white, name)
        else:
            super().choose_input(name, number)

    def set_plane(self, values: Matrix, white: float, name: str | None) -> None:
        rows, columns = (cut(length, length // 2) for length in values.shape)
        planes = stacked(frozen(values[rows, columns]), self.state.channels, name, self.inputs.number)
        self.edit(self.inputs.changes(planes, white, name))
        if planes.shape[1:] != values.shape:
            text = self.tr("Of the {0} × {1} input the {2} × {3} cells in the middle are shown: here all are read.")
            self._say_also(text.format(*values.shape, *planes.shape[1:]))

    def set_pixels(self, rgb: NDArray[np.uint8], name: str | None) -> None:
        self.set_plane(to_grey(rgb), 255.0, name)

    # ---- the clipboard

    @property
    def _focused(self) -> tuple[str, tuple[int, int]]:
        """The matrices that have the keys, and which of them it is."""
        for name, planes in self.stage.planes.items():
            if (plane := planes.focused_plane()) is not None:
                return name, plane
        return "input", (0, 0)

    def focused_matrix(self) -> str:
        return self._focused[0]

    def matrix(self, kind: str) -> Matrix:
        focused, plane = self._focused
        state = self.state
        if kind == "input":
            shown: Matrix = state.input[plane[1] if focused == kind else 0]
            return shown
        picture = self.stage.planes[kind].shown[plane if focused == kind else (0, 0)].picture
        assert picture is not None
        return picture.values

    def set_matrix(self, kind: str, matrix: Matrix) -> None:
        focused, plane = self._focused
        plane = plane if focused == kind else (0, 0)
        if kind == "kernel":
            self._set_slice(plane, matrix)
        elif kind == "upstream":
            self._set_upstream(plane[1], matrix)
        elif matrix.shape == self.state.sliding.input:
            planes = self.state.input.copy()
            planes[plane[1] if kind == "input" else 0] = matrix
            self.edit({"input": frozen(planes), **UNNAMED_INPUT})
        else:
            self.set_plane(matrix, largest_shown(matrix), None)

    def _set_slice(self, plane: tuple[int, int], matrix: Matrix) -> None:
        if self.clipboard.fits_as_kernel(matrix, LARGEST_KERNEL):
            height, width = matrix.shape
            kernel = with_kernel_size(self.state.kernel, height, width).copy()
            kernel[plane] = matrix
            self.edit({"kernel": frozen(kernel), **UNNAMED_KERNEL})

    def _set_upstream(self, out: int, matrix: Matrix) -> None:
        if matrix.shape != self.state.sliding.size:
            text = self.tr("The upstream gradient has the size of the output, {0} × {1}; this matrix is {2} × {3}.")
            self.say(text.format(*self.state.sliding.size, *matrix.shape))
            return
        upstream = self.state.upstream.copy()
        upstream[out] = matrix
        self.edit({"upstream": frozen(upstream), **UNNAMED_UPSTREAM})

    # ---- showing the state

    def show_state(self, old: BackwardState | None, new: BackwardState) -> None:
        self.show_step()
        self.controls.show_state(new)
        self.scene.set_value(new.scene)
        self.operation.set_value(new.operation)
        self.check.show_h(new.h)
        self.stage.show_state(new, self.stepper.revealed)
        self.show_texts()
        self.show_focus()

    def show_look(self) -> None:
        if self.stage.above.isVisible() and self.stage.shown_above != self.state.above:
            self.stage.show_state(self.state, self.stepper.revealed)
        self.show_step()
        self.show_focus()

    @Slot()
    def show_output(self) -> None:
        self.stage.show_gradients(self.stepper.revealed)
        self.show_focus()

    @property
    def focused(self) -> tuple[Focus, range]:
        """What is looked at, and of an upstream gradient its output channels: a step has all of them."""
        stepper = self.stepper
        chosen = stepper.hovered or stepper.pinned
        return looked_at(self.state, chosen, self.sliding.position(self.transport.arrived))

    @Slot()
    def show_focus(self) -> None:
        state, colours = self.state, colours_of(self)
        focus, outs = self.focused
        if self.transport.is_building:
            self.stage.show_gradients(self.stepper.revealed)
        self.stage.show_window(output_of(state, focus, self.sliding.position(self.transport.arrived)))
        if state.layer.is_activation:
            self.stage.show_slope(*slope_at(state, focus))
        self.stage.mark(focus, outs, self.stepper.place_of(focus), check_lights(state, self._found, colours))
        line = line_of(state, focus, outs)
        self.arithmetic.set_terms(line.terms, line.before, line.after, line.between)
        self._fit_formula()
        self._show_check(focus)
        self.status_changed.emit(focus_status(state, focus))

    @Slot()
    def _fit_formula(self) -> None:
        """The rule and the products with their indices, as many of these as have room."""
        focus, _ = self.focused
        for most in MOST_INDEXED:
            text = formula_of(self.state, focus, colours_of(self), most)
            if rich_width(text, self.formula.fontMetrics()) <= self.formula.width():
                break
        if text != self.formula.text():
            self.formula.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_reading)  # when everything has its place

    @Slot()
    def _fit_reading(self) -> None:
        self.errors.setVisible(self.stage.width() >= LEAST_WIDTH)
        self._fit_formula()

    # ---- checks

    @property
    def _found(self) -> Check | None:
        """What the check of all numbers has found, as long as they are these numbers."""
        if self._checked is None or not is_same_work(self._checked[0], self.state):
            return None
        return self._checked[1]

    @Slot()
    def check_all(self) -> None:
        """Compare all gradients with finite differences, and mark the worst."""
        self._checked = self.state, check_all(self.state)
        self.show_focus()

    def _show_check(self, focus: Focus) -> None:
        state, place = self.state, place_of(self.state, focus)
        self.errors.show_errors((), state.h)
        self._rest.stop()
        if place is None:
            text = nothing_text() if self._found is None else check_text(state, self._found)
            self.check.show_pieces([Piece(text, "muted" if self._found is None else "text")])
        elif is_kink(state, place):
            self.check.show_pieces(kink_pieces(difference(state, place), is_tie=state.layer.picks))
        else:
            found = difference(state, place)
            self.check.show_pieces(*difference_pieces(found, has_kinks=state.layer.has_kinks))
            self._rest.start()

    @Slot()
    def _show_errors(self) -> None:
        """For every h; once the pointer rests, as it takes a while."""
        place = place_of(self.state, self.focused[0])
        if place is not None and not is_kink(self.state, place):
            self.errors.show_errors(errors_by_h(self.state, place), self.state.h)

    def flights(self) -> list[Flight]:
        return flights_of(self.state, self.stage, self.sliding.position(self.transport.position))

    # ---- texts

    def show_texts(self) -> None:
        self.stage.write()
        self.show_note()

    def show_attempt(self, changes: dict[str, Any]) -> None:
        """The rule of the gradient needs no size: what is typed says itself why it is not possible."""

    def own_note(self) -> str:
        return note_text(self.state)

    def retranslate(self) -> None:
        super().retranslate()
        self.reading.formula_label.setText(self.tr("Rule"))
        name_scenes(self.scene, [scene_texts()[name][0] for name in SCENES])
        self.operation.set_texts(list(operation_names().values()))
        tip = self.tr("The layer that the gradient goes back through; kernel, window and geometry are kept")
        name_control(self.operation, self.tr("Operation"), tip)
