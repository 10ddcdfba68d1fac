"""What is looked at on the stage: which number it is, and what belongs to it."""

from __future__ import annotations

from convlab.gui.labs.learning.backward.lights import weight_channels
from convlab.gui.labs.learning.backward.words import focus_text
from convlab.gui.labs.matrix.marks import Focus
from convlab.labs.common.sliding import Cell
from convlab.labs.learning.backward.differences import Place, gradient_at
from convlab.labs.learning.backward.state import BackwardState


def looked_at(state: BackwardState, chosen: Focus | None, step: Cell) -> tuple[Focus, range]:
    """What is pointed at or kept, if it is still there, or else the step; and the output channels it is about."""
    if chosen is None or not _is_there(state, chosen):
        return Focus("output", step), range(state.outputs)
    return chosen, range(chosen.channel, chosen.channel + 1)


def _is_there(state: BackwardState, focus: Focus) -> bool:
    if focus.kind in ("kernel", "bias") and not state.layer.is_convolution:
        return False
    index = _index(focus)
    shapes = {
        "input": state.padded.shape,
        "kernel": state.kernel.shape,
        "bias": state.bias.shape,
        "output": state.upstream.shape,
        "forward": state.upstream.shape,
    }
    return all(place < size for place, size in zip(index, shapes[focus.kind], strict=True))


def _index(focus: Focus) -> tuple[int, ...]:
    """Where a number is in its array; of the input in the padded one."""
    if focus.kind == "kernel":
        return (*weight_channels(focus), *focus.cell)
    return (focus.channel,) if focus.kind == "bias" else (focus.channel, *focus.cell)


def place_of(state: BackwardState, focus: Focus) -> Place | None:
    """The number that a gradient is by; None for outputs and on the padding."""
    if focus.kind == "input":
        own = state.sliding.unpadded(focus.cell)
        return None if own is None else Place("input", (focus.channel, *own))
    if focus.kind == "kernel":
        return Place("kernel", _index(focus))
    return Place("bias", (focus.channel,)) if focus.kind == "bias" else None


def output_of(state: BackwardState, focus: Focus, step: Cell) -> Cell:
    """The output whose window is shown: the one looked at, or one that the cell of the input went into."""
    if focus.kind in ("output", "forward"):
        return focus.cell
    reached = state.sliding.reached(*focus.cell) if focus.kind == "input" else []
    return step if step in reached or not reached else reached[len(reached) // 2]


def slope_at(state: BackwardState, focus: Focus) -> tuple[float, tuple[float, ...]]:
    """Of an activation: the input that is looked at, and the slopes there: two where it has a corner."""
    index = focus.channel, *focus.cell
    x = float(state.input[index])
    return x, (0.0, 1.0) if state.operation == "relu" and x == 0 else (float(state.slopes[index]),)


def focus_status(state: BackwardState, focus: Focus) -> str:
    """For the status line."""
    place = place_of(state, focus)
    if place is not None:
        arrays = {"input": state.input, "kernel": state.kernel, "bias": state.bias}
        value = float(arrays[place.kind][place.at])
        return focus_text(state, place.kind, place.at, value, gradient_at(state, place))
    if focus.kind == "input":
        return focus_text(state, "input", (), 0.0, None)
    index = focus.channel, *focus.cell
    return focus_text(state, "output", index, float(state.output[index]), float(state.upstream[index]))
