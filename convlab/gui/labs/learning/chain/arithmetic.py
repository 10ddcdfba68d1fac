"""How a number of the chain comes about, with numbers put in: what flows forward, what comes back, what is updated."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from convlab.gui.labs.learning.chain.symbols import flat_symbol, symbol
from convlab.gui.labs.matrix.marks import bracketed
from convlab.gui.language import translate
from convlab.gui.widgets.term_line import Piece, Term
from convlab.labs.common.numbers import cell_number, fixed_number, format_number
from convlab.labs.common.sliding import Cell
from convlab.labs.learning.chain.links import (
    cells,
    covering,
    flat,
    links,
    multiplied,
    passing,
    pool_of,
    pool_window,
    unflat,
    weight_between,
    window,
    winner,
)
from convlab.labs.learning.chain.passes import CLASSES, PARAMETERS
from convlab.labs.learning.chain.state import ChainState

FINE = 4  # digits where a probability may be close to 1
EQUALS = Piece(" = ")
Pieces = list[Piece]


class Line(NamedTuple):
    """What a TermLine is given."""

    terms: list[Term]
    before: Pieces
    after: Pieces
    between: str = " + "


def line_of(state: ChainState, name: str, cell: Cell, *, is_update: bool) -> Line:
    """How a number comes about; while the chain is updated, of a parameter how it changes."""
    own = name.removeprefix("d_")
    if is_update and own in PARAMETERS:
        return _update(state, own, cell)
    value = float(state.matrix(name)[cell])
    make = _BACKWARD[own] if name.startswith("d_") else _FORWARD[own]
    return make(state, cell, value)


def _named(name: str, cell: Cell) -> Pieces:
    return [Piece(symbol(name, cell) + " = ", "muted")]


def _result(value: float, role: str) -> Pieces:
    return [EQUALS, Piece(format_number(value), role, bold=True)]


def _factor(value: float, role: str) -> Piece:
    return Piece(bracketed(cell_number(value)), role)


def _times(a: float, a_role: str, b: float, b_role: str) -> Term:
    """A product as a term of a sum; without colour when it is 0."""
    if a * b == 0:
        return Term([Piece(f"{bracketed(cell_number(a))}×{bracketed(cell_number(b))}", "muted")], 0.0)
    return Term([_factor(a, a_role), Piece("×", "muted"), _factor(b, b_role)], abs(a * b))


def _added(value: float) -> list[Term]:
    """A bias as a term; one of 0 is left out."""
    return [Term([_factor(value, "kernel")], abs(value), kept=True)] if value else []


# ---- forward


def _input(_: ChainState, cell: Cell, value: float) -> Line:
    count = len(covering(cell))
    one, several = translate("Chain", " has a part in 1 cell of z"), translate("Chain", " has a part in {0} cells of z")
    return _told("input", cell, value, "window", (one if count == 1 else several).format(count))


def _kernel(_: ChainState, cell: Cell, value: float) -> Line:
    return _told(
        "kernel", cell, value, "kernel", translate("Chain", " multiplies 16 cells of x, one for each cell of z")
    )


def _bias(_: ChainState, cell: Cell, value: float) -> Line:
    return _told("bias", cell, value, "kernel", translate("Chain", " is added to each of the 16 cells of z"))


def _weight(state: ChainState, cell: Cell, value: float) -> Line:
    source = unflat(cell[1])
    text = translate("Chain", " multiplies {0} = {1} and goes into {2}")
    number = format_number(float(state.values["pooled"][source]))
    return _told(
        "weights", cell, value, "kernel", text.format(flat_symbol(source), number, symbol("logits", (cell[0], 0)))
    )


def _class_bias(_: ChainState, cell: Cell, value: float) -> Line:
    text = translate("Chain", " is added to {0}").format(symbol("logits", cell))
    return _told("biases", cell, value, "kernel", text)


def _told(name: str, cell: Cell, value: float, role: str, text: str) -> Line:
    return Line([], [*_named(name, cell), Piece(format_number(value), role, bold=True), Piece(text)], [])


def _conv(state: ChainState, cell: Cell, value: float) -> Line:
    pairs = zip(window(cell), cells("kernel"), strict=True)
    terms = [_times(float(state.input[x]), "window", float(state.kernel[k]), "kernel") for x, k in pairs]
    return Line([*terms, *_added(float(state.bias[0, 0]))], _named("conv", cell), _result(value, "output"))


def _activated(state: ChainState, cell: Cell, value: float) -> Line:
    z = float(state.values["conv"][cell])
    source = Piece(format_number(z), "window")
    if state.activation == "relu":
        before = [Piece("max(0, "), source, Piece(")")]
    else:
        before = [Piece("1/(1 + e^"), Piece(bracketed(format_number(-z)), "window"), Piece(")")]
    return Line([], [*_named("activated", cell), *before], _result(value, "output"))


def _pooled(state: ChainState, cell: Cell, value: float) -> Line:
    activated, first = state.values["activated"], winner(state, cell)
    numbers = [(place, float(activated[place])) for place in pool_window(cell)]
    if state.pooling == "average":
        terms = [Term([Piece(bracketed(format_number(x)), "window" if x else "muted")], abs(x)) for _, x in numbers]
        return Line(terms, [*_named("pooled", cell), Piece("(")], [Piece(")/4"), *_result(value, "output")])
    terms = [
        Term([Piece(format_number(x), "output" if place == first else "window", bold=place == first)])
        for place, x in numbers
    ]
    before, after = [*_named("pooled", cell), Piece("max(")], [Piece(")"), *_result(value, "output")]
    return Line(terms, before, after, ", ")


def _logits(state: ChainState, cell: Cell, value: float) -> Line:
    pooled, row = state.values["pooled"], cell[0]
    terms = [
        _times(float(pooled[place]), "window", float(state.weights[row, flat(place)]), "kernel")
        for place in cells("pooled")
    ]
    return Line([*terms, *_added(float(state.biases[row, 0]))], _named("logits", cell), _result(value, "output"))


def _power(state: ChainState, row: int) -> Pieces:
    return [Piece("e^"), Piece(bracketed(format_number(float(state.values["logits"][row, 0]))), "window")]


def _probabilities(state: ChainState, cell: Cell, value: float) -> Line:
    powers = [_power(state, row) for row in range(CLASSES)]
    below = [Piece(" / ("), *powers[0], Piece(" + "), *powers[1], Piece(")")]
    return Line([], [*_named("probabilities", cell), *powers[cell[0]], *below], _result(value, "output"))


def _loss(state: ChainState, cell: Cell, value: float) -> Line:
    q = float(state.values["probabilities"][state.label, 0])
    if q:
        before = [Piece("−ln "), Piece(format_number(q), "window")]
    else:  # too small for a float: the loss follows from the logits all the same
        logit = Piece(bracketed(format_number(float(state.values["logits"][state.label, 0]))), "window")
        before = [Piece("ln("), *_power(state, 0), Piece(" + "), *_power(state, 1), Piece(") − "), logit]
    return Line([], [*_named("loss", cell), *before], _result(value, "output"))


# ---- backward


def _d_logits(state: ChainState, cell: Cell, value: float) -> Line:
    """The probability has as many decimals as the difference: it may be close to 1."""
    q, truth = float(state.values["probabilities"][cell]), int(cell[0] == state.label)
    result = format_number(value, FINE)
    decimals = len(result.partition(".")[2]) if "×" not in result else 0
    shown = fixed_number(q, decimals) if truth and decimals else format_number(q, FINE)
    before = [*_named("d_logits", cell), Piece(shown, "output"), Piece(f" − {truth}")]
    return Line([], before, [EQUALS, Piece(result, "window", bold=True)])


def _d_weights(state: ChainState, cell: Cell, value: float) -> Line:
    upstream = float(state.gradients["d_logits"][cell[0], 0])
    source = float(state.values["pooled"][unflat(cell[1])])
    return Line([_times(upstream, "output", source, "window")], _named("d_weights", cell), _result(value, "kernel"))


def _d_biases(state: ChainState, cell: Cell, value: float) -> Line:
    upstream = float(state.gradients["d_logits"][cell])
    return Line([_times(upstream, "output", 1.0, "muted")], _named("d_biases", cell), _result(value, "kernel"))


def _d_pooled(state: ChainState, cell: Cell, value: float) -> Line:
    upstream = state.gradients["d_logits"]
    terms = [
        _times(float(upstream[row, 0]), "output", float(state.weights[row, flat(cell)]), "kernel")
        for row in range(CLASSES)
    ]
    return Line(terms, _named("d_pooled", cell), _result(value, "window"))


def _d_activated(state: ChainState, cell: Cell, value: float) -> Line:
    upstream = float(state.gradients["d_pooled"][pool_of(cell)])
    passes = cell in passing(state, pool_of(cell))
    share = 0.25 if state.pooling == "average" else float(passes)
    reason = Piece("    " + pooling_reason(state, cell), "muted")
    term = [_times(upstream, "output", share, "muted")]
    return Line(term, _named("d_activated", cell), [*_result(value, "window"), reason])


def pooling_reason(state: ChainState, cell: Cell) -> str:
    """Why so much of its window's gradient comes to a cell."""
    first = winner(state, pool_of(cell))
    activated = state.values["activated"]
    if state.pooling == "average":
        return translate("Chain", "each of four cells gets a quarter")
    if cell == first:
        return translate("Chain", "it holds the maximum of its window")
    other = symbol("activated", first)
    if activated[cell] == activated[first]:
        return translate("Chain", "{0} is as large and comes first").format(other)
    return translate("Chain", "{0} is larger").format(other)


def _d_conv(state: ChainState, cell: Cell, value: float) -> Line:
    upstream, z = float(state.gradients["d_activated"][cell]), float(state.values["conv"][cell])
    before, result = _named("d_conv", cell), _result(value, "window")
    if state.activation == "sigmoid":
        a = format_number(float(state.values["activated"][cell]))
        slope = [Piece("×", "muted"), Piece(a, "window"), Piece("×(1 − "), Piece(a, "window"), Piece(")")]
        return Line([], [*before, _factor(upstream, "output"), *slope], result)
    reason = translate("Chain", "{0} = {1} is above 0") if z > 0 else translate("Chain", "{0} = {1} is not above 0")
    text = "    " + reason.format(symbol("conv", cell), format_number(z))
    return Line([_times(upstream, "output", float(z > 0), "muted")], before, [*result, Piece(text, "muted")])


def _d_kernel(state: ChainState, cell: Cell, value: float) -> Line:
    upstream = state.gradients["d_conv"]
    pairs = zip(cells("conv"), multiplied(cell), strict=True)
    terms = [_times(float(upstream[z]), "output", float(state.input[x]), "window") for z, x in pairs]
    return Line(terms, _named("d_kernel", cell), _result(value, "kernel"))


def _d_bias(state: ChainState, cell: Cell, value: float) -> Line:
    numbers = [float(state.gradients["d_conv"][place]) for place in cells("conv")]
    terms = [Term([_factor(number, "output" if number else "muted")], abs(number)) for number in numbers]
    return Line(terms, _named("d_bias", cell), _result(value, "kernel"))


def _d_input(state: ChainState, cell: Cell, value: float) -> Line:
    upstream = state.gradients["d_conv"]
    terms = [
        _times(float(upstream[z]), "output", float(state.kernel[weight_between(cell, z)]), "kernel")
        for z in covering(cell)
    ]
    return Line(terms, _named("d_input", cell), _result(value, "window"))


# ---- the update


def _update(state: ChainState, name: str, cell: Cell) -> Line:
    old, gradient = float(getattr(state, name)[cell]), float(state.gradients[f"d_{name}"][cell])
    before = [
        Piece(f"{symbol(name, cell)} ← ", "muted"),
        Piece(format_number(old), "kernel"),
        Piece(" − "),
        Piece(bracketed(format_number(state.rate))),
        Piece("×", "muted"),
        Piece(bracketed(format_number(gradient)), "field"),
    ]
    return Line([], before, _result(old - state.rate * gradient, "kernel"))


_Make = Callable[[ChainState, Cell, float], Line]
_FORWARD: dict[str, _Make] = {
    "input": _input,
    "kernel": _kernel,
    "bias": _bias,
    "conv": _conv,
    "activated": _activated,
    "pooled": _pooled,
    "weights": _weight,
    "biases": _class_bias,
    "logits": _logits,
    "probabilities": _probabilities,
    "loss": _loss,
}
_BACKWARD: dict[str, _Make] = {
    "input": _d_input,
    "kernel": _d_kernel,
    "bias": _d_bias,
    "conv": _d_conv,
    "activated": _d_activated,
    "pooled": _d_pooled,
    "weights": _d_weights,
    "biases": _d_biases,
    "logits": _d_logits,
}


def status_text(state: ChainState, name: str, cell: Cell) -> str:
    """For the status line: what goes on from a number, or where its gradient goes."""
    value = format_number(float(state.matrix(name)[cell]))
    behind = links(state, name, cell)
    reached = sorted({symbol(*place) for place in (behind.before if name.startswith("d_") else behind.behind)})
    return f"{symbol(name, cell)} = {value}" + (f"  → {', '.join(reached)}" if reached and len(reached) < 5 else "")
