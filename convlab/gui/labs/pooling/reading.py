"""What is read of a step of the Pooling lab, and what stands around its matrices."""

from __future__ import annotations

from convlab.gui.labs.matrix.marks import Focus, bracketed
from convlab.gui.labs.matrix.words import dropped_text
from convlab.gui.labs.pooling.words import plane_labels, tie_text
from convlab.gui.language import translate
from convlab.gui.widgets.term_line import Piece, Term, TermLine
from convlab.labs.common.numbers import format_number, grouped, percent
from convlab.labs.common.sliding import Cell
from convlab.labs.pooling.state import PoolingState, PoolStep


def show_step(line: TermLine, state: PoolingState, cell: Cell) -> None:
    """Write out what a window is pooled to."""
    step = state.pooled_at(*cell)
    result = Piece(format_number(step.result), "output", bold=True)
    if state.kind == "average":
        terms = [_summand(value) for value in step.values]
        line.set_terms(terms, [Piece("(")], [Piece(f")/{step.divisor} = "), result])
    else:
        line.set_terms(_candidates(step), [Piece(f"{state.kind}(")], [Piece(") = "), result], between=", ")


def reach_pieces(state: PoolingState, cell: Cell) -> list[Piece]:
    """In how many windows a cell of the input is, and how many it wins."""
    value = Piece(format_number(float(state.padded[cell])), "window", bold=True)
    count = len(state.sliding.reached(*cell))
    if count == 1:
        text = translate("PoolingPage", " is in 1 window")
    else:
        text = translate("PoolingPage", " is in {0} windows").format(grouped(count))
    if state.kind == "average":
        return [value, Piece(text)]
    wins = Piece(str(len(state.won_by(cell))), "output", bold=True)
    return [value, Piece(text), Piece(translate("PoolingPage", " and wins ")), wins]


def focus_text(state: PoolingState, focus: Focus) -> str:
    """For the status line: rows and columns, counted from 0."""
    row, column = focus.cell
    top, left = state.padding.top, state.padding.left
    if focus.kind == "output":
        first_row, first_column = (int(place) for place in state.sliding.corner(row, column))
        text = translate("PoolingPage", "Output [{0}, {1}]: rows {2} to {3} and columns {4} to {5} of channel {6}")
        numbers: list[float] = [
            *(row, column),
            *(first_row - top, first_row - top + state.window[0] - 1),
            *(first_column - left, first_column - left + state.window[1] - 1),
        ]
    else:
        text = translate("PoolingPage", "Input [{0}, {1}] = {2}, of channel {3}")
        numbers = [row - top, column - left, float(state.padded[row, column])]
    channel = plane_labels(state)[state.channel]
    return text.format(*map(format_number, numbers), channel)


def titles(state: PoolingState) -> dict[str, str]:
    """What stands above each matrix."""
    sizes = [_size(shape, state.channels) for shape in (state.input.shape[1:], state.sliding.size)]
    texts = {
        "input": translate("PoolingPage", "Input {0}").format(sizes[0]),
        "output": translate("PoolingPage", "Output {0}").format(sizes[1]),
    }
    if any(state.padding):
        texts["input"] += " " + translate("PoolingPage", "→ padded {0} × {1}").format(*state.padded.shape)
    return texts


def note_on_input(state: PoolingState, focus: Focus) -> str:
    """A tie in the window that is looked at, or what can be done."""
    tied = len(state.pooled_at(*focus.cell).winners) if focus.kind == "output" else 0
    if tied > 1:
        return tie_text(tied)
    if any(state.sliding.dropped):
        return dropped_text(state.sliding)
    how = translate("PoolingPage", "Click an element and type, or drag to draw")
    return how if state.kind == "average" else how + " · ● " + translate("PoolingPage", "is passed on")


def note_on_output(state: PoolingState) -> str:
    """How many numbers are left."""
    left, all_there_are = state.output.size, state.plane.size
    share = percent(left / all_there_are, 1)
    return translate("PoolingPage", "numbers: {0} of {1} ({2})").format(grouped(left), grouped(all_there_are), share)


def _summand(value: float) -> Term:
    return Term([Piece(bracketed(format_number(value)), "window" if value else "muted")], abs(value))


def _candidates(step: PoolStep) -> list[Term]:
    """The values a maximum is taken of, the winner in bold and in the output's colour, as are its equals.

    When there are too many to show, winners stay.
    """
    first, tied = step.winners[0], set(step.winners)
    return [
        Term(
            [Piece(format_number(value), "output" if cell in tied else "window", bold=cell == first)], kept=cell in tied
        )
        for cell, value in zip(step.cells, step.values, strict=True)
    ]


def _size(shape: tuple[int, ...], channels: int) -> str:
    size = "{} × {}".format(*shape)
    return f"{channels} × {size}" if channels > 1 else size
