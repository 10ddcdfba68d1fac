"""The same in PyTorch: the call, the shapes, and what its conventions mean."""

from __future__ import annotations

from convlab.gui.language import in_sequence, translate
from convlab.labs.common.sliding import Size
from convlab.labs.learning.transposed.stamping import Stamping, sides
from convlab.labs.learning.transposed.state import TransposedState

LONGEST_LINE = 30  # characters


def torch_code(state: TransposedState) -> str:
    """What gives the same, with `F` for torch.nn.functional; z is the input with zeros between and around."""
    if state.aspect == "correlation":
        turned = "v = w.flip(2, 3)\nv = v.transpose(0, 1)\n"
        return turned + _call("conv2d", "z, v", dilation=state.dilation)
    if state.aspect == "back" and state.round_trip.is_possible:
        s = state.stamping
        there = _call("conv2d", "x, w", stride=s.stride, padding=sides(s.padding), dilation=s.dilation)
        return f"y = {there}\n{_transposed('y, w', state.round_trip.way_back)}"
    return _transposed("x, w", state.stamping)


def _transposed(arguments: str, s: Stamping) -> str:
    return _call(
        "conv_transpose2d",
        arguments,
        stride=s.stride,
        padding=sides(s.padding),
        output_padding=s.output_padding,
        dilation=s.dilation,
    )


def _call(name: str, arguments: str, **options: Size) -> str:
    """A call without the options that have their usual values, in lines that fit into the panel."""
    told = [
        f"{option}={pair[0] if pair[0] == pair[1] else pair}"
        for option, pair in options.items()
        if pair != ((0, 0) if "padding" in option else (1, 1))
    ]
    lines = [f"F.{name}({arguments}"]
    for option in told:
        if len(lines) > 1 and len(lines[-1]) + len(option) < LONGEST_LINE:
            lines[-1] += f", {option}"
        else:
            lines[-1] += ","
            lines.append(f"  {option}")
    return "\n".join(lines) + ")"


def torch_shapes(state: TransposedState) -> str:
    """The shapes of what goes in and comes out, a line each."""
    shape = "(1, 1, {}, {})".format
    weights = translate("Transposed", "w {0}: in, out, k_h, k_w").format(shape(*state.kernel.shape))
    if state.aspect == "correlation":
        return f"z {shape(*state.correlation.spread.shape)} → {shape(*state.stamping.size)}\n{weights}"
    if state.aspect == "back" and state.round_trip.is_possible:
        x, y = shape(*state.input.shape), shape(*state.round_trip.convolved.shape)
        return f"x {x} → y {y} → {x}\n{weights}"
    return f"x {shape(*state.input.shape)} → {shape(*state.stamping.size)}\n{weights}"


def torch_note(state: TransposedState) -> str:
    """What the conventions of the open aspect mean."""
    if state.aspect == "correlation":
        return translate(
            "Transposed",
            "z is x with zeros between and around. conv2d wants the output channels first: the two axes are swapped.",
        )
    if state.aspect == "back":
        return translate(
            "Transposed",
            "One w serves both: what conv2d calls out, in is in, out here. output_padding makes up for rows that the"
            " stride dropped.",
        )
    return in_sequence(
        translate("Transposed", "This is what conv2d’s backward pass does with the gradient of its output."),
        translate("Transposed", "Input channels come first in w: a conv2d’s weights lead back as they are."),
        translate(
            "Transposed",
            "padding is taken away on each side; output_padding leaves rows and columns standing at the end alone.",
        ),
    )
