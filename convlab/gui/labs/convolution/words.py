"""The words of the Convolution lab: its prepared examples, and what to notice in each."""

from __future__ import annotations

from convlab.gui.language import translate


def scene_texts() -> dict[str, tuple[str, str]]:
    """For each prepared example its name and what to notice."""
    return {
        "book": (
            translate("Convolution", "1  Cross-correlation"),
            translate(
                "Convolution",
                "The kernel lies on four cells of the input. Multiply, add up: that is one cell of the output.",
            ),
        ),
        "turned": (
            translate("Convolution", "2  Convolution"),
            translate(
                "Convolution",
                "A convolution turns the kernel by 180° first. A network learns its kernel and would learn the"
                " turned one just as well, so its layers leave the turn out.",
            ),
        ),
        "padded": (
            translate("Convolution", "3  Padding"),
            translate(
                "Convolution",
                "A row and a column of zeros on every side: the corner cells count as often as the others,"
                " and the output grows to 4 × 4.",
            ),
        ),
        "strided": (
            translate("Convolution", "4  Stride"),
            translate(
                "Convolution",
                "The kernel moves by 3 rows and 2 columns. It is 2 rows high, so it passes over one row of the input;"
                " and no window has room for the hatched column: neither is ever looked at.",
            ),
        ),
        "edge": (
            translate("Convolution", "5  Finding an edge"),
            translate(
                "Convolution",
                "[1, −1] gives 1 from white to black, −1 from black to white, and 0 where neighbours are equal:"
                " it responds to vertical edges.",
            ),
        ),
        "edge_missed": (
            translate("Convolution", "6  Missing an edge"),
            translate(
                "Convolution",
                "The same kernel on the transposed image: every output is 0. It does not respond to horizontal edges.",
            ),
        ),
        "edge_found": (
            translate("Convolution", "7  Found again"),
            translate(
                "Convolution", "The transposed kernel finds them: a kernel responds to patches that look like it."
            ),
        ),
    }


def definition_scene_names() -> list[str]:
    """Of the prepared examples of the definition."""
    return [
        translate("Convolution", "1  A box through a decay"),
        translate("Convolution", "2  Two boxes"),
        translate("Convolution", "3  The sum of two dice"),
        translate("Convolution", "4  The product of two polynomials"),
    ]
