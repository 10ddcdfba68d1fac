"""What is lit around the number that is looked at: where its gradient comes from, or where it goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from convlab.gui.labs.learning.backward.planes import Plane
from convlab.gui.labs.matrix.marks import MOST_LABELS, Focus, input_step_marks, together
from convlab.gui.theme import Colours
from convlab.gui.widgets.matrix.painting import Mark
from convlab.labs.common.numbers import cell_number
from convlab.labs.common.sliding import Cell
from convlab.labs.learning.backward.differences import Check, kinks_of
from convlab.labs.learning.backward.state import MOST_CHANNELS, BackwardState
from convlab.labs.learning.backward.terms import GradientTerm, Spot, input_terms, kernel_terms, spread_terms

Lights = dict[str, dict[Plane, list[Mark]]]  # by the name of the matrices, then by plane
STRONG, PLAIN = 4.0, 2.5  # pixels of a frame


def weight_channels(focus: Focus) -> Plane:
    """Output and input channel of a weight that is looked at."""
    return divmod(focus.channel, MOST_CHANNELS)


def lights_of(
    state: BackwardState, focus: Focus, outs: range, place: tuple[float, float] | None, colours: Colours
) -> Lights:
    """`outs` are the output channels of an upstream gradient; `place` is where the window is while it slides."""
    match focus.kind:
        case "input":
            return _of_input(state, focus, colours)
        case "kernel":
            return _of_weight(state, focus, colours)
        case "bias":
            return _of_bias(state, focus, colours)
        case "forward":
            return _of_output(state, focus, colours)
    return _of_upstream(state, focus.cell, outs, place, colours)


def _of_input(state: BackwardState, focus: Focus, colours: Colours) -> Lights:
    """The outputs it went into, the weights it met there; each upstream gradient with its weight."""
    own = {(0, focus.channel): [Mark(*focus.cell, colours.window, width=STRONG)]}
    found: Lights = {"input": own, "input_gradient": dict(own)}
    terms = input_terms(state, focus.channel, focus.cell)
    weights: dict[Plane, list[Mark]] = {}
    for term in terms:
        out, row, column = term.output
        _add(found, "output", (0, out), Mark(row, column, colours.output, width=PLAIN))
        label = _label("×", term.factor, len(terms))
        _add(found, "upstream", (0, out), Mark(row, column, colours.output, width=PLAIN, label=label))
        weights.setdefault((out, focus.channel), []).append(Mark(*term.weight, colours.kernel, width=PLAIN))
    if state.layer.is_convolution:
        found["kernel"] = weights
    elif state.layer.is_activation:
        found["local"] = {(0, focus.channel): [Mark(*focus.cell, colours.kernel, width=PLAIN)]}
    return found


def _of_weight(state: BackwardState, focus: Focus, colours: Colours) -> Lights:
    """All outputs of its channel, and the cells that it lay on."""
    out, channel = weight_channels(focus)
    own = {(out, channel): [Mark(*focus.cell, colours.kernel, width=STRONG)]}
    terms = kernel_terms(state, out, channel, focus.cell)
    cells = [Mark(*term.cell[1:], colours.window, width=PLAIN) for term in terms]
    upstream = [
        Mark(*term.output[1:], colours.output, width=PLAIN, label=_label("×", term.factor, len(terms)))
        for term in terms
    ]
    return {
        "kernel": own,
        "kernel_gradient": dict(own),
        "input": {(0, channel): together(cells, colours.window)},
        "upstream": {(0, out): upstream},
        "output": {(0, out): [Mark(0, 0, colours.output, *state.sliding.size, width=PLAIN)]},
    }


def _of_bias(state: BackwardState, focus: Focus, colours: Colours) -> Lights:
    """All outputs of its channel."""
    own = {(focus.channel, 0): [Mark(0, 0, colours.kernel, width=STRONG)]}
    whole = {(0, focus.channel): [Mark(0, 0, colours.output, *state.sliding.size, width=STRONG)]}
    return {"bias": own, "bias_gradient": dict(own), "upstream": whole, "output": dict(whole)}


def _of_output(state: BackwardState, focus: Focus, colours: Colours) -> Lights:
    """Forwards: its window and the weights on it."""
    found: Lights = {"output": {(0, focus.channel): [Mark(*focus.cell, colours.output, width=STRONG)]}}
    found["upstream"] = {(0, focus.channel): [Mark(*focus.cell, colours.output, width=PLAIN)]}
    for channel in _channels(state, focus.channel):
        if state.layer.is_convolution:
            weights = state.kernel[focus.channel, channel]
            _add(found, "input", (0, channel), *input_step_marks(state.sliding, weights, focus.cell, colours))
            whole = Mark(0, 0, colours.kernel, *state.layer.window, width=STRONG)
            _add(found, "kernel", (focus.channel, channel), whole)
            if channel == 0:
                _add(found, "bias", (focus.channel, 0), Mark(0, 0, colours.kernel, width=PLAIN))
        else:
            _add(found, "input", (0, channel), _window(state, focus.cell, colours))
    return found


def _of_upstream(
    state: BackwardState, cell: Cell, outs: Iterable[int], place: tuple[float, float] | None, colours: Colours
) -> Lights:
    """What it reaches, and what it adds there."""
    found: Lights = {}
    sums: dict[Spot, float] = {}
    at: tuple[float, float] = place or cell
    is_there = at == cell
    for out in outs:
        _add(found, "upstream", (0, out), Mark(*at, colours.output, width=STRONG))
        _add(found, "output", (0, out), Mark(*at, colours.output, width=PLAIN))
        terms = spread_terms(state, out, cell)
        for term in terms:
            sums[term.cell] = sums.get(term.cell, 0.0) + term.value
        if state.layer.is_convolution:
            _mark_weights(found, state, out, terms, is_there, colours)
    for channel in range(state.channels):
        if not state.layer.is_convolution and channel not in outs:
            continue
        added = [
            Mark(row, column, colours.output, width=0, label=_label("+", value, len(sums)))
            for (c, row, column), value in sums.items()
            if c == channel and value and is_there
        ]
        frame = _window(state, at, colours)
        _add(found, "input", (0, channel), frame)
        _add(found, "input_gradient", (0, channel), frame, *added)
    return found


def _mark_weights(
    found: Lights, state: BackwardState, out: int, terms: Sequence[GradientTerm], is_there: bool, colours: Colours
) -> None:
    """On the weights of an output: what its upstream gradient adds to their gradients."""
    for channel in range(state.channels):
        whole = Mark(0, 0, colours.kernel, *state.layer.window, width=PLAIN)
        added = [
            Mark(*term.weight, colours.output, width=0, label=_label("+", term.upstream * value, len(terms)))
            for term in terms
            if term.cell[0] == channel and is_there and (value := float(state.padded[term.cell])) * term.upstream
        ]
        _add(found, "kernel", (out, channel), whole)
        _add(found, "kernel_gradient", (out, channel), whole, *added)
    upstream = terms[0].upstream
    label = _label("+", upstream, 1) if upstream and is_there else ""
    _add(found, "bias_gradient", (out, 0), Mark(0, 0, colours.kernel, width=PLAIN, label=label))


def check_lights(state: BackwardState, found: Check | None, colours: Colours) -> Lights:
    """Dots where the loss has a kink; of a check of all numbers the gradient that agrees least, with its error."""
    p = state.layer.padding
    lights: Lights = {}
    for channel, row, column in np.argwhere(kinks_of(state)).tolist():
        _add(lights, "input_gradient", (0, channel), Mark(row + p.top, column + p.left, colours.field, dot=True))
    if found is None or found.worst is None:
        return lights
    kind, at = found.worst
    if kind == "input":
        name, plane, cell = "input_gradient", (0, at[0]), (at[1] + p.top, at[2] + p.left)
    elif kind == "kernel":
        name, plane, cell = "kernel_gradient", (at[0], at[1]), (at[2], at[3])
    else:
        name, plane, cell = "bias_gradient", (at[0], 0), (0, 0)
    _add(lights, name, plane, Mark(*cell, colours.ink, width=STRONG, label=cell_number(found.error, 2)))
    return lights


def _window(state: BackwardState, place: tuple[float, float], colours: Colours) -> Mark:
    top, left = state.sliding.corner(*place)
    return Mark(top, left, colours.window, *state.sliding.extent, width=STRONG)


def _channels(state: BackwardState, out: int) -> Iterable[int]:
    return range(state.channels) if state.layer.is_convolution else (out,)


def _add(found: Lights, name: str, plane: Plane, *marks: Mark) -> None:
    found.setdefault(name, {}).setdefault(plane, []).extend(marks)


def _label(sign: str, value: float, count: int) -> str:
    """What is written small into a cell: "×2", "+3", "−1"; nothing among too many."""
    if count > MOST_LABELS:
        return ""
    number = cell_number(value)
    return number if sign == "+" and number.startswith("−") else sign + number
