"""Words that labs with matrices share: names of inputs and kernels, of paddings and scales, and the output's size."""

from __future__ import annotations

from PySide6.QtGui import QColor

from convlab.core import Padding
from convlab.gui.language import translate
from convlab.gui.theme import Colours
from convlab.labs.common.numbers import grouped
from convlab.labs.common.sliding import Sliding


def input_names() -> dict[str, str]:
    return {
        "book": translate("Convolution", "The book’s 3 × 3 (0 … 8)"),
        "edge": translate("Convolution", "The book’s edges, 6 × 8"),
        "edge_transposed": translate("Convolution", "The same, transposed"),
        "ramp": translate("Convolution", "Ramp"),
        "checkerboard": translate("Convolution", "Checkerboard"),
        "impulse": translate("Convolution", "Impulse"),
        "circle": translate("Convolution", "Circle"),
        "random": translate("Convolution", "Random numbers"),
        "digit": translate("Convolution", "Handwritten digit (MNIST)"),
    }


def photo_names() -> dict[str, str]:
    return {
        "camera": translate("Convolution", "Photograph: camera"),
        "cat": translate("Convolution", "Photograph: cat"),
        "coffee": translate("Convolution", "Photograph: coffee"),
        "bricks": translate("Convolution", "Photograph: bricks"),
    }


def kernel_names() -> dict[str, str]:
    return {
        "book": translate("Convolution", "The book’s 2 × 2"),
        "edge": translate("Convolution", "Edge [1, −1]"),
        "edge_transposed": translate("Convolution", "Edge, transposed"),
        "identity": translate("Convolution", "Identity"),
        "box": translate("Convolution", "Box blur"),
        "gaussian": translate("Convolution", "Gaussian blur"),
        "motion": translate("Convolution", "Motion blur"),
        "sharpen": translate("Convolution", "Sharpen"),
        "sobel": translate("Convolution", "Sobel"),
        "prewitt": translate("Convolution", "Prewitt"),
        "second_derivative": translate("Convolution", "Second derivative"),
        "laplacian": translate("Convolution", "Laplacian"),
        "emboss": translate("Convolution", "Emboss"),
        "random": translate("Convolution", "Random weights"),
    }


def pad_mode_names() -> dict[str, tuple[str, str]]:
    """For each padding mode its name and what it does."""
    return {
        "zeros": (
            translate("Convolution", "zeros"),
            translate("Convolution", "The input is surrounded by zeros"),
        ),
        "reflect": (
            translate("Convolution", "reflect"),
            translate("Convolution", "The input is mirrored at its border"),
        ),
        "replicate": (
            translate("Convolution", "replicate"),
            translate("Convolution", "The border cells are repeated"),
        ),
        "circular": (
            translate("Convolution", "circular"),
            translate("Convolution", "The input goes on at its far side"),
        ),
    }


def scale_names() -> dict[str, tuple[str, str]]:
    """For each scale of the output its name and what it does."""
    return {
        "auto": (
            translate("Convolution", "automatic"),
            translate("Convolution", "Grey when no value is negative, otherwise blue below zero and orange above"),
        ),
        "own": (
            translate("Convolution", "around zero"),
            translate("Convolution", "Blue below zero, orange above, as far as the output goes"),
        ),
        "shared": (
            translate("Convolution", "as the input"),
            translate("Convolution", "Input and output on one scale: equal colours are equal values"),
        ),
        "grey": (
            translate("Convolution", "grey, 0 to white"),
            translate("Convolution", "As a picture: 0 is black, the input’s white is white, the rest is cut off"),
        ),
        "stretched": (
            translate("Convolution", "grey, stretched"),
            translate("Convolution", "Grey from the least output to the greatest"),
        ),
    }


def formula(sliding: Sliding, colours: Colours, *, per_side: bool) -> str:
    """The output's size as rich text, a line for rows and one for columns: the formula, its numbers, and what it gives.

    Counted per side, the total p is written as twice the padding of a side. Where the window does not fit, what the
    formula gives is no size: its line has the colour of a warning.
    """
    lines = []
    for axis, letter in enumerate("hw"):
        n, k, p = sliding.input[axis], sliding.kernel[axis], sliding.totals[axis]
        s, d, sub = sliding.stride[axis], sliding.dilation[axis], f"<sub>{letter}</sub>"
        n_symbol, k_symbol = coloured(colours.window, f"<i>n</i>{sub}"), coloured(colours.kernel, f"<i>k</i>{sub}")
        n_number, k_number = coloured(colours.window, str(n)), coloured(colours.kernel, str(k))
        p_number = f"2·{p // 2}" if per_side and p else str(p)
        if max(sliding.dilation) > 1:
            k_symbol, k_number = f"<i>d</i>{sub}({k_symbol} − 1) − 1", f"{d}({k_number} − 1) − 1"
        symbols = f"⌊({n_symbol} − {k_symbol} + <i>p</i>{sub} + <i>s</i>{sub}) / <i>s</i>{sub}⌋"
        numbers = f"⌊({n_number} − {k_number} + {p_number} + {s}) / {s}⌋"
        size = (n + p - sliding.extent[axis]) // s + 1
        if size < 1:
            line = f"⌊({n} − {sliding.extent[axis]} + {p_number} + {s})/{s}⌋ = {grouped(size)}"
            lines.append(coloured(colours.warning, f"<b>{line}</b>"))
            continue
        result = coloured(colours.output, f"<b>{size}</b>")
        lines.append(f"{symbols} &nbsp;=&nbsp; {numbers} &nbsp;=&nbsp; {result}")
    return "<br>".join(lines)


def coloured(colour: QColor, text: str) -> str:
    return f'<span style="color:{colour.name()}">{text}</span>'


def dropped_text(sliding: Sliding) -> str:
    """How much of the input no window covers."""
    text = translate("Convolution", "Dropped by the floor: rows {0}, columns {1}")
    return text.format(*sliding.dropped)


def split_text(padding: Padding, per_side: bool) -> str:
    """How the padding is counted, and how it is shared between the sides."""
    if per_side:
        text = translate("Convolution", "per side: top {0}, bottom {1}; left {2}, right {3}")
    else:
        text = translate("Convolution", "in total: top {0}, bottom {1}; left {2}, right {3}")
    return text.format(*padding)
