"""The words of this view: its prepared examples, what there is to notice, names, and why something is not possible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from convlab.gui.labs.learning.transposed.back_words import back_note
from convlab.gui.labs.learning.transposed.matrix_words import matrix_note
from convlab.gui.labs.learning.transposed.overlap_words import overlap_note
from convlab.gui.labs.matrix.words import coloured, kernel_names
from convlab.gui.language import in_sequence, translate
from convlab.gui.theme import Colours
from convlab.gui.widgets.number_box import beyond
from convlab.labs.common.numbers import format_number, grouped
from convlab.labs.learning.transposed.scenes import shows_scene
from convlab.labs.learning.transposed.stamping import (
    LARGEST_KERNEL,
    LARGEST_STRIDE,
    LARGEST_WHOLE,
    MOST_CELLS,
    Stamping,
)
from convlab.labs.learning.transposed.state import GEOMETRY, TransposedState


def scene_texts() -> dict[str, tuple[str, str]]:
    """For each prepared example its name and what to notice."""
    return {
        "transposed_book": (
            translate("Transposed", "1  The book’s"),
            translate(
                "Transposed",
                "A convolution’s backward pass as an operation of its own: each number times the kernel is stamped"
                " onto the output.",
            ),
        ),
        "transposed_stride": (
            translate("Transposed", "2  Stride 2"),
            translate(
                "Transposed",
                "The stride is how far apart the stamps lie on the output. With 2 × 2 weights and stride 2 they"
                " lie side by side.",
            ),
        ),
        "transposed_padding": (
            translate("Transposed", "3  Padding takes away"),
            translate(
                "Transposed", "Padding is taken away from the output: of 3 × 3 numbers only the middle one is left."
            ),
        ),
        "transposed_doubled": (
            translate("Transposed", "4  Output padding"),
            translate(
                "Transposed",
                "A convolution with stride 2 makes 3 rows of 5 and of 6. Output padding 1 chooses 6: the size is"
                " doubled exactly.",
            ),
        ),
        "transposed_correlation": (
            translate("Transposed", "5  As a cross-correlation"),
            translate(
                "Transposed",
                "Zeros between and around the input, the kernel turned by 180°: a cross-correlation gives the"
                " same numbers.",
            ),
        ),
        "transposed_matrix": (
            translate("Transposed", "6  Why “transposed”"),
            translate(
                "Transposed",
                "The convolution of 3 × 3 numbers to 2 × 2 is a matrix W. Its transpose leads from 2 × 2 to 3 × 3:"
                " hence the name.",
            ),
        ),
        "transposed_checkerboard": (
            translate("Transposed", "7  A checkerboard"),
            translate(
                "Transposed",
                "3 × 3 stamps, 2 apart: cells get 1, 2 or 4 of them in turn. 4 × 4 weights, or resizing first,"
                " make it even.",
            ),
        ),
        "transposed_even": (
            translate("Transposed", "8  Even: 4 × 4, stride 2"),
            translate("Transposed", "The stride 2 divides the 4: every cell far from the border gets 2 × 2 stamps."),
        ),
        "transposed_digit": (
            translate("Transposed", "9  A digit enlarged"),
            translate(
                "Transposed",
                "The same digit, twice as large, by equal weights: 3 × 3 with stride 2 leave a pattern, the"
                " other two ways do not.",
            ),
        ),
        "transposed_bilinear": (
            translate("Transposed", "10  Bilinear upsampling"),
            translate(
                "Transposed",
                "Weights that fall off evenly from the middle, stamped 4 apart: the circle is four times as"
                " large, and smooth.",
            ),
        ),
        "transposed_back": (
            translate("Transposed", "11  It does not invert"),
            translate(
                "Transposed",
                "Convolved and stamped back with the same kernel: the shape 3 × 3 comes back, the values do not.",
            ),
        ),
    }


def own_input_names() -> dict[str, str]:
    return {
        "small": translate("Transposed", "The book’s 2 × 2 (0 … 3)"),
        "white": translate("Transposed", "Ones, 4 × 4"),
        "drawn": translate("Transposed", "A drawn 3"),
    }


def stamp_kernel_names() -> dict[str, str]:
    """For each kernel its name."""
    own = {
        "ones": translate("Transposed", "Ones"),
        "bilinear": translate("Transposed", "Bilinear"),
    }
    return kernel_names() | own


def aspect_texts() -> list[tuple[str, str]]:
    """For each aspect its name and what it shows."""
    return [
        (
            translate("Transposed", "Stamps"),
            translate("Transposed", "Each cell of the input stamps the kernel onto the output, one after the other"),
        ),
        (
            translate("Transposed", "Cross-correlation"),
            translate("Transposed", "The same numbers by a kernel that slides over the input with zeros between"),
        ),
        (
            translate("Transposed", "Matrix"),
            translate("Transposed", "The same as a product with the transpose of the convolution’s matrix"),
        ),
        (
            translate("Transposed", "Overlap"),
            translate(
                "Transposed", "How often each cell is stamped, why that makes a checkerboard, and how to avoid it"
            ),
        ),
        (
            translate("Transposed", "There and back"),
            translate("Transposed", "A convolution and the transposed convolution after it: what comes back"),
        ),
    ]


# ---- what there is to notice


def note_text(state: TransposedState) -> str:
    if shows_scene(state):
        return scene_texts()[state.scene or ""][1]
    notes = {
        "stamps": _stamps_note,
        "correlation": _correlation_note,
        "matrix": matrix_note,
        "overlap": overlap_note,
        "back": back_note,
    }
    return notes[state.aspect](state)


def _stamps_note(state: TransposedState) -> str:
    s = state.stamping
    if state.input.size == 1:
        first = translate("Transposed", "The only number of the input, times the kernel, is stamped onto the output.")
    else:
        first = translate("Transposed", "Each of the {0} numbers, times the kernel, is stamped onto the output.")
    overlaps = [n > 1 and stride < extent for n, stride, extent in zip(s.input, s.stride, s.extent, strict=True)]
    if any(overlaps):
        second = translate("Transposed", "Where stamps overlap, they add up.")
    elif state.input.size > 1:
        second = translate("Transposed", "No two stamps overlap.")
    else:
        second = ""
    third = ""
    if any(s.padding):
        third = translate("Transposed", "Padding takes the hatched border away.")
    return in_sequence(*filter(None, (first.format(grouped(state.input.size)), second, third)))


def _correlation_note(state: TransposedState) -> str:
    rows, columns = state.correlation.between
    if rows == columns == 0:
        between = translate("Transposed", "At stride 1 no zeros are put between the input’s cells.")
    else:
        between = translate(
            "Transposed", "Between the input’s cells stand zeros: {0} between rows, {1} between columns."
        )
    text = translate(
        "Transposed", "The kernel, turned by 180°, finds in each window the products that the stamps left there."
    )
    return in_sequence(between.format(rows, columns), text)


# ---- sizes


def size_formula(s: Stamping, colours: Colours) -> str:
    """The output's size as rich text, a line for rows and one for columns; no size at all in the warning colour."""
    lines = []
    for axis, letter in enumerate("hw"):
        n, k, stride, d = s.input[axis], s.kernel[axis], s.stride[axis], s.dilation[axis]
        p, o, sub = (s.padding.top, s.padding.left)[axis], s.output_padding[axis], f"<sub>{letter}</sub>"
        n_symbol, n_number = (coloured(colours.window, text) for text in (f"<i>n</i>{sub}", str(n)))
        k_symbol, k_number = (coloured(colours.kernel, text) for text in (f"<i>k</i>{sub}", str(k)))
        if max(s.dilation) > 1:
            k_symbol, k_number = f"<i>d</i>{sub}({k_symbol} − 1) + 1", f"{d}({k_number} − 1) + 1"
        symbols = f"({n_symbol} − 1)<i>s</i>{sub} + {k_symbol} − 2<i>p</i>{sub} + <i>o</i>{sub}"
        numbers = f"({n_number} − 1)·{stride} + {k_number} − 2·{p} + {o}"
        size = (n - 1) * stride + d * (k - 1) + 1 - 2 * p + o
        result = coloured(colours.output if size > 0 else colours.warning, f"<b>{format_number(size)}</b>")
        lines.append(f"{symbols} &nbsp;=&nbsp; {numbers} &nbsp;=&nbsp; {result}")
    return "<br>".join(lines)


def why_not(s: Stamping, name: str, axis: int, value: int) -> str:
    """Why a value beyond its bounds is not possible."""
    low, high = (0, s.most_output_padding(axis)) if name == "output_padding" else getattr(s.bounds(axis), name)
    if value < low:
        return beyond(value, low, high)
    if name == "padding":
        text = translate("Transposed", "Nothing would be left of the output: {0} − 2·{1} = {2}.")
        return text.format(s.whole[axis], value, format_number(s.whole[axis] - 2 * value))
    if name == "output_padding":
        text = translate(
            "Transposed", "At most {0}: it must be smaller than the stride or the dilation, as in PyTorch."
        )
        return text.format(high)
    limits = {
        "input": (MOST_CELLS, translate("Transposed", "At most {0} rows or columns of an input are stamped here.")),
        "kernel": (
            LARGEST_KERNEL,
            translate("Transposed", "At most {0} rows or columns: larger kernels are not drawn here."),
        ),
        "stride": (LARGEST_STRIDE, translate("Transposed", "At most {0}: stamps farther apart are not drawn here.")),
        "dilation": (LARGEST_STRIDE, translate("Transposed", "At most {0}: a wider stamp is not drawn here.")),
    }
    most, text = limits[name]
    if value > most:
        return text.format(most)
    if name == "dilation" and s.kernel[axis] == 1:
        return translate("Transposed", "A kernel of one cell has no gaps to widen.")
    text = translate("Transposed", "At most {0}: the output would have more than {1} rows or columns.")
    return text.format(high, LARGEST_WHOLE)


def also_texts(asked: Mapping[str, Any], changes: Mapping[str, Any]) -> str:
    """What had to change so that something is left of the output."""
    return in_sequence(*_also(asked, changes))


def _also(asked: Mapping[str, Any], changes: Mapping[str, Any]) -> Iterator[str]:
    also = {name: value for name, value in changes.items() if name in GEOMETRY and asked.get(name) != value}
    if "stride" in also:
        yield translate("Transposed", "The stride became {0} × {1}: the output would have been too large.").format(
            *also["stride"]
        )
    if "dilation" in also:
        yield translate("Transposed", "Dilation became {0} × {1}: one cell has no gaps.").format(*also["dilation"])
    if "output_padding" in also:
        text = translate(
            "Transposed", "Output padding became {0} × {1}: it is smaller than the stride or the dilation."
        )
        yield text.format(*also["output_padding"])
    if "padding" in also:
        text = translate("Transposed", "Padding became {0} × {1}: more would leave nothing of the output.")
        yield text.format(also["padding"].top, also["padding"].left)
