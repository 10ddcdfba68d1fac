"""The words of the Channels lab: its prepared examples, what to notice in each, and the names of its kernels."""

from __future__ import annotations

from collections.abc import Sequence

from convlab.gui.labs.matrix.marks import Focus, bracketed, product_term
from convlab.gui.language import in_sequence, translate
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.term_line import Group, Piece, TermLine
from convlab.labs.channels.cost import ConvShape
from convlab.labs.channels.pixels import POINTWISE_EXAMPLE
from convlab.labs.channels.scenes import SCENES
from convlab.labs.channels.state import ChannelsState, ChannelTerm
from convlab.labs.common.numbers import format_number, grouped


def view_texts() -> list[tuple[str, str]]:
    """For each view its name and what it shows."""
    return [
        (
            translate("Channels", "Step by step"),
            translate("Channels", "Each input channel with its kernel slice, and their sum"),
        ),
        (
            translate("Channels", "All kernels"),
            translate("Channels", "The table of kernels between all inputs and all outputs"),
        ),
        (
            translate("Channels", "1 × 1"),
            translate("Channels", "Kernels of one pixel: a dense layer applied everywhere"),
        ),
        (
            translate("Channels", "Cost"),
            translate("Channels", "Parameters, multiply-adds and memory, for any sizes"),
        ),
    ]


def scene_texts() -> dict[str, tuple[str, str]]:
    """For each prepared example its name, and what to notice in every view."""
    return {
        "book_one": (
            translate("Channels", "1  Two channels in, one out"),
            translate(
                "Channels",
                "Each input channel has a kernel slice of its own. Multiply and add up within each channel,"
                " then add the channels: one feature map comes out.",
            ),
        ),
        "book_three": (
            translate("Channels", "2  Two in, three out"),
            translate(
                "Channels",
                "Every output channel has a kernel of its own, with a slice for each input channel: three outputs from"
                " two inputs take six slices.",
            ),
        ),
        "luminance": (
            translate("Channels", "3  Colour to grey"),
            translate(
                "Channels",
                "A photograph has three channels: red, green and blue. A 1 × 1 kernel weighs them:"
                " 0.299 R + 0.587 G + 0.114 B is about how bright a colour looks.",
            ),
        ),
        "swap": (
            translate("Channels", "4  Red and blue swapped"),
            translate(
                "Channels",
                "Each of the three outputs copies one input, in another order: all weights are zeros and ones.",
            ),
        ),
        "red_green": (
            translate("Channels", "5  Red minus green"),
            translate(
                "Channels",
                "Weights 1, −1, 0: grey gives about 0, where there is more red than green the output is positive, where"
                " there is less it is negative.",
            ),
        ),
        "edges": (
            translate("Channels", "6  Edges of each channel"),
            translate(
                "Channels",
                "Each output looks at one input channel alone: its other slices are 0, and so are their partial maps."
                " It is positive where that channel gets brighter to the right.",
            ),
        ),
        "sepia": (
            translate("Channels", "7  Sepia"),
            translate(
                "Channels",
                "Nine weights give three outputs, each a mixture of all inputs: an old photograph. A row of weights may"
                " add up to more than 1, so an output may be above white.",
            ),
        ),
        "opponents": (
            translate("Channels", "8  Colour opponents"),
            translate(
                "Channels",
                "Three mixtures of red, green and blue at every pixel: how bright it is, red minus green, and blue"
                " minus yellow. For grey pixels the last two are 0.",
            ),
        ),
    }


def kernel_set_names() -> dict[str, str]:
    return {
        "book_one": translate("Channels", "The book’s, one output"),
        "book_three": translate("Channels", "The book’s, three outputs"),
        "luminance": translate("Channels", "Luminance"),
        "swap": translate("Channels", "Swap red and blue"),
        "red_green": translate("Channels", "Red minus green"),
        "edges": translate("Channels", "Sobel on each channel"),
        "sepia": translate("Channels", "Sepia"),
        "opponents": translate("Channels", "Colour opponents"),
    }


def channel_names(state: ChannelsState) -> list[str]:
    """What the input channels are called: by their colours, or by their numbers."""
    return list("RGB") if state.is_in_colour else [str(channel) for channel in range(state.channels)]


def cost_text(layer: ConvShape) -> str:
    """Where a layer's multiply-adds come from, and what would take more of them or fewer."""
    (k_h, k_w), weights = layer.kernel, layer.kernel[0] * layer.kernel[1]
    if layer.c_i == layer.c_o == 1:
        text = translate("Channels", "One input and one output: a single kernel slice of {2} × {3}.")
    else:
        text = translate("Channels", "Every output looks at every input: {0} · {1} kernel slices of {2} × {3}.")
    text = text.format(grouped(layer.c_o), grouped(layer.c_i), k_h, k_w)
    doubled = translate("Channels", "Doubling the channels on both sides takes 4 times the multiply-adds.")
    if weights > 1:
        doubled = translate(
            "Channels",
            "Doubling the channels on both sides takes 4 times the multiply-adds; 1 × 1 slices take {0} times fewer.",
        ).format(grouped(weights))
    return in_sequence(text, doubled)


def note_text(state: ChannelsState, view: str) -> str:
    """What there is to notice, in every view but that of the cost."""
    if state.scene in SCENES and SCENES[state.scene].is_shown(state) and (state.is_pointwise or view != "pixel"):
        text, invitation = scene_texts()[state.scene][1], _invitation(state, view)
        return in_sequence(text, invitation)
    if view == "pixel" and not state.is_pointwise:
        return scene_texts()[POINTWISE_EXAMPLE][1]
    if state.is_pointwise and state.channels == 1:
        return translate(
            "Channels", "With one input channel, a 1 × 1 kernel is one number: it multiplies every pixel, plus a bias."
        )
    if state.is_pointwise:
        return translate("Channels", "A 1 × 1 kernel mixes the channels of each pixel and looks at no neighbour.")
    if state.channels == 1:
        return translate("Channels", "With one input channel, each output is what one kernel makes of it, plus a bias.")
    return translate(
        "Channels", "Each output adds up what its {0} kernel slices make of the {0} input channels, and a bias."
    ).format(state.channels)


def _invitation(state: ChannelsState, view: str) -> str:
    """What can be clicked to look at another output, where there are several."""
    if state.outputs == 1:
        return ""
    return {
        "steps": translate("Channels", "Click one of the outputs below to see how it is computed."),
        "kernels": translate("Channels", "Click a row to look at another output."),
    }.get(view, "")


def focus_text(state: ChannelsState, focus: Focus) -> str:
    """Channels, rows and columns of what is looked at, counted from 0, and its number."""
    row, column = focus.cell
    if focus.kind == "kernel":
        return weight_text(state, (state.out, focus.channel, row, column))
    if focus.kind == "output":
        text, index = translate("Channels", "Output [{0}, {1}, {2}] = {3}"), (state.out, row, column)
        return text.format(*index, format_number(float(state.map[row, column])))
    own, (height, width) = (row - state.padding.top, column - state.padding.left), state.sliding.input
    if not (0 <= own[0] < height and 0 <= own[1] < width):
        return translate("Channels", "Padding of input channel {0}: 0").format(focus.channel)
    value = format_number(float(state.padded[focus.channel, row, column]))
    return translate("Channels", "Input [{0}, {1}, {2}] = {3}").format(focus.channel, *own, value)


def weight_text(state: ChannelsState, index: Sequence[int]) -> str:
    """A weight by output, input, row and column."""
    value = format_number(float(state.kernel[tuple(index)]))
    return translate("Channels", "Kernel [{0}, {1}, {2}, {3}] = {4}").format(*index, value)


def channel_groups(channels: Sequence[Sequence[ChannelTerm]], sums: Sequence[float]) -> list[Group]:
    """The products of a step, those of each channel together, and what each channel's products come to."""
    return [
        Group([product_term(*term) for term in terms], Piece(bracketed(format_number(total)), bold=True))
        for terms, total in zip(channels, sums, strict=True)
    ]


def total_pieces(bias: float, total: float) -> list[Piece]:
    """The bias when there is one, and the total."""
    added = [Piece(" + "), Piece(bracketed(format_number(bias)), "kernel", bold=True)] if bias else []
    return [*added, Piece(" = "), Piece(format_number(total), "output", bold=True)]


def write_sum(line: TermLine, state: ChannelsState, cell: Cell) -> None:
    """The products of the chosen output's cell, what each channel's come to, and their sum."""
    sums = [float(part[cell]) for part in state.parts]
    after = total_pieces(float(state.bias[state.out]), float(state.map[cell]))
    groups = channel_groups(state.terms(*cell), sums)
    if len(groups) > 1 and len(groups[0].terms) > 1:
        line.set_groups(groups, after=after)
    else:
        line.set_terms([term for group in groups for term in group.terms], after=after)
