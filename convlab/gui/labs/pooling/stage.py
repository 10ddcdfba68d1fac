"""The stage of the Pooling lab: input and output side by side, the window and its winner lit, all planes below."""

from __future__ import annotations

import operator

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from convlab.gui.labs.matrix.marks import MOST_MARKS, Focus, cell_marks
from convlab.gui.labs.matrix.motion import SUMMED, WRITTEN, best_of, cell_spot, line_spot, products, result
from convlab.gui.labs.matrix.parts import matrix_caption, name_control
from convlab.gui.labs.matrix.patch import Patch, shows_numbers, window_of, window_spot
from convlab.gui.labs.matrix.views import MatrixViews, look_at_the_same
from convlab.gui.labs.pooling.words import plane_labels
from convlab.gui.theme import Colours, colours_of
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.magnifier import PatchRow
from convlab.gui.widgets.matrix.display import share_cell_size
from convlab.gui.widgets.matrix.painting import Mark, Picture
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.matrix.plate import Plate
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.motion import Flight
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.plane_strip import PlaneStrip
from convlab.gui.widgets.section import sign
from convlab.gui.widgets.term_line import TermLine
from convlab.gui.widgets.transport import ARRIVED
from convlab.labs.common.numbers import format_number
from convlab.labs.pooling.state import PoolingState

MOST_DOTTED = 1024  # cells of a plane on which every winner gets a dot


class PoolingStage(MatrixViews):
    """`channel_chosen` carries the number of a plane."""

    channel_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: PoolingState | None = None
        self._revealed: int | None = None
        self._looks: dict[str, tuple[object, ...]] = {"input": (None,), "output": (None,)}  # what is on the screen
        self.input, self.output = MatrixView(drag="draw"), MatrixView()
        self.views = {"input": self.input, "output": self.output}
        self.panels = {kind: Panel() for kind in self.views}
        self.notes = {kind: matrix_caption() for kind in self.views}
        self.legends = {kind: Legend() for kind in self.views}
        self.strips = {kind: PlaneStrip() for kind in self.views}
        layout = arranged(QHBoxLayout(self))
        for kind, panel in self.panels.items():
            panel.body.addWidget(Plate(self.views[kind], self.legends[kind], self.notes[kind]), 1)
            panel.body.addWidget(self.strips[kind])
            layout.addWidget(panel, 1)
            self.strips[kind].chosen.connect(self.channel_chosen)
            view = self.views[kind]
            view.resized.connect(self._share_cell_size)
            self.report_pointer(view, kind)
        self.report_edits(self.input, "input")
        layout.insertWidget(1, sign("→"))
        self.input.editable_area = lambda cell: self._state is not None and self._state.sliding.is_data(cell)
        look_at_the_same(self.input, self.output)

    # ---- showing

    def show_state(self, state: PoolingState, revealed: int | None) -> None:
        """Show a state's planes; the output only up to `revealed`, in reading order."""
        self._state = state
        shown, text = state.shown_input, pad_text(state)
        look = shown.values, shown.scale, state.padding, state.sliding.covered, text, state.shows_colour
        if self._is_other("input", look):
            covered, colour = state.sliding.covered, state.padded_picture if state.shows_colour else None
            self.input.set_picture(
                Picture(shown.values, shown.levels, shown.signed, state.padding, covered, pad_text=text, colour=colour)
            )
        self.legends["input"].set_scale(shown.scale, shown.signed)
        self.legends["output"].set_scale(state.shown_outputs.scale, state.shown_outputs.signed)
        for legend in self.legends.values():
            legend.setVisible(not state.shows_colour)
        self.show_output(revealed)
        self._share_cell_size()

    def show_planes(self, state: PoolingState) -> None:
        """All planes, small, when there are several."""
        labels, current = plane_labels(state), state.channels if state.shows_colour else state.channel
        for kind, shown, picture in (
            ("input", state.shown_planes, state.input_picture),
            ("output", state.shown_outputs, state.output_picture),
        ):
            strip = self.strips[kind]
            strip.setVisible(state.channels > 1)
            if state.channels > 1:
                strip.set_planes(shown.levels, shown.signed, labels, current, picture)
            self.panels[kind].body.activate()  # with or without the strip there is other room for the matrix
        self._share_cell_size()

    def show_output(self, revealed: int | None) -> None:
        """The output, up to a number of cells."""
        self._revealed = revealed
        if self._state is not None:
            state, shown = self._state, self._state.shown_output
            colour = state.output_picture if state.shows_colour else None
            if self._is_other("output", (shown.values, shown.scale, shown.signed, revealed, colour is None)):
                self.output.set_picture(
                    Picture(shown.values, shown.levels, shown.signed, revealed=revealed, colour=colour)
                )

    def _is_other(self, kind: str, look: tuple[object, ...]) -> bool:
        """Whether this differs from what the view shows, which is this from now on."""
        before, self._looks[kind] = self._looks[kind], look
        return look[0] is not before[0] or look[1:] != before[1:]

    def _share_cell_size(self) -> None:
        """Cells of the same size in both views, so that the output is seen to be smaller."""
        share_cell_size(*self.views.values())

    # ---- marks

    def mark(self, focus: Focus, place: tuple[float, float] | None = None, *, is_decided: bool = True) -> None:
        """Light what belongs to a focus in both views. `place` (row, column) is where a sliding window is.

        Who wins in a window is shown when it `is_decided`.
        """
        if self._state is None:
            return
        state, colours = self._state, colours_of(self)
        if focus.kind == "output":
            on_input, on_output = _step_marks(state, focus.cell, place, colours, is_decided)
        else:
            on_input, on_output = _cell_marks(state, focus.cell, colours)
        self.input.set_marks([*on_input, *self._dots(state, colours)])
        self.output.set_marks(on_output)

    def _dots(self, state: PoolingState, colours: Colours) -> list[Mark]:
        """A dot on every cell that wins some output that is there."""
        if state.kind == "average" or state.padded.size > MOST_DOTTED:
            return []
        wins = state.wins(self._revealed)
        return [Mark(row, column, colours.output, dot=True) for row, column in np.argwhere(wins).tolist()]

    def patch(self, focus: Focus, cell: Cell) -> Patch | None:
        """An output's window under the magnifier, and what it is pooled to."""
        shown, state = self.input.picture, self._state
        if state is None or shown is None or shows_numbers(self.input):
            return None
        step, (top, left) = state.pooled_at(*cell), map(int, state.sliding.corner(*cell))
        winner = (step.winners[0][0] - top, step.winners[0][1] - left) if step.winners else None
        name = state.kind if step.winners else f"Σ/{step.divisor}"
        row = PatchRow(
            window_of(shown, state.sliding, cell), None, None, f"{name} = {format_number(step.result)}", winner
        )
        window, output = window_spot(self.input, state.sliding, cell), cell_spot(self.output, cell)
        return Patch([row], "", window if focus.kind == "input" else output, [window, output])

    def flights(self, cell: Cell, line: TermLine) -> list[Flight]:
        """What moves while an output is explained: the winner to its cell, or summands to their average in the line."""
        if self._state is None:
            return []
        step, end = self._state.pooled_at(*cell), cell_spot(self.output, cell)
        cells = [cell_spot(self.input, place) for place in step.cells]
        if not step.winners:
            summed = line_spot(line)
            return [
                *products(step.values, cells, cells, summed, (ARRIVED, WRITTEN, SUMMED)),
                result(step.result, summed, end),
            ]
        is_better = operator.gt if self._state.kind == "max" else operator.lt
        winner = cell_spot(self.input, step.winners[0])
        return [*best_of(step.values, cells, is_better), result(step.result, winner, end)]

    def set_titles(self, titles: dict[str, str], strip_names: dict[str, str]) -> None:
        for kind in self.views:
            self.panels[kind].set_title(titles[kind])
            self.views[kind].setAccessibleName(titles[kind])
            name_control(self.strips[kind], strip_names[kind], strip_names[kind])


def pad_text(state: PoolingState) -> str:
    """What a pad cell counts for; nothing where it is left out."""
    if state.kind == "average":
        return "0" if state.count_include_pad else ""
    return "−∞" if state.kind == "max" else "∞"


def _step_marks(
    state: PoolingState, cell: Cell, place: tuple[float, float] | None, colours: Colours, is_decided: bool
) -> tuple[list[Mark], list[Mark]]:
    """The window and, when it does not slide and it is decided, who wins in it; the output."""
    row, column = place or cell
    top, left = state.sliding.corner(row, column)
    window = Mark(top, left, colours.window, *state.window, width=4)
    winners: list[Mark] = []
    if (row, column) == cell and is_decided:
        first, *tied = state.pooled_at(*cell).winners or (None,)
        winners = [Mark(*other, colours.output, width=2) for other in tied[:MOST_MARKS]]
        if first is not None:
            winners.append(Mark(*first, colours.output, width=4))
    return [window, *winners], [Mark(row, column, colours.output, width=4)]


def _cell_marks(state: PoolingState, cell: tuple[int, int], colours: Colours) -> tuple[list[Mark], list[Mark]]:
    """A cell of the input; the outputs it reaches, and strongly those that it wins."""
    on_input, _, on_output = cell_marks(state.sliding, cell, colours)
    won = [Mark(*output, colours.output, width=4) for output in state.won_by(cell)[:MOST_MARKS]]
    return on_input, [*on_output, *won]
