"""The same as a cross-correlation: the turned kernel slides over the input that has zeros between and around."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QWidget

from convlab.gui.labs.learning.transposed.reading import correlation_notes, correlation_titles
from convlab.gui.labs.matrix.marks import Focus, cell_marks, input_step_marks, weight_marks
from convlab.gui.labs.matrix.motion import SUMMED, WRITTEN, cell_spot, line_spot, products, result
from convlab.gui.labs.matrix.parts import matrix_caption, picture
from convlab.gui.labs.matrix.patch import Patch, product_row, shows_numbers, window_of, window_spot
from convlab.gui.labs.matrix.views import MatrixViews, share_cell_sizes, widest_kernel
from convlab.gui.theme import colours_of
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.matrix.display import share_cell_size
from convlab.gui.widgets.matrix.painting import Mark, Picture
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.matrix.plate import Plate
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.motion import Flight
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import sign
from convlab.gui.widgets.term_line import TermLine
from convlab.gui.widgets.transport import ARRIVED
from convlab.labs.common.scales import ScaledMatrix, signed_scale_for
from convlab.labs.learning.transposed.state import TransposedState

KERNEL_CELL = 40
KINDS = ("input", "kernel", "output", "stamps")


class CorrelationStage(LanguageAndTheme, MatrixViews):
    """The views are named as the stepper names them: `input` is what the window slides over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: TransposedState | None = None
        self.input, self.kernel, self.output, self.stamps = (MatrixView() for _ in KINDS)
        self.views = dict(zip(KINDS, (self.input, self.kernel, self.output, self.stamps), strict=True))
        self.notes = {kind: matrix_caption() for kind in KINDS}
        self.legends = {kind: Legend() for kind in ("input", "output")}
        self.notes["output"].setFixedHeight(self.notes["output"].fontMetrics().lineSpacing())
        panels = {"input": Panel(), "kernel": Panel(), "output": Panel()}
        self.panels = panels
        below = QWidget()  # so that input and kernel stand in line
        below.setFixedSize(self.legends["input"].size())
        for kind, captions in (
            ("input", (self.legends["input"], self.notes["input"])),
            ("kernel", (below, self.notes["kernel"])),
            ("output", (self.notes["output"],)),
        ):
            panels[kind].body.addWidget(Plate(self.views[kind], *captions), 1)
        panels["output"].body.addWidget(Plate(self.stamps, self.legends["output"], self.notes["stamps"]), 1)
        for kind, view in self.views.items():
            self.report_pointer(view, "output" if kind == "stamps" else kind)
            view.resized.connect(self._share_cell_size)
        arranged(
            QHBoxLayout(self), (panels["input"], 6), sign("⋆"), (panels["kernel"], 3), sign("="), (panels["output"], 4)
        )

        self.retranslate()

    def retranslate(self) -> None:
        self.notes["stamps"].setToolTip(
            self.tr("Both are sums of the same products, in another order: a difference that small is rounding")
        )

    # ---- showing

    def show_state(self, state: TransposedState, revealed: int | None) -> None:
        old, self._state = self._state, state
        correlation, scale = state.correlation, state.shown_input.scale
        spread = correlation.spread
        if old is None or old.correlation.spread is not spread or old.shown_input.scale != scale:
            self.input.set_picture(
                Picture(spread, scale.levels(spread), scale.signed, correlation.hatched, spread=correlation.data)
            )
        self.kernel.set_picture(picture(ScaledMatrix(correlation.turned, signed_scale_for(state.kernel))))
        self.stamps.set_picture(picture(ScaledMatrix(state.output, state.shown_whole.scale)))
        self.legends["input"].set_scale(scale, scale.signed)
        self.legends["output"].set_scale(state.shown_whole.scale, state.shown_whole.signed)
        self.panels["kernel"].setMaximumWidth(widest_kernel(correlation.sliding))
        self.show_output(revealed)
        for kind, title in correlation_titles(state).items():
            self.views[kind].setAccessibleName(title)
            if kind in self.panels:
                self.panels[kind].set_title(title)
        for kind, note in correlation_notes(state).items():
            self.notes[kind].setText(note)
        self._share_cell_size()

    def show_output(self, revealed: int | None) -> None:
        """The output, up to a number of cells."""
        if self._state is not None:
            shown = ScaledMatrix(self._state.correlation.output, self._state.shown_whole.scale)
            self.output.set_picture(picture(shown, revealed=revealed))

    def _share_cell_size(self) -> None:
        share_cell_sizes((self.input,), (self.kernel,), KERNEL_CELL)
        share_cell_size(self.output, self.stamps)

    # ---- marks, motion, magnifier

    def show_focus(self, focus: Focus, place: tuple[float, float] | None) -> None:
        if self._state is None:
            return
        colours, sliding = colours_of(self), self._state.correlation.sliding
        if focus.kind == "input":
            marks = cell_marks(sliding, focus.cell, colours)
        elif focus.kind == "kernel":
            marks = weight_marks(sliding, focus.cell, colours)
        else:
            at: tuple[float, float] = place or focus.cell
            marks = [
                input_step_marks(sliding, self._state.correlation.turned, at, colours),
                [Mark(0, 0, colours.kernel, *sliding.kernel, width=4)],
                [Mark(*at, colours.output, width=4)],
            ]
        for view, its in zip(self.views.values(), (*marks, marks[2]), strict=True):
            view.set_marks(its)

    def flights(self, cell: Cell, line: TermLine) -> list[Flight]:
        """The products of a window to their sum in the line, and that to its cell."""
        if self._state is None:
            return []
        correlation, summed = self._state.correlation, line_spot(line)
        cells, spread = correlation.sliding.cells(*cell), correlation.spread
        values = [
            float(spread[place]) * float(weight)
            for place, weight in zip(cells, correlation.turned.ravel(), strict=True)
        ]
        weights = [cell_spot(self.kernel, weight) for weight in np.ndindex(correlation.turned.shape)]
        places = [cell_spot(self.input, place) for place in cells]
        return [
            *products(values, places, weights, summed, (ARRIVED, WRITTEN, SUMMED)),
            result(float(correlation.output[cell]), summed, cell_spot(self.output, cell)),
        ]

    def patch(self, focus: Focus, cell: Cell) -> Patch | None:
        shown, weights, state = self.input.picture, self.kernel.picture, self._state
        if state is None or shown is None or weights is None or shows_numbers(self.input):
            return None
        correlation = state.correlation
        row = product_row(window_of(shown, correlation.sliding, cell), weights, float(correlation.output[cell]))
        window, output = window_spot(self.input, correlation.sliding, cell), cell_spot(self.output, cell)
        return Patch([row], "", window if focus.kind == "input" else output, [window, output])
