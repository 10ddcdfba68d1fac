"""Words on how often the output's cells are stamped, and on the ways to make that even."""

from __future__ import annotations

from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.language import in_sequence, translate
from convlab.gui.widgets.term_line import Piece
from convlab.labs.common.numbers import format_number, grouped
from convlab.labs.common.sliding import Size
from convlab.labs.learning.transposed.overlap import Overlap
from convlab.labs.learning.transposed.state import TransposedState


def in_words(numbers: list[int]) -> str:
    """ "1", "1 or 2", "1, 2 or 4"."""
    *first, last = map(grouped, numbers)
    return translate("Transposed", "{0} or {1}").format(", ".join(first), last) if first else last


def _pair(size: Size) -> str:
    return str(size[0]) if size[0] == size[1] else f"{size[0]} × {size[1]}"


def overlap_titles(state: TransposedState) -> dict[str, str]:
    overlap = state.overlap
    enlarged = translate("Transposed", "{0} × {1}, stride {2}")
    resized = translate("Transposed", "Resize, then {0} × {1}")
    stride = _pair(state.stride)
    return {
        "present": enlarged.format(*state.kernel.shape, stride),
        "divided": enlarged.format(*overlap.divided.kernel, stride),
        "resized": resized.format(*state.kernel.shape, stride),
    }


def overlap_notes(state: TransposedState) -> dict[str, str]:
    """How often a cell far from the border is reached."""
    stamps = translate("Transposed", "stamps far from the border: {0}")
    cells = translate("Transposed", "cells in a sum far from the border: {0}")
    divided, stride = state.overlap.divided.kernel, state.stride
    each = (divided[0] // stride[0]) * (divided[1] // stride[1])
    return {
        "present": stamps.format(in_words(state.overlap.inner_counts)),
        "divided": stamps.format(grouped(each)),
        "resized": cells.format(grouped(state.kernel.size)),
    }


def overlap_note(state: TransposedState) -> str:
    """What there is to notice."""
    overlap = state.overlap
    counts, (k_h, k_w), (s_h, s_w) = in_words(overlap.inner_counts), state.kernel.shape, state.stride
    if state.stride == (1, 1):
        text = translate(
            "Transposed", "With stride 1, every output far from the border gets all {0} stamps: no checkerboard."
        )
        return text.format(grouped(state.kernel.size)) if state.kernel.size > 1 else _single()
    if overlap.is_even:
        text = translate(
            "Transposed", "The stride divides the kernel: far from the border each output gets {0}. No pattern."
        )
        return text.format(_stamps(overlap.inner_counts[0]))
    if k_h % s_h or k_w % s_w:
        cause = translate("Transposed", "The stride does not divide the kernel: outputs get {0} stamps in turn, {1}.")
    else:
        cause = translate(
            "Transposed", "The dilation leaves gaps that the stride meets: outputs get {0} stamps in turn, {1}."
        )
    if state.dilation == (1, 1):
        way_out = translate("Transposed", "{0} × {1} weights, or resizing first, make it even.")
    else:
        way_out = translate("Transposed", "{0} × {1} weights without dilation, or resizing first, make it even.")
    return in_sequence(cause.format(counts, _pattern(overlap)), way_out.format(*overlap.divided.kernel))


def _pattern(overlap: Overlap) -> str:
    """What uneven stamps look like."""
    if 0 in overlap.inner_counts:
        return translate("Transposed", "with gaps")
    if all(len(set(overlap.phases(axis))) > 1 for axis in (0, 1)):
        return translate("Transposed", "a checkerboard")
    return translate("Transposed", "in stripes")


def _single() -> str:
    return translate("Transposed", "One weight, stride 1: every output gets 1 stamp.")


def _stamps(count: int) -> str:
    return (
        translate("Transposed", "1 stamp")
        if count == 1
        else translate("Transposed", "{0} stamps").format(grouped(count))
    )


def default_focus(state: TransposedState) -> Focus:
    """A cell in the middle, where the pattern is."""
    rows, columns = state.stamping.size
    return Focus("present", (rows // 2, columns // 2))


def overlap_pieces(state: TransposedState, focus: Focus) -> list[Piece]:
    """How often the cell is reached, down and across; or what the picture has there."""
    overlap, cell = state.overlap, focus.cell
    place = Piece(translate("Transposed", "Output [{0}, {1}]: ").format(*cell), "muted")
    if not state.shows_counts:
        value = float(overlap.picture_of(focus.kind)[cell])
        return [place, Piece(format_number(value), "output", bold=True)]
    down, across = overlap.reached_along(focus.kind, cell)
    one, many = (
        (translate("Transposed", " cell"), translate("Transposed", " cells"))
        if focus.kind == "resized"
        else (translate("Transposed", " stamp"), translate("Transposed", " stamps"))
    )
    return [
        place,
        Piece(grouped(down), "window"),
        Piece(translate("Transposed", " down × ")),
        Piece(grouped(across), "window"),
        Piece(translate("Transposed", " across = ")),
        Piece(grouped(down * across), "output", bold=True),
        Piece(one if down * across == 1 else many, "muted"),
    ]
