"""The stage of the Convolution lab: input, kernel and output side by side, what belongs together lit in all three."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from convlab.gui.labs.convolution.reading import notes
from convlab.gui.labs.matrix.cell_edits import step_of_input
from convlab.gui.labs.matrix.marks import Focus, cell_marks, input_step_marks, weight_marks
from convlab.gui.labs.matrix.motion import SUMMED, WRITTEN, cell_spot, line_spot, products, result
from convlab.gui.labs.matrix.parts import matrix_caption, picture
from convlab.gui.labs.matrix.patch import Patch, product_row, shows_numbers, window_of, window_spot
from convlab.gui.labs.matrix.patch_dock import LARGEST_WINDOW, PatchDock
from convlab.gui.labs.matrix.views import MatrixViews, edit_hint, look_at_the_same, share_cell_sizes, widest_kernel
from convlab.gui.theme import UNIT, colours_of
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.matrix.painting import Mark
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.matrix.plate import Plate
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.motion import Flight
from convlab.gui.widgets.panel import HEADING_HEIGHT, Panel
from convlab.gui.widgets.section import sign
from convlab.gui.widgets.term_line import TermLine
from convlab.gui.widgets.transport import ARRIVED
from convlab.labs.convolution.state import ConvolutionState

NOTE_LINES = 3  # below a matrix
FEWEST_OF_PHOTO = 64  # rows and columns: from there on an input is a photograph
KERNEL_CELL = 44  # pixels that a weight gets even when the input's cells are smaller, if there is room


class ConvolutionStage(LanguageAndTheme, MatrixViews):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: ConvolutionState | None = None
        self._output_look: tuple[object, ...] | None = None  # what the picture of the output is made of
        self.input, self.kernel = MatrixView(drag="draw"), MatrixView(drag="scrub")
        self.output = MatrixView()
        self.views = {"input": self.input, "kernel": self.kernel, "output": self.output}
        self.panels = {kind: Panel() for kind in self.views}
        self.notes = {kind: matrix_caption() for kind in self.views}
        for note in self.notes.values():
            note.setFixedHeight(NOTE_LINES * note.fontMetrics().lineSpacing())
        self.input_legend, self.output_legend = Legend(), Legend()
        self._below_kernel = QWidget()  # so that the matrices stand in line
        self._below_kernel.setFixedSize(self.input_legend.size())
        legends = {"input": self.input_legend, "kernel": self._below_kernel, "output": self.output_legend}
        layout = arranged(QHBoxLayout())
        self.dock, self._is_compact = PatchDock(), False
        arranged(QVBoxLayout(self), (layout, 1), self.dock)
        self._operator = sign("⋆")
        for kind, stretch, follower in (("input", 5, self._operator), ("kernel", 3, sign("=")), ("output", 5, None)):
            view, panel = self.views[kind], self.panels[kind]
            panel.body.addWidget(Plate(view, legends[kind], self.notes[kind]), 1)
            layout.addWidget(panel, stretch)
            if follower is not None:
                layout.addWidget(follower)
            view.resized.connect(self._share_cell_size)
            self.report_pointer(view, kind)
        for kind in ("input", "kernel"):
            self.report_edits(self.views[kind], kind)
        self.input.editable_area = lambda cell: self._state is not None and self._state.sliding.is_data(cell)
        look_at_the_same(self.input, self.output)
        self._revealed: int | None = None
        for change in (self.input.resized, self.input.view_changed):
            change.connect(self._write_notes)
        self.retranslate()

    # ---- showing

    def show_state(self, state: ConvolutionState, revealed: int | None) -> None:
        """Show a state's matrices; the output only up to `revealed`, in reading order."""
        old, self._state = self._state, state
        if old is None or old.padded is not state.padded or _input_look(old) != _input_look(state):
            self.input.set_picture(picture(state.shown_input, state.padding, covered=state.sliding.covered))
            self.input_legend.set_scale(state.shown_input.scale, state.shown_input.signed)
        if old is None or old.applied is not state.applied:
            self.kernel.set_picture(picture(state.shown_kernel))
        self.show_output(revealed)
        self.output_legend.set_scale(state.shown_output.scale, state.shown_output.signed)
        self.panels["kernel"].setMaximumWidth(widest_kernel(state.sliding))
        self._operator.setText("∗" if state.flipped else "⋆")
        self._fit_dock()
        self._share_cell_size()
        self._write_notes()

    def show_output(self, revealed: int | None) -> None:
        """The output, up to a number of cells."""
        self._revealed = revealed
        if self._state is not None:
            shown = self._state.shown_output
            look = shown.values, shown.scale, shown.signed, revealed
            if self._output_look is None or look[0] is not self._output_look[0] or look[1:] != self._output_look[1:]:
                self._output_look = look
                self.output.set_picture(picture(shown, revealed=revealed))
                self._write_notes()

    def _fit_dock(self) -> None:
        """Below a photograph that is as wide as its panel there may be room for the window in numbers."""
        picture = self.input.picture
        if self._is_compact or self._state is None or picture is None or min(picture.shape) < FEWEST_OF_PHOTO:
            self.dock.hide()
            return
        rows, columns = picture.shape
        high = min(self.input.width(), self.output.width()) * rows / columns
        below = [self.input_legend, self.notes["input"]]
        taken = HEADING_HEIGHT + sum(part.height() + UNIT for part in below) + 4 * UNIT
        is_small = max(self._state.sliding.kernel) <= LARGEST_WINDOW
        self.dock.open_in(self.height() - UNIT - taken - high if is_small else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_dock()

    def _share_cell_size(self) -> None:
        share_cell_sizes((self.input, self.output), (self.kernel,), KERNEL_CELL)

    def set_compact(self, compact: bool) -> None:
        """Leave out what stands below the matrices, to make room for another view of them."""
        self._is_compact = compact
        self._fit_dock()
        for widget in (self.input_legend, self.output_legend, self._below_kernel, *self.notes.values()):
            widget.setVisible(not compact)

    # ---- marks

    def mark(self, focus: Focus, place: tuple[float, float] | None = None) -> None:
        """Light what belongs to a focus in all three views. `place` (row, column) is where a sliding window is."""
        if self._state is None:
            return
        marks = self._marks(self._state, focus, place)
        for view, its in zip((self.input, self.kernel, self.output), marks, strict=True):
            view.set_marks(its)

    def _marks(self, state: ConvolutionState, focus: Focus, place: tuple[float, float] | None) -> list[list[Mark]]:
        colours = colours_of(self)
        if focus.kind == "input":
            return cell_marks(state.sliding, focus.cell, colours)
        if focus.kind == "kernel":
            return weight_marks(state.sliding, focus.cell, colours)
        at: tuple[float, float] = place or focus.cell
        return [
            input_step_marks(state.sliding, state.applied, at, colours),
            [Mark(0, 0, colours.kernel, *state.sliding.kernel, width=4)],
            [Mark(*at, colours.output, width=4)],
        ]

    def patch(self, focus: Focus, cell: Cell) -> Patch | None:
        """An output's window under the magnifier: times the kernel, the products, their sum."""
        shown, weights, state = self.input.picture, self.kernel.picture, self._state
        if state is None or shown is None or weights is None or shows_numbers(self.input):
            return None
        row = product_row(window_of(shown, state.sliding, cell), weights, float(state.sums[cell]))
        window, output = window_spot(self.input, state.sliding, cell), cell_spot(self.output, cell)
        return Patch([row], "", window if focus.kind == "input" else output, [window, output])

    def flights(self, cell: Cell, line: TermLine) -> list[Flight]:
        """What moves while an output is explained: its products to their sum in the line, and that to its cell."""
        state, summed = self._state, line_spot(line)
        if state is None:
            return []
        terms = state.terms(*cell)
        weights = [cell_spot(self.kernel, weight) for weight in np.ndindex(state.sliding.kernel)]
        cells = [cell_spot(self.input, term.cell) for term in terms]
        values = [term.value * term.weight for term in terms]
        value = float(state.shown_output.values[cell])
        return [
            *products(values, cells, weights, summed, (ARRIVED, WRITTEN, SUMMED)),
            result(value, summed, cell_spot(self.output, cell)),
        ]

    def set_titles(self, titles: dict[str, str]) -> None:
        for kind, title in titles.items():
            self.panels[kind].set_title(title)
            self.views[kind].setAccessibleName(title)

    def retranslate(self) -> None:
        self.dock.set_title(self.tr("The window in numbers"))
        self.notes["kernel"].setToolTip(
            self.tr(
                "Separable: the kernel is a column times a row. Two thin kernels, one after the other, then do the same"
                " with fewer products."
            )
        )
        self._write_notes()

    def _write_notes(self) -> None:
        if self._state is not None:
            hint = edit_hint(self.input, step_of_input(self._state.white))
            for kind, note in notes(self._state, self._revealed, hint).items():
                self.notes[kind].setText(note)


def _input_look(state: ConvolutionState) -> object:
    return state.shown_input.scale, state.padding, state.sliding.covered
