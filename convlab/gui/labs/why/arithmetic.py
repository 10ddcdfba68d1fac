"""What the Why-convolution lab writes about the cell that is looked at: sums, titles, and the status line."""

from __future__ import annotations

from typing import NamedTuple

from convlab.gui.labs.matrix.marks import Focus, bracketed, product_term
from convlab.gui.labs.why.ladder_marks import offset_of
from convlab.gui.language import translate
from convlab.gui.widgets.term_line import Group, Piece, Term
from convlab.labs.common.numbers import format_number, grouped
from convlab.labs.common.sliding import Cell
from convlab.labs.why.counts import rung_count
from convlab.labs.why.search import SearchState
from convlab.labs.why.state import DENSE, LOCAL, REINDEXED, SHARED, WhyState, outputs_with

Terms = list[Term]


class FocusSum(NamedTuple):
    """What stands before the sum, its terms, a group for each input channel, and what stands after."""

    before: list[Piece]
    groups: list[Group]
    after: list[Piece]


class StageTexts(NamedTuple):
    """Titles and notes of the panels; how many weights there were `before` this rung, and their number now."""

    titles: dict[str, str]
    notes: dict[str, str]
    before: str
    number: str
    is_less: bool


def focus_sum(state: WhyState, focus: Focus, output: Cell) -> FocusSum:
    """What is computed at the cell that is looked at, or how often it is used."""
    if focus.kind == "output":
        return _output_sum(state, output)
    if focus.kind == "input":
        value = Piece(format_number(float(state.plane[focus.cell])), "window", bold=True)
        count = _count_within(state, focus.cell)
        text = (
            translate("Why", " is looked at by 1 output")
            if count == 1
            else (translate("Why", " is looked at by {0} outputs").format(count))
        )
        return FocusSum([value, Piece(text)], [], [])
    if focus.kind == "weights":
        return _product(state, focus.cell, output)
    return _uses(state, offset_of(state, focus.cell))


def _output_sum(state: WhyState, output: Cell) -> FocusSum:
    """The bias is no term of the sum: it stands before it, with its name, unless it is 0."""
    bias = float(state.biases[output])
    before = [Piece(format_number(bias)), Piece(translate("Why", " (bias)"), "muted"), Piece(" + ")] if bias else []
    terms, groups = state.terms(output), []
    for channel in range(state.channels[1]):
        own = [term for term in terms if term.channel == channel]
        total = sum(term.value * term.weight for term in own)
        products = [product_term(term.value, term.weight) for term in own]
        groups.append(Group(products, Piece(bracketed(format_number(total)))))
    return FocusSum(
        before, groups, [Piece(" = "), Piece(format_number(float(state.output[output])), "output", bold=True)]
    )


def _product(state: WhyState, cell: Cell, output: Cell) -> FocusSum:
    """One weight of the chosen output: its product."""
    if not state.is_within_reach(cell, output):
        text = translate("Why", "removed: this input is farther away than Δ = {0}").format(state.delta)
        return FocusSum([Piece(text, "muted")], [], [])
    value, weight = float(state.plane[cell]), float(state.own_weights(output)[cell])
    text = translate("Why", " is what it adds to output ({0}, {1})").format(*output)
    after = [Piece(f" = {format_number(value * weight)}", bold=True), Piece(text)]
    return FocusSum([], [Group([product_term(value, weight)], Piece(""))], after)


def _uses(state: WhyState, offset: Cell) -> FocusSum:
    """A weight of V: for how many outputs it is used."""
    if max(map(abs, offset)) > state.reach:
        text = translate("Why", "removed: this offset is farther away than Δ = {0}").format(state.delta)
        return FocusSum([Piece(text, "muted")], [], [])
    n = state.side
    value = float(state.shared[offset[0] + n - 1, offset[1] + n - 1])
    count = len(outputs_with(state, offset))
    if count == 1:
        text = translate("Why", " is used once: a single output has an input at this offset")
    else:
        text = translate("Why", " is used {0} times: once for every output with an input at this offset").format(count)
    return FocusSum([Piece(format_number(value), "kernel", bold=True), Piece(text)], [], [])


def _count_within(state: WhyState, cell: Cell) -> int:
    rows, columns = (min(state.side, at + state.reach + 1) - max(0, at - state.reach) for at in cell)
    return rows * columns


def focus_status(state: WhyState, focus: Focus, output: Cell) -> str:
    """Names and indices of what is looked at."""
    cell, (d, c) = focus.cell, state.pair
    of_input, of_output = (f", {c}", f", {d}") if state.with_channels else ("", "")
    if focus.kind == "output":
        return "H[{}, {}{}] = {}".format(*cell, of_output, format_number(float(state.output[cell])))
    if focus.kind == "input":
        return "X[{}, {}{}] = {}".format(*cell, of_input, format_number(float(state.plane[cell])))
    if focus.kind == "kernel":
        value = float(state.shared[cell])
        return f"{_v_name(offset_of(state, cell), of_input + of_output)} = {format_number(value)}"
    name, value = _weight_name(state, (*output, *cell), of_input + of_output), float(state.own_weights(output)[cell])
    return f"{name} = {format_number(value)}"


def _weight_name(state: WhyState, indices: tuple[int, int, int, int], channels: str) -> str:
    i, j, row, column = indices
    a, b = (format_number(step) for step in (row - i, column - j))
    dense = f"W[{i}, {j}, {row}, {column}{channels}]"
    if state.rung == DENSE:
        return dense
    if state.rung == REINDEXED:
        return f"V[{i}, {j}, {a}, {b}{channels}] = {dense}"
    return _v_name((row - i, column - j), channels)


def _v_name(offset: Cell, channels: str) -> str:
    return "V[{}, {}{}]".format(*map(format_number, offset), channels)


# ---- the panels


def stage_texts(state: WhyState, output: Cell) -> StageTexts:
    n, (i, j), (d, c) = state.side, output, state.pair
    outputs, inputs = state.channels
    titles = {
        "input": translate("Why", "Image X {0} × {0}").format(n),
        "weights": translate("Why", "Weights of ({0}, {1})").format(i, j),
        "all": _all_title(state),
        "output": translate("Why", "Output H {0} × {0}").format(n),
        "count": translate("Why", "How many weights"),
    }
    notes = {"weights": _weights_note(state), "all": _all_note(state), "count": _removed(state)}
    if state.with_channels:
        titles["input"] = translate("Why", "Image X, c = {0}").format(c)
        titles["output"] = translate("Why", "Output H, d = {0}").format(d)
        titles["count"] = translate("Why", "{0} for each pair").format("W" if state.rung == DENSE else "V")
        text = translate("Why", "{0} in × {1} out: {2} weights")
        notes["count"] = text.format(inputs, outputs, grouped(state.count))
    before = count_before(state)
    text = f"{n * n} × {n * n}" if before is None else grouped(before)
    return StageTexts(titles, notes, text, grouped(state.count), before is not None and before > state.count)


def _all_title(state: WhyState) -> str:
    """What the picture of all weights shows."""
    n = state.side
    return {
        DENSE: translate("Why", "All weights W"),
        REINDEXED: translate("Why", "V: placed by offset"),
        SHARED: translate("Why", "V {0} × {0}, shared").format(2 * n - 1),
        LOCAL: translate("Why", "V: {0} × {0} left").format(2 * state.delta + 1),
    }[state.rung]


def _all_note(state: WhyState) -> str:
    n, removed = state.side, (2 * state.side - 1) ** 2 - (2 * state.delta + 1) ** 2
    return {
        DENSE: translate("Why", "{0} outputs, {1} × {1} weights for each").format(n * n, n),
        REINDEXED: translate("Why", "outlined: offset (0, 0), the output itself"),
        SHARED: translate("Why", "the frame lies on X; the middle is offset (0, 0)"),
        LOCAL: translate("Why", "hatched: {0} weights removed").format(grouped(removed))
        if removed
        else translate("Why", "Δ reaches everywhere: nothing is removed"),
    }[state.rung]


def _weights_note(state: WhyState) -> str:
    if state.with_channels:
        text = translate("Why", "for d = {0}, c = {1}")
        return text.format(*state.pair)
    return {
        DENSE: translate("Why", "for this output alone"),
        REINDEXED: translate("Why", "for this output alone"),
        SHARED: translate("Why", "the part of V that lies on X"),
        LOCAL: translate("Why", "removed beyond Δ = {0}").format(state.delta)
        if state.delta < state.side - 1
        else translate("Why", "Δ reaches everywhere: nothing is removed"),
    }[state.rung]


def count_before(state: WhyState) -> int | None:
    """How many weights there were one rung earlier; None on the first."""
    if state.rung == DENSE:
        return None
    outputs, inputs = state.channels
    return rung_count(state.rung - 1, state.side, state.delta, outputs * inputs)


def _removed(state: WhyState) -> str:
    """What this rung removes."""
    if state.rung == LOCAL and state.delta == state.side - 1:
        return translate("Why", "no offset is beyond Δ = {0}").format(state.delta)
    return {
        DENSE: translate("Why", "one for each output and input"),
        REINDEXED: translate("Why", "renamed, not one removed"),
        SHARED: translate("Why", "weights for the same offset are one"),
        LOCAL: translate("Why", "removed: beyond Δ = {0}").format(state.delta),
    }[state.rung]


# ---- the search


def search_terms(state: SearchState, cell: Cell) -> tuple[Terms, list[Piece]]:
    terms = [
        product_term(float(state.scene[place]), weight)
        for place, weight in zip(state.sliding.cells(*cell), state.kernel.ravel().tolist(), strict=True)
    ]
    return terms, [Piece(" = "), Piece(format_number(float(state.response[cell])), "output", bold=True)]


def search_status(state: SearchState, cell: Cell) -> str:
    text = translate("Why", "Response [{0}, {1}] = {2}")
    return text.format(*cell, bracketed(format_number(float(state.response[cell]))))
