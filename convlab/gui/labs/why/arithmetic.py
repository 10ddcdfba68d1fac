"""What the Why-convolution lab writes about the cell that is looked at: sums, titles, and the status line."""

from __future__ import annotations

from convlab.gui.labs.matrix.marks import Focus, bracketed, product_term
from convlab.gui.labs.why.ladder_marks import used_at
from convlab.gui.language import translate
from convlab.gui.widgets.term_line import Piece, Term
from convlab.labs.common.numbers import format_number, grouped
from convlab.labs.common.sliding import Cell
from convlab.labs.why.channels import pair_count
from convlab.labs.why.search import SearchState
from convlab.labs.why.state import DENSE, LOCAL, REINDEXED, SHARED, WhyState

Terms = list[Term]
Entry = tuple[int, int, int, int]  # where a weight is among the dense ones


def focus_terms(state: WhyState, focus: Focus, output: Cell) -> tuple[list[Piece], Terms, list[Piece]]:
    """What stands before the sum, its terms, and what stands after."""
    if focus.kind in ("output", "matrix"):
        bias = float(state.biases[output])
        terms = [Term([Piece(format_number(bias), "text" if bias else "muted")], abs(bias), kept=bias != 0)]
        terms += [product_term(term.value, term.weight) for term in state.terms(output)]
        return [], terms, [Piece(" = "), Piece(format_number(float(state.output[output])), "output", bold=True)]
    if focus.kind == "input":
        value = Piece(format_number(float(state.input[focus.cell])), "window", bold=True)
        rows, columns = (min(state.side, index + state.reach + 1) - max(0, index - state.reach) for index in focus.cell)
        text = translate("Why", " can have a part in {0} outputs").format(rows * columns)
        return [value, Piece(text)], [], []
    count = len(used_at(state, focus.cell, output))
    value = Piece(format_number(float(state.own_weights(output)[focus.cell])), "kernel", bold=True)
    if not count:
        text = translate("Why", "no input of this output has that offset")
        return [Piece(text, "muted")], [], []
    if state.rung < SHARED:
        text = translate("Why", " is used once: for one output and one input")
    else:
        text = translate("Why", " is used {0} times: for every output that has such an input")
    return [value, Piece(text.format(count))], [], []


def focus_status(state: WhyState, focus: Focus, output: Cell) -> str:
    """Names and indices of what is looked at."""
    n, cell = state.side, focus.cell
    if focus.kind == "output":
        return "H[{}, {}] = {}".format(*cell, format_number(float(state.output[cell])))
    if focus.kind == "input":
        return "X[{}, {}] = {}".format(*cell, format_number(float(state.input[cell])))
    if focus.kind == "matrix":
        source: Entry | None = (*divmod(cell[0], n), *divmod(cell[1], n))
    else:
        source = state.source(cell, output)
    return "" if source is None else f"{_weight_name(state, source)} = {format_number(float(state.tensor[source]))}"


def _weight_name(state: WhyState, indices: Entry) -> str:
    i, j, row, column = indices
    a, b = (grouped(step) for step in (row - i, column - j))
    if state.rung == DENSE:
        return f"W[{i}, {j}, {row}, {column}]"
    if state.rung == REINDEXED:
        return f"V[{i}, {j}, {a}, {b}] = W[{i}, {j}, {row}, {column}]"
    return f"V[{a}, {b}]"


def stage_texts(state: WhyState, output: Cell) -> tuple[dict[str, str], dict[str, str], str]:
    """Titles and notes of the panels, and what stands large in the last one."""
    n, (i, j), wide = state.side, output, 2 * state.reach + 1
    weights = {
        DENSE: translate("Why", "W of ({0}, {1})"),
        REINDEXED: translate("Why", "V of ({0}, {1})"),
        SHARED: translate("Why", "V, shared"),
        LOCAL: translate("Why", "Kernel {0} × {0}"),
    }[state.rung]
    titles = {
        "input": translate("Why", "Image X {0} × {0}").format(n),
        "weights": weights.format(wide) if state.rung == LOCAL else weights.format(i, j),
        "matrix": translate("Why", "All weights {0} × {0}").format(n * n),
        "output": translate("Why", "Output H {0} × {0}").format(n),
    }
    own = {
        DENSE: translate("Why", "{0} × {0}, for this output alone"),
        REINDEXED: translate("Why", "a: {1} … {2}, b: {3} … {4}"),
        SHARED: translate("Why", "{5} × {5}; the frame lies on X"),
        LOCAL: translate("Why", "|a|, |b| ≤ Δ = {6}"),
    }[state.rung]
    matrix = {
        DENSE: translate("Why", "row {0}: output ({1}, {2})"),
        REINDEXED: translate("Why", "row {0}: not a number has changed"),
        SHARED: translate("Why", "equal along the diagonals of every block"),
        LOCAL: translate("Why", "banded: {3} of {4} can differ from 0"),
    }[state.rung]
    ends = (grouped(step) for step in (-i, n - 1 - i, -j, n - 1 - j))
    notes = {
        "weights": own.format(n, *ends, wide, state.delta),
        "matrix": matrix.format(i * n + j, i, j, grouped(state.band), grouped(n**4)),
    }
    titles["check"], notes["check"], large = _check_texts(state)
    return titles, notes, large


def _check_texts(state: WhyState) -> tuple[str, str, str]:
    """Title and note of the last panel, and what stands large in it."""
    n, check = state.side, state.check
    if state.with_channels:
        text = translate("Why", "{0} in × {1} out: {2} weights")
        count = text.format(state.in_channels, state.out_channels, grouped(pair_count(state)))
        own = "V[i, j, a, b, c, d]" if state.rung == REINDEXED else "V[a, b, c, d]"
        return "W[i, j, k, l, c, d]" if state.rung == DENSE else own, count, ""
    if check is None:
        text = translate("Why", "one for each output and input")
        return translate("Why", "Weights"), text, f"{n * n} × {n * n}\n= {grouped(n**4)}"
    difference = translate("Why", "largest difference {0}").format(format_number(check.largest))
    if state.rung == REINDEXED:
        text = translate("Why", "{0} of {1}\nfound again")
        title = translate("Why", "Looked up")
        return title, difference, text.format(grouped(check.compared), grouped(n**4))
    return translate("Why", "H by conv2d"), difference, ""


def search_terms(state: SearchState, cell: Cell) -> tuple[Terms, list[Piece]]:
    terms = [
        product_term(float(state.scene[place]), weight)
        for place, weight in zip(state.sliding.cells(*cell), state.kernel.ravel().tolist(), strict=True)
    ]
    return terms, [Piece(" = "), Piece(format_number(float(state.response[cell])), "output", bold=True)]


def search_status(state: SearchState, cell: Cell) -> str:
    text = translate("Why", "Response [{0}, {1}] = {2}")
    return text.format(*cell, bracketed(format_number(float(state.response[cell]))))
