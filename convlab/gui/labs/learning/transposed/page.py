"""Transposed convolution: the backward pass of a convolution, read as an operation of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from convlab.gui.labs.learning.part import SlidingLearningPart
from convlab.gui.labs.learning.transposed import back_words, matrix_words, overlap_words
from convlab.gui.labs.learning.transposed.back_stage import BackStage
from convlab.gui.labs.learning.transposed.controls import TransposedControls
from convlab.gui.labs.learning.transposed.correlation_stage import CorrelationStage
from convlab.gui.labs.learning.transposed.matrix_stage import MatrixStage
from convlab.gui.labs.learning.transposed.overlap_stage import OverlapStage
from convlab.gui.labs.learning.transposed.reading import (
    correlation_status,
    show_correlation_line,
    show_stamps_line,
    stamps_status,
)
from convlab.gui.labs.learning.transposed.stamps_stage import StampsStage
from convlab.gui.labs.learning.transposed.words import (
    also_texts,
    aspect_texts,
    note_text,
    scene_texts,
    size_formula,
)
from convlab.gui.labs.matrix.cell_edits import Index, step_of_weights
from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.labs.matrix.page import Unnamed, largest_shown
from convlab.gui.labs.matrix.parts import choose_pen, column, name_scenes
from convlab.gui.labs.matrix.patch import Patch
from convlab.gui.labs.matrix.states import UNNAMED_INPUT, UNNAMED_KERNEL
from convlab.gui.session import StateHandle
from convlab.gui.theme import colours_of
from convlab.gui.widgets.choice import Segments
from convlab.gui.widgets.layouts import in_row
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.motion import Flight
from convlab.labs.common.arrays import Matrix, changed_fields, frozen
from convlab.labs.common.photos import to_grey
from convlab.labs.learning.transposed.inputs import OWN_INPUTS
from convlab.labs.learning.transposed.scenes import SCENES
from convlab.labs.learning.transposed.stamping import LARGEST_KERNEL, MOST_CELLS
from convlab.labs.learning.transposed.state import ASPECTS, TransposedState, settled

STEPPED_ASPECTS = ("stamps", "correlation")


class TransposedPage(SlidingLearningPart[TransposedState]):
    """Aspects of one operation; input, kernel and geometry are the same in all of them."""

    photo_limit = MOST_CELLS
    unnamed: ClassVar[Unnamed] = {"input": UNNAMED_INPUT, "kernel": UNNAMED_KERNEL}

    def __init__(self, lab: StateHandle[TransposedState], parent: QWidget | None = None) -> None:
        super().__init__(lab, SCENES, parent)
        self._open_aspect = ""
        self._build()
        self._connect()
        self.begin()

    # ---- building

    def _build(self) -> None:
        self.aspect, self.shows_counts = Segments(ASPECTS), Segments([True, False])
        self.stamps, self.correlation, self.matrix_form = StampsStage(), CorrelationStage(), MatrixStage()
        self.overlap, self.back = OverlapStage(), BackStage()
        self._stages = (self.stamps, self.correlation, self.matrix_form, self.overlap, self.back)  # as in ASPECTS
        self._stack = QStackedWidget()
        for stage in self._stages:
            self._stack.addWidget(stage)
        self.controls = TransposedControls()
        aspects = QWidget()
        in_row(self.aspect, 1, self.shows_counts, parent=aspects)
        self.lay_out(
            self.view, self.scene, column(aspects, self._stack, self.reading, large=self._stack), self.controls
        )

    def _connect(self) -> None:
        self.transport.can_be_explained = True
        self.lens.keep_within(self._stack)
        for stage in self._stages:
            self.connect_views(stage)
        self.connect_controls(self.controls)
        self.controls.input.pen_chosen.connect(
            lambda draws: choose_pen(draws, self.stamps.input, self.back.views["input"])
        )
        self.controls.output.used.connect(lambda: self.use_as_input(self.state.output))
        self.aspect.chosen.connect(self._choose_aspect)
        self.shows_counts.chosen.connect(lambda counts: self.lab.look(shows_counts=counts))

    # ---- edits

    @Slot(dict, object)
    def edit(self, changes: Mapping[str, Any], merge: object = None) -> None:
        if "input" in changes and max(changes["input"].shape) > MOST_CELLS:
            self.say(self.tr("At most {0} × {0} cells are stamped here.").format(MOST_CELLS))
            self.show_state(self.state, self.state)
        else:
            super().edit(changes, merge)

    def settled(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        return settled(self.state, **changes)

    def also_changed(self, asked: Mapping[str, Any], changes: Mapping[str, Any]) -> str:
        return also_texts(asked, changes)

    def own_index(self, kind: str, index: Index) -> Index | None:
        return index

    def set_cell(self, kind: str, index: Index, value: float, merge: object = None) -> None:
        self.stepper.unpin()  # what changes now is the stamp
        super().set_cell(kind, index, value, merge)

    def wheel_step(self, kind: str) -> float:
        return step_of_weights(self.state.kernel) if kind == "kernel" else super().wheel_step(kind)

    @Slot(object)
    def show_scene(self, name: str) -> None:
        """Put a prepared example into the lab."""
        self.show_example(name, SCENES[name].changes(), SCENES[name].step)

    @Slot(object, object)
    def choose_input(self, name: str, number: int | None = None) -> None:
        if name in OWN_INPUTS:
            self.inputs.forget_image()
            values = OWN_INPUTS[name]()
            self.set_plane(values, largest_shown(values), name)
        else:
            super().choose_input(name, number)

    def set_plane(self, values: Matrix, white: float, name: str | None) -> None:
        is_of_other_size = values.shape != self.state.input.shape
        self.edit(self.inputs.changes(frozen(values), white, name))
        if is_of_other_size:
            self.begin_within()

    def set_pixels(self, rgb: NDArray[np.uint8], name: str | None) -> None:
        self.set_plane(to_grey(rgb), 255.0, name)

    # ---- the clipboard

    def focused_matrix(self) -> str:
        if self.state.aspect == "stamps":
            views = self.stamps.views
        elif self.state.aspect == "back":
            views = self.back.views
        else:
            return "output"
        found = next((kind for kind, view in views.items() if view.hasFocus()), "input")
        return found if found in ("input", "kernel") else "output"

    def matrix(self, kind: str) -> Matrix:
        return {"input": self.state.input, "kernel": self.state.kernel}.get(kind, self.state.output)

    def set_matrix(self, kind: str, matrix: Matrix) -> None:
        if kind != "kernel":
            self.set_plane(matrix, largest_shown(matrix), None)
        elif self.clipboard.fits_as_kernel(matrix, LARGEST_KERNEL):
            self.edit({"kernel": frozen(matrix), **UNNAMED_KERNEL})

    # ---- looking

    @Slot(object)
    def _choose_aspect(self, name: str) -> None:
        self.setFocus()  # a number that is half typed counts before its field is gone
        self.lab.look(aspect=name)

    def _follow_aspect(self) -> None:
        """Open the aspect that the state says. Its content is yet to be shown."""
        aspect, self._open_aspect = self.state.aspect, ""
        self.stepper.unpin()
        self.stepper.leave()
        self.show_step()
        self.stepper.show_whole_output()
        self.aspect.set_value(aspect)
        self._stack.setCurrentIndex(ASPECTS.index(aspect))
        self.transport.setVisible(aspect in STEPPED_ASPECTS)
        self.shows_counts.setVisible(aspect == "overlap")
        self.status_changed.emit("")

    def show_look(self) -> None:
        if (
            self.state.aspect != self._open_aspect
            or self.shows_counts.button(True).isChecked() != self.state.shows_counts
        ):
            self.show_state(self.state, self.state)
        else:
            super().show_look()

    def show_attempt(self, changes: dict[str, Any]) -> None:
        if changes:
            self.formula.setText(size_formula(replace(self.state.stamping, **changes), colours_of(self)))
        else:
            self.show_texts()

    # ---- showing the state

    def show_state(self, old: TransposedState | None, new: TransposedState) -> None:
        if new.aspect != self._open_aspect:
            self._follow_aspect()
        if old is not None and old.stamping != new.stamping:  # a cell that was looked at may be gone
            self.stepper.unpin()
            self.stepper.leave()
        self.show_step()
        self.scene.set_value(new.scene)
        self.shows_counts.set_value(new.shows_counts)
        self.controls.show_state(new)
        match new.aspect:
            case "stamps":
                self.stamps.show_state(new, self.stepper.revealed)
            case "correlation":
                self.correlation.show_state(new, self.stepper.revealed)
            case "matrix":
                self.matrix_form.show_state(new)
            case "overlap":
                if old is None or old is new or changed_fields(old, new) - {"pen"}:
                    self.overlap.show_state(new)
            case "back":
                self.back.show_state(new)
        self._open_aspect = new.aspect
        self.show_texts()
        self.show_focus()

    @Slot()
    def show_output(self) -> None:
        if self.state.aspect == "stamps":
            self.stamps.show_output(self.stepper.revealed)
        elif self.state.aspect == "correlation":
            self.correlation.show_output(self.stepper.revealed)
        self.show_focus()

    def flights(self) -> list[Flight]:
        cell = self.sliding.position(self.transport.position)
        if self.state.aspect == "stamps":
            return self.stamps.flights(cell)
        return self.correlation.flights(cell, self.arithmetic)

    def patch(self, focus: Focus, cell: Cell) -> Patch | None:
        return self.correlation.patch(focus, cell) if self.state.aspect == "correlation" else None

    @Slot()
    def show_focus(self) -> None:
        if self.state.aspect != self._open_aspect:
            return  # its stage shows nothing of the state yet
        if self.state.aspect in STEPPED_ASPECTS:
            self._show_step_focus()
        else:
            self._show_pointed(self.stepper.hovered or self.stepper.pinned)

    def _show_step_focus(self) -> None:
        state, focus = self.state, self.stepper.focus
        if self.transport.is_building:
            stage = self.stamps if state.aspect == "stamps" else self.correlation
            stage.show_output(self.stepper.revealed)
        step, place = state.sliding.position(self.transport.arrived), self.stepper.place_of(focus)
        if state.aspect == "stamps":
            self.stamps.show_focus(focus, step, place)
            show_stamps_line(self.arithmetic, state, focus, step)
            self.status_changed.emit(stamps_status(state, focus, step))
        else:
            self.correlation.show_focus(focus, place)
            show_correlation_line(self.arithmetic, state, focus)
            self.status_changed.emit(correlation_status(state, focus))

    def _show_pointed(self, focus: Focus | None) -> None:
        """The cell that is pointed at or kept, or else one that is worth it."""
        state = self.state
        if state.aspect == "overlap":
            shown = focus or overlap_words.default_focus(state)
            self.overlap.show_focus(shown)
            self.arithmetic.set_terms([], before=overlap_words.overlap_pieces(state, shown))
        elif state.aspect == "matrix":
            found = focus or matrix_words.default_focus(state)
            self.matrix_form.show_focus(found)
            terms, before, after = matrix_words.matrix_line(state, found)
            self.arithmetic.set_terms(terms, before, after)
        else:
            found = focus or back_words.default_focus(state)
            self.back.show_focus(found)
            terms, before, after = back_words.back_line(state, found)
            self.arithmetic.set_terms(terms, before, after)

    # ---- texts

    def show_texts(self) -> None:
        self.formula.setText(size_formula(self._formula_of, colours_of(self)))
        self.show_note()

    @property
    def _formula_of(self) -> Any:
        state = self.state
        is_back = state.aspect == "back" and state.round_trip.is_possible
        return state.round_trip.way_back if is_back else state.stamping

    def own_note(self) -> str:
        return note_text(self.state)

    def retranslate(self) -> None:
        super().retranslate()
        self.aspect.set_texts(aspect_texts())
        self.shows_counts.set_texts(
            [
                (self.tr("Counts"), self.tr("How many stamps each cell gets")),
                (
                    self.tr("On the input"),
                    self.tr("What equal weights make of the input: the pattern is seen in the picture"),
                ),
            ]
        )
        name_scenes(self.scene, [name for name, _ in scene_texts().values()])
