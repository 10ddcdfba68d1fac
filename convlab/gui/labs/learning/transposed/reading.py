"""What is read of a stamp or of a cell of the output, and what stands around the matrices."""

from __future__ import annotations

import numpy as np

from convlab.gui.labs.learning.transposed.stamp_kinds import STEPPED, WHOLE
from convlab.gui.labs.matrix.marks import Focus, bracketed, product_pieces, product_term
from convlab.gui.labs.matrix.parts import DOT
from convlab.gui.language import translate
from convlab.gui.widgets.term_line import Piece, Term, TermLine
from convlab.labs.common.numbers import cell_number, format_number, grouped
from convlab.labs.common.sliding import Cell
from convlab.labs.learning.transposed.state import TransposedState

# ---- the arithmetic line of the stamps


def show_stamps_line(line: TermLine, state: TransposedState, focus: Focus, step: Cell) -> None:
    if focus.kind == STEPPED:
        _show_stamp(line, state, focus.cell)
    elif focus.kind == WHOLE:
        _show_sum(line, state, focus.cell)
    elif focus.kind == "kernel":
        line.set_terms([], before=_weight_pieces(state, focus.cell))
    else:
        line.set_terms([], before=_product_pieces(state, step, focus.cell))


def _show_stamp(line: TermLine, state: TransposedState, cell: Cell) -> None:
    """Every number of a stamp: the value times a weight."""
    value = float(state.input[cell])
    terms = [
        Term(
            [*product_pieces(value, float(weight)), Piece(" = "), Piece(format_number(value * float(weight)), "output")]
        )
        for weight in state.kernel.ravel()
    ]
    before = Piece(translate("Transposed", "Stamp of [{0}, {1}]:  ").format(*cell), "muted")
    line.set_terms(terms, [before], between=",  ")


def _show_sum(line: TermLine, state: TransposedState, cell: Cell) -> None:
    """All products that were stamped onto a cell, and their sum."""
    parts = state.parts(cell)
    if not parts:
        zero = [Piece("0", "output", bold=True)]
        line.set_terms([], before=[*zero, Piece(translate("Transposed", ": no stamp falls on this cell"), "muted")])
        return
    terms = [product_term(float(state.input[source]), float(state.kernel[weight])) for source, weight in parts]
    after = [Piece(" = "), Piece(format_number(float(state.whole[cell])), "output", bold=True)]
    if state.stamping.in_output(cell) is None:
        after.append(Piece(translate("Transposed", ", taken away by the padding"), "muted"))
    line.set_terms(terms, after=after)


def _weight_pieces(state: TransposedState, weight: Cell) -> list[Piece]:
    value = Piece(format_number(float(state.kernel[weight])), "kernel", bold=True)
    count = state.input.size
    if count == 1:
        return [value, Piece(translate("Transposed", " is stamped onto 1 cell, times the only input"))]
    text = translate("Transposed", " is stamped onto {0} cells, each time times another input")
    return [value, Piece(text.format(grouped(count)))]


def _product_pieces(state: TransposedState, cell: Cell, weight: Cell) -> list[Piece]:
    value, factor = float(state.input[cell]), float(state.kernel[weight])
    target = state.stamping.sliding.cells(*cell)[int(np.ravel_multi_index(weight, state.kernel.shape))]
    inner = state.stamping.in_output(target)
    if inner is None:
        text = translate("Transposed", " falls on the border that padding takes away")
    else:
        text = translate("Transposed", " is added to the output at [{0}, {1}]").format(*inner)
    product = Piece(format_number(value * factor), "output", bold=True)
    return [*product_pieces(value, factor), Piece(" = "), product, Piece(text)]


def stamps_status(state: TransposedState, focus: Focus, step: Cell) -> str:
    """For the status line: rows and columns, counted from 0."""
    if focus.kind == STEPPED:
        text = translate("Transposed", "Input [{0}, {1}] = {2}")
        return text.format(*focus.cell, format_number(float(state.input[focus.cell])))
    if focus.kind == WHOLE:
        inner = state.stamping.in_output(focus.cell)
        if inner is None:
            return translate("Transposed", "Taken away by the padding: {0}").format(
                format_number(float(state.whole[focus.cell]))
            )
        text = translate("Transposed", "Output [{0}, {1}] = {2}, stamps: {3}")
        value = format_number(float(state.whole[focus.cell]))
        return text.format(*inner, value, grouped(len(state.parts(focus.cell))))
    if focus.kind == "kernel":
        text = translate("Transposed", "Kernel [{0}, {1}] = {2}")
        return text.format(*focus.cell, format_number(float(state.kernel[focus.cell])))
    text = translate("Transposed", "Stamp of input [{0}, {1}], its cell [{2}, {3}]")
    return text.format(*step, *focus.cell)


# ---- around the matrices of the stamps


def stamps_titles(state: TransposedState) -> dict[str, str]:
    titles = {
        "input": translate("Transposed", "Input {0} × {1}").format(*state.input.shape),
        "kernel": translate("Transposed", "Kernel {0} × {1}").format(*state.kernel.shape),
        "output": translate("Transposed", "Output {0} × {1}").format(*state.stamping.size),
    }
    if any(state.padding):
        titles["output"] += " " + translate("Transposed", "of {0} × {1}").format(*state.stamping.whole)
    return titles


def stamp_note(state: TransposedState, cell: Cell) -> str:
    """What stands below the stamp of a cell."""
    value = bracketed(cell_number(float(state.input[cell])))
    return translate("Transposed", "{0} × kernel").format(value)


def stamps_notes(state: TransposedState, hint: str) -> dict[str, str]:
    """What stands below each matrix; `hint` says how the input is edited."""
    output = []
    if any(state.padding):
        output.append(translate("Transposed", "hatched: taken away by padding {0}").format(_per_side(state)))
    if any(state.output_padding):
        output.append(_output_padding_text(state))
    if not output:
        output = [translate("Transposed", "Point at a cell: the stamps that fall on it")]
    kernel = translate("Transposed", "sum {0}").format(format_number(float(state.kernel.sum())))
    return {"input": hint, "kernel": kernel, "output": DOT.join(output)}


def _output_padding_text(state: TransposedState) -> str:
    return translate("Transposed", "output padding: {0} more at the end").format(_pair_text(state.output_padding))


def _per_side(state: TransposedState) -> str:
    return _pair_text((state.padding.top, state.padding.left))


def _pair_text(pair: tuple[int, int]) -> str:
    return str(pair[0]) if pair[0] == pair[1] else f"{pair[0]} × {pair[1]}"


# ---- as a cross-correlation


def show_correlation_line(line: TermLine, state: TransposedState, focus: Focus) -> None:
    correlation, sliding = state.correlation, state.correlation.sliding
    if focus.kind == "output":
        spread = correlation.spread
        terms = [
            product_term(float(spread[cell]), float(weight))
            for cell, weight in zip(sliding.cells(*focus.cell), correlation.turned.ravel(), strict=True)
        ]
        result = Piece(format_number(float(correlation.output[focus.cell])), "output", bold=True)
        line.set_terms(terms, after=[Piece(" = "), result])
    elif focus.kind == "kernel":
        value = Piece(format_number(float(correlation.turned[focus.cell])), "kernel", bold=True)
        count = sliding.steps
        text = (
            translate("Transposed", " multiplies 1 cell")
            if count == 1
            else translate("Transposed", " multiplies {0} cells, one for each output")
        )
        line.set_terms([], before=[value, Piece(text.format(grouped(count)))])
    else:
        value = Piece(format_number(float(correlation.spread[focus.cell])), "window", bold=True)
        count = len(sliding.reached(*focus.cell))
        text = (
            translate("Transposed", " contributes to 1 output")
            if count == 1
            else translate("Transposed", " contributes to {0} outputs")
        )
        line.set_terms([], before=[value, Piece(text.format(grouped(count)))])


def correlation_status(state: TransposedState, focus: Focus) -> str:
    if focus.kind == "output":
        text = translate("Transposed", "Output [{0}, {1}] = {2}, stamps: {3}")
        p = state.padding
        whole = focus.cell[0] + p.top, focus.cell[1] + p.left
        value = format_number(float(state.output[focus.cell]))
        return text.format(*focus.cell, value, grouped(len(state.parts(whole))))
    if focus.kind == "kernel":
        text = translate("Transposed", "Turned kernel [{0}, {1}] = {2}")
        return text.format(*focus.cell, format_number(float(state.correlation.turned[focus.cell])))
    source = state.correlation.source(focus.cell)
    if source is None:
        return translate("Transposed", "A zero that was put there")
    text = translate("Transposed", "Input [{0}, {1}] = {2}")
    return text.format(*source, format_number(float(state.input[source])))


def correlation_titles(state: TransposedState) -> dict[str, str]:
    correlation = state.correlation
    return {
        "input": translate("Transposed", "Input with zeros {0} × {1}").format(*correlation.spread.shape),
        "kernel": translate("Transposed", "Kernel {0} × {1}").format(*state.kernel.shape),
        "output": translate("Transposed", "Output {0} × {1}").format(*state.stamping.size),
        "stamps": translate("Transposed", "From the stamps"),
    }


def correlation_notes(state: TransposedState) -> dict[str, str]:
    correlation = state.correlation
    around = [translate("Transposed", "zeros between: {0}").format(_pair_text(correlation.between))]
    if len(set(correlation.around)) == 1:
        around.append(translate("Transposed", "around: {0}").format(format_number(correlation.around.top)))
    else:
        text = translate("Transposed", "around: top {0}, bottom {1}, left {2}, right {3}")
        around.append(text.format(*map(format_number, correlation.around)))
    difference = format_number(float(np.abs(correlation.output - state.output).max()))
    return {
        "input": DOT.join(around),
        "kernel": translate("Transposed", "turned by 180° ↻"),
        "output": translate("Transposed", "by cross-correlation"),
        "stamps": translate("Transposed", "from the stamps · largest difference: {0}").format(difference),
    }
