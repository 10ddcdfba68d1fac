"""Stamps: the input, the kernel with the present stamp, and the output onto which all stamps are added."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QWidget

from convlab.gui.labs.learning.transposed.reading import stamp_note, stamps_notes, stamps_titles
from convlab.gui.labs.learning.transposed.stamp_kinds import STEPPED, WHOLE
from convlab.gui.labs.matrix.cell_edits import step_of_input
from convlab.gui.labs.matrix.marks import MOST_LABELS, MOST_MARKS, Focus, together
from convlab.gui.labs.matrix.motion import MOST_NUMBERS, SUMMED, WRITTEN, appearing, cell_spot
from convlab.gui.labs.matrix.parts import matrix_caption, picture
from convlab.gui.labs.matrix.views import MatrixViews, edit_hint, share_cell_sizes, widest_kernel
from convlab.gui.theme import Colours, colours_of
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.matrix.painting import Mark
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.matrix.plate import Plate
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.motion import Flight
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import sign
from convlab.gui.widgets.transport import COMPUTED
from convlab.labs.common.numbers import cell_number
from convlab.labs.common.scales import ScaledMatrix
from convlab.labs.learning.transposed.state import TransposedState

KERNEL_CELL = 40  # pixels that a weight gets even when the input's cells are smaller, if there is room
MOST_FRAMES = 9  # stamps that are framed where they overlap


class StampsStage(MatrixViews):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: TransposedState | None = None
        self._output_look: tuple[Any, ...] | None = None  # what is on the screen
        self._stamp_look: tuple[Any, ...] | None = None
        self._waiting: list[Cell] = []  # cells of the output on which no stamp lies yet
        self.input, self.kernel = MatrixView(drag="draw"), MatrixView(drag="scrub")
        self.stamp, self.output = MatrixView(), MatrixView()
        self.views = {"input": self.input, "kernel": self.kernel, "stamp": self.stamp, "output": self.output}
        self.panels = {kind: Panel() for kind in ("input", "kernel", "output")}
        self.notes = {kind: matrix_caption() for kind in self.views}
        self.legends = {"input": Legend(), "output": Legend()}
        for kind in ("input", "output"):
            self.panels[kind].body.addWidget(Plate(self.views[kind], self.legends[kind], self.notes[kind]), 1)
        one_line = self.notes["kernel"].fontMetrics().lineSpacing()
        for kind in ("kernel", "stamp"):
            self.notes[kind].setFixedHeight(one_line)
            self.panels["kernel"].body.addWidget(Plate(self.views[kind], self.notes[kind]), 1)
        panels = self.panels
        arranged(
            QHBoxLayout(self), (panels["input"], 4), sign("×"), (panels["kernel"], 3), sign("→"), (panels["output"], 6)
        )
        for view, kind in ((self.input, STEPPED), (self.kernel, "kernel"), (self.stamp, "stamp"), (self.output, WHOLE)):
            self.report_pointer(view, kind)
            view.resized.connect(self._share_cell_size)
        for kind in ("input", "kernel"):
            self.report_edits(self.views[kind], kind)
        for change in (self.input.resized, self.input.view_changed):
            change.connect(self._write_notes)

    # ---- showing

    def show_state(self, state: TransposedState, revealed: int | None) -> None:
        old, self._state = self._state, state
        if old is None or old.input is not state.input or old.shown_input.scale != state.shown_input.scale:
            self.input.set_picture(picture(state.shown_input))
            self.legends["input"].set_scale(state.shown_input.scale, state.shown_input.signed)
        if old is None or old.kernel is not state.kernel:
            self.kernel.set_picture(picture(state.shown_kernel))
        self.legends["output"].set_scale(state.shown_whole.scale, state.shown_whole.signed)
        self.panels["kernel"].setMaximumWidth(widest_kernel(state.stamping.sliding))
        self.show_output(revealed)
        for kind, title in stamps_titles(state).items():
            self.panels[kind].set_title(title)
            self.views[kind].setAccessibleName(title)
        self._share_cell_size()
        self._write_notes()

    def show_output(self, revealed: int | None) -> None:
        """The sum of the first stamps, or of all."""
        if self._state is None:
            return
        state, before = self._state, self._output_look
        look = state.whole, revealed, state.shown_whole.scale, state.padding
        if before is None or look[0] is not before[0] or look[1:] != before[1:]:
            self._output_look = look
            shown = ScaledMatrix(state.whole_after(revealed), state.shown_whole.scale)
            self.output.set_picture(picture(shown, state.padding))
            is_small = state.whole.size <= MOST_MARKS
            self._waiting = state.waiting(revealed) if revealed is not None and is_small else []

    def _show_stamp(self, state: TransposedState, cell: Cell) -> None:
        look, before = (state.input, state.kernel, cell), self._stamp_look
        if before is None or look[0] is not before[0] or look[1] is not before[1] or cell != before[2]:
            self._stamp_look = look
            self.stamp.set_picture(picture(state.shown_stamp(cell)))
            self._share_cell_size()
        title = stamp_note(state, cell)
        self.notes["stamp"].setText(title)
        self.stamp.setAccessibleName(title)

    def _share_cell_size(self) -> None:
        share_cell_sizes((self.input, self.output), (self.kernel, self.stamp), KERNEL_CELL)

    def _write_notes(self) -> None:
        if self._state is not None:
            hint = edit_hint(self.input, step_of_input(self._state.white))
            for kind, note in stamps_notes(self._state, hint).items():
                self.notes[kind].setText(note)

    # ---- marks

    def show_focus(self, focus: Focus, step: Cell, place: tuple[float, float] | None) -> None:
        """Light what belongs to a focus. `step` is the input's cell whose stamp is shown, `place` where it slides."""
        if self._state is None:
            return
        state, colours = self._state, colours_of(self)
        self._show_stamp(state, focus.cell if focus.kind == STEPPED else step)
        if focus.kind == STEPPED:
            marks = _of_stamp(state, focus.cell, place or focus.cell, colours)
        elif focus.kind == WHOLE:
            marks = _of_output(state, focus.cell, colours)
        elif focus.kind == "kernel":
            marks = _of_weight(state, focus.cell, colours)
        else:
            marks = _of_product(state, step, focus.cell, colours)
        waiting = [Mark(*cell, colours.track, fill=1, width=0) for cell in self._waiting]
        if waiting:  # the border of the matrix is under them
            waiting.append(Mark(0, 0, colours.muted, *state.stamping.whole, width=1))
        *others, on_output = marks
        for view, its in zip(self.views.values(), (*others, [*waiting, *on_output]), strict=True):
            view.set_marks(its)

    # ---- motion

    def flights(self, cell: Cell) -> list[Flight]:
        """The products appear in the stamp, each beside its weight, and travel to their cells of the output."""
        state = self._state
        if state is None or state.kernel.size > MOST_NUMBERS:
            return []
        targets, weights = state.stamping.sliding.cells(*cell), list(np.ndindex(state.kernel.shape))
        return [
            Flight(
                cell_number(float(value)),
                "output" if value else "muted",
                cell_spot(self.stamp, weight),
                cell_spot(self.output, target),
                appearing(index, len(targets)),
                WRITTEN + 0.2 * (SUMMED - WRITTEN),
                COMPUTED,
                cell_spot(self.kernel, weight),
                "kernel",
            )
            for index, (value, weight, target) in enumerate(
                zip(state.stamp(cell).ravel(), weights, targets, strict=True)
            )
        ]


Marks = tuple[list[Mark], list[Mark], list[Mark], list[Mark]]  # on input, kernel, stamp and output


def _of_stamp(state: TransposedState, cell: Cell, place: tuple[float, float], colours: Colours) -> Marks:
    """A cell of the input, and where its stamp lies: what it adds is written on the cells."""
    sliding = state.stamping.sliding
    (top, left), (d_h, d_w) = sliding.corner(*place), sliding.dilation
    stamp, (k_h, k_w) = state.stamp(cell), state.kernel.shape
    has_labels = stamp.size <= MOST_LABELS
    labels = [
        Mark(top + i * d_h, left + j * d_w, colours.output, width=0, label=_added(float(value)))
        for (i, j), value in (np.ndenumerate(stamp) if has_labels else ())
    ]
    apart = [
        Mark(top + i * d_h, left + j * d_w, colours.output)
        for i, j in (np.ndindex(k_h, k_w) if max(d_h, d_w) > 1 and has_labels else ())
    ]
    return (
        [Mark(*place, colours.window, width=4)],
        [Mark(0, 0, colours.kernel, k_h, k_w, width=4)],
        [Mark(0, 0, colours.output, k_h, k_w, width=4)],
        [*apart, *labels, Mark(top, left, colours.output, *sliding.extent, width=4)],
    )


def _of_output(state: TransposedState, cell: Cell, colours: Colours) -> Marks:
    """A cell of the output: the stamps that fall on it, the cells they come from, and the weights that meet it."""
    sliding, parts = state.stamping.sliding, state.parts(cell)
    sources = [
        Mark(*source, colours.window, label=f"×{cell_number(float(state.kernel[weight]))}") for source, weight in parts
    ]
    weights = [Mark(*weight, colours.kernel) for _, weight in parts]
    stamps = [
        Mark(*sliding.corner(*source), colours.window, *sliding.extent, width=1.5)
        for source, _ in (parts if len(parts) <= MOST_FRAMES else ())
    ]
    return (
        together(sources, colours.window),
        together(weights, colours.kernel),
        [],
        [*stamps, Mark(*cell, colours.output, width=4)],
    )


def _of_weight(state: TransposedState, weight: Cell, colours: Colours) -> Marks:
    """A weight, and the cells of the output it reaches: one for each cell of the input."""
    rows, columns = state.stamping.sliding.multiplied(*weight)
    reached = [Mark(row, column, colours.output) for row in rows for column in columns]
    return (
        [Mark(0, 0, colours.window, *state.input.shape)],
        [Mark(*weight, colours.kernel, width=4)],
        [Mark(*weight, colours.output, width=4)],
        together(reached, colours.output),
    )


def _of_product(state: TransposedState, cell: Cell, weight: Cell, colours: Colours) -> Marks:
    """One number of a stamp: a cell of the input times a weight, and where it is added."""
    sliding = state.stamping.sliding
    top, left = sliding.corner(*cell)
    i, j = (place * d for place, d in zip(weight, sliding.dilation, strict=True))
    label = _added(float(state.input[cell] * state.kernel[weight]))
    return (
        [Mark(*cell, colours.window, width=4)],
        [Mark(*weight, colours.kernel, width=4)],
        [Mark(*weight, colours.output, width=4)],
        [
            Mark(top, left, colours.output, *sliding.extent, width=1.5),
            Mark(top + i, left + j, colours.output, width=4, label=label),
        ],
    )


def _added(value: float) -> str:
    """What is added, with its sign."""
    return cell_number(value) if value < 0 else f"+{cell_number(value)}"
