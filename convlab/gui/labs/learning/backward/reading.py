"""What is read of a number's gradient: its arithmetic."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from convlab.gui.labs.learning.backward.lights import weight_channels
from convlab.gui.labs.learning.backward.words import index_text
from convlab.gui.labs.matrix.marks import Focus, bracketed, product_term
from convlab.gui.language import translate
from convlab.gui.widgets.term_line import Piece, Term
from convlab.labs.common.numbers import cell_number, format_number
from convlab.labs.learning.backward.state import BackwardState
from convlab.labs.learning.backward.terms import (
    GradientTerm,
    bias_terms,
    forward_terms,
    input_terms,
    kernel_terms,
    local,
    window_of,
)


class Line(NamedTuple):
    """What the arithmetic line shows."""

    terms: Sequence[Term]
    before: Sequence[Piece]
    after: Sequence[Piece]
    between: str = " + "


def line_of(state: BackwardState, focus: Focus, outs: range) -> Line:
    """The arithmetic of a number that is looked at; `outs` are the output channels of an upstream gradient."""
    match focus.kind:
        case "input":
            return _input_line(state, focus)
        case "kernel":
            out, channel = weight_channels(focus)
            name = "∂L/∂K" + index_text(state, "kernel", (out, channel, *focus.cell))
            terms = kernel_terms(state, out, channel, focus.cell)
            return _sum(name, terms, float(state.gradients.kernel[(out, channel, *focus.cell)]), "window", "kernel")
        case "bias":
            return _bias_line(state, focus.channel)
        case "forward":
            return _forward_line(state, focus)
    return _upstream_line(state, focus, outs)


def _bias_line(state: BackwardState, out: int) -> Line:
    values = [term.upstream for term in bias_terms(state, out)]
    terms = [Term([Piece(bracketed(cell_number(value)), "output")], abs(value)) for value in values]
    name = [Piece(f"∂L/∂b{index_text(state, 'bias', (out,))} = ", "muted")]
    return Line(terms, name, _equals(float(state.gradients.bias[out]), "kernel"))


def _input_line(state: BackwardState, focus: Focus) -> Line:
    terms = input_terms(state, focus.channel, focus.cell)
    own = state.sliding.unpadded(focus.cell)
    total = float(state.gradients.padded[(focus.channel, *focus.cell)])
    if own is None:
        text = translate("BackwardPage", " falls on this cell of the padding and is dropped")
        return Line([], [Piece(format_number(total), "window", bold=True), Piece(text)], [])
    name = "∂L/∂X" + index_text(state, "input", (focus.channel, *own))
    if not terms:
        text = translate("BackwardPage", ": the cell lies in no window")
        return Line([], [Piece(f"{name} = ", "muted"), Piece("0", "window", bold=True), Piece(text)], [])
    return _sum(name, terms, total, "kernel", "window")


def _sum(name: str, terms: Sequence[GradientTerm], total: float, factor_role: str, role: str) -> Line:
    """Upstream gradients times what they meet, and what that comes to."""
    return Line([_term(term, factor_role) for term in terms], [Piece(f"{name} = ", "muted")], _equals(total, role))


def _term(term: GradientTerm, factor_role: str) -> Term:
    upstream, factor = (bracketed(cell_number(number)) for number in (term.upstream, term.factor))
    if term.value == 0:
        return Term([Piece(f"{upstream}×{factor}", "muted")], 0.0)
    return Term([Piece(upstream, "output"), Piece("×", "muted"), Piece(factor, factor_role)], abs(term.value))


def _equals(value: float, role: str) -> list[Piece]:
    return [Piece(" = "), Piece(format_number(value), role, bold=True)]


def _forward_line(state: BackwardState, focus: Focus) -> Line:
    out, cell = focus.channel, focus.cell
    result = float(state.output[(out, *cell)])
    name = [Piece("Y" + index_text(state, "output", (out, *cell)) + " = ", "muted")]
    if state.layer.is_convolution:
        terms = [product_term(*pair) for pair in forward_terms(state, out, cell)]
        bias = float(state.bias[out])
        before = [Piece(f"{bracketed(format_number(bias))} + ", "kernel")] if bias else []
        return Line(terms, [*name, *before], _equals(result, "output"))
    if state.layer.is_activation:
        x = format_number(float(state.input[(out, *cell)]))
        text = f"max({x}, 0)" if state.operation == "relu" else f"1/(1 + e^−{bracketed(x)})"
        return Line([], [*name, Piece(text, "window")], _equals(result, "output"))
    values = [value for value in window_of(state, out, cell).ravel().tolist() if math.isfinite(value)]
    numbers = map(cell_number, values)
    if state.layer.picks:
        terms = [Term([Piece(number, "window")]) for number in numbers]
        opened = [*name, Piece(f"{state.operation}(", "muted")]
        return Line(terms, opened, [Piece(")", "muted"), *_equals(result, "output")], ", ")
    terms = [Term([Piece(bracketed(number), "window")]) for number in numbers]
    after = [Piece(f") / {len(values)}", "muted"), *_equals(result, "output")]
    return Line(terms, [*name, Piece("(", "muted")], after)


def _upstream_line(state: BackwardState, focus: Focus, outs: range) -> Line:
    """What an upstream gradient does."""
    values = [float(state.upstream[(out, *focus.cell)]) for out in outs]
    names = ["G" + index_text(state, "output", (out, *focus.cell)) for out in outs]
    before: list[Piece] = []
    for name, value in zip(names, values, strict=True):
        before += [*([Piece(", ", "muted")] if before else []), Piece(f"{name} = ", "muted")]
        before.append(Piece(format_number(value), "output", bold=True))
    if not any(values):
        return Line([], [*before, Piece(translate("BackwardPage", ": nothing goes back from here"))], [])
    return Line([], [*before, *_goes_back(state, focus, outs)], [])


def _goes_back(state: BackwardState, focus: Focus, outs: range) -> list[Piece]:
    if state.layer.is_convolution:
        return [
            Piece(translate("BackwardPage", ": each adds ") if len(outs) > 1 else translate("BackwardPage", " adds ")),
            Piece("G·K", "kernel", bold=True),
            Piece(translate("BackwardPage", " to its window of ∂L/∂X, ")),
            Piece(translate("BackwardPage", "G·window"), "window", bold=True),
            Piece(translate("BackwardPage", " to ∂L/∂K, G to ∂L/∂b")),
        ]
    if state.operation == "average":
        share = float(state.layer.shares(*state.sliding.input)[focus.cell])
        text = translate("BackwardPage", ": each counted cell of its window gets 1/{0} of it")
        return [Piece(text.format(format_number(1 / share)))]
    if state.layer.is_activation:
        value, slope = (float(array[(focus.channel, *focus.cell)]) for array in (state.upstream, state.slopes))
        if len(outs) > 1:
            return [Piece(translate("BackwardPage", ": each times the slope at its own input"))]
        return [
            Piece(translate("BackwardPage", " times the slope ")),
            Piece(cell_number(slope), "kernel"),
            Piece(translate("BackwardPage", " goes back: ")),
            Piece(format_number(value * slope), "window", bold=True),
        ]
    if len(outs) > 1:
        return [Piece(translate("BackwardPage", ": each goes to the winner of its own window"))]
    derivatives = local(state, focus.channel, focus.channel, focus.cell)
    place = divmod(int(derivatives.argmax()), derivatives.shape[1])
    winner = float(window_of(state, focus.channel, focus.cell)[place])
    before, after = translate("BackwardPage", " goes whole to the first cell of its window that holds {0}").split("{0}")
    return [Piece(before), Piece(format_number(winner), "window", bold=True), Piece(after)]
