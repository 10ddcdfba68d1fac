"""What is told of how often pixels are used: by which windows, on how many paths, and how that sums up."""

from __future__ import annotations

from convlab.core import Window
from convlab.gui.labs.matrix.words import coloured
from convlab.gui.language import translate
from convlab.gui.theme import Colours
from convlab.gui.widgets.term_line import Piece
from convlab.labs.common.numbers import format_number, grouped, percent, short_count
from convlab.labs.common.sliding import Cell
from convlab.labs.receptive_field.pixel_use import (
    Total,
    middle_of,
    path_total,
    window_total,
    windows_over,
    windows_with,
)
from convlab.labs.receptive_field.state import FieldState


def use_note(state: FieldState) -> str:
    """How much a corner has to say, beside the middle; and how many pixels have nothing to say."""
    paths, middle = state.use_of_paths, middle_of(state.stack)
    unused = int((paths == 0).sum())
    if unused:
        share = percent(unused / paths.size, 1)
        return translate(
            "Field",
            "Pixels that nothing at the end depends on: {0} ({1}). From them no path leads to the last layer.",
        ).format(grouped(unused), share)
    corner, of_middle = (format_number(float(paths[cell])) for cell in ((0, 0), middle))
    if (paths == paths[0, 0]).all():
        return translate("Field", "Every pixel has the same influence. Paths from each to the last layer: {0}.").format(
            corner
        )
    if paths[0, 0] < paths[middle]:
        return translate(
            "Field",
            "A corner has less influence than the middle. Paths to the last layer: {0} from the"
            " corner, {1} from the middle.",
        ).format(corner, of_middle)
    return translate(
        "Field",
        "Here a corner has no less influence than the middle. Paths to the last layer: {0}"
        " from the corner, {1} from the middle.",
    ).format(corner, of_middle)


def use_pieces(state: FieldState, cell: Cell) -> list[Piece]:
    """How many windows of the first layer, and how many paths, use a pixel."""
    return [
        Piece(translate("Field", "pixel [{0}, {1}]").format(*cell), "muted"),
        Piece("  " + translate("Field", "windows") + " "),
        Piece(format_number(float(state.use_of_windows[cell])), "window", bold=True),
        Piece("  " + translate("Field", "paths") + " "),
        Piece(format_number(float(state.use_of_paths[cell])), "field", bold=True),
    ]


def use_formula(state: FieldState, cell: Cell, colours: Colours) -> str:
    """How the number of windows over a pixel follows from sizes, along the rows and the columns, as rich text."""
    lines, factors = [], []
    for axis, (letter, index) in enumerate(zip("ij", cell, strict=True)):
        window, count = state.layers[0].window(axis), state.stack.sizes[1][axis]
        own = windows_with(window, count, index)
        factors.append(len(own))
        rule = _closed_form(window, count, index, colours) if window.dilation == 1 else _listed(own)
        lines.append(f"<i>{letter}</i> = {index}: &nbsp;{rule} = <b>{len(own)}</b>")
    product = coloured(colours.window, f"<b>{factors[0] * factors[1]}</b>")
    lines.append(translate("Field", "windows") + f" &nbsp;=&nbsp; {factors[0]} · {factors[1]} &nbsp;=&nbsp; {product}")
    return "<br>".join(lines)


def _closed_form(window: Window, count: int, index: int, colours: Colours) -> str:
    """The last window over the pixel, less the first one, and 1."""
    k, s, p = (coloured(colours.kernel, str(number)) for number in (window.kernel, window.stride, window.padding))
    place = f"{index} + {p}" if window.padding else str(index)
    begin = f"{place} − {k} + 1"
    if window.stride > 1:
        place = f"({place})" if window.padding else place
        place, begin = f"⌊{place}/{s}⌋", f"⌈({begin})/{s}⌉"
    last, first = f"min({place}, {count - 1})", f"max({begin}, 0)"
    if not windows_over(window, count, index):
        return f"max(0, {last} − {first} + 1)"
    return f"{last} − {first} + 1"


def _listed(windows: list[int]) -> str:
    """The windows themselves: with gaps in them there is no shorter way."""
    return translate("Field", "number of windows in {0}").format("{" + ", ".join(map(str, windows)) + "}")


def window_total_text(state: FieldState) -> str:
    """The sum over all pixels as a product of sizes."""
    kernel, size = state.layers[0].kernel, state.stack.sizes[1]
    product = f"{_squared(kernel)} · {_squared(size)}"
    return _sum_text(product, window_total(state.sliding))


def path_total_text(state: FieldState) -> str:
    areas = "·".join(_squared(layer.kernel) for layer in state.layers[:4]) + ("·…" if len(state.layers) > 4 else "")
    return _sum_text(f"{areas} · {_squared(state.stack.sizes[-1])}", path_total(state.stack))


def _sum_text(product: str, total: Total) -> str:
    if not total.on_padding:
        return translate("Field", "sum over all pixels: {0} = {1}").format(product, short_count(total.everywhere))
    return translate("Field", "sum over all pixels: {0} = {1}, less {2} on padding: {3}").format(
        product, *map(short_count, (total.everywhere, total.on_padding, total.on_image))
    )


def _squared(size: tuple[int, int]) -> str:
    return f"{size[0]}²" if size[0] == size[1] else f"{size[0]}·{size[1]}"
