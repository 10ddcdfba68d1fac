"""The words of the Why-convolution lab: its rungs with their formulas, its functions, and what is seen at each."""

from __future__ import annotations

from convlab.gui.labs.matrix.words import coloured
from convlab.gui.language import translate
from convlab.gui.theme import Colours
from convlab.labs.common.numbers import format_number, grouped
from convlab.labs.why.search import SearchState
from convlab.labs.why.state import DENSE, LOCAL, REINDEXED, SHARED, WhyState


def rung_names() -> dict[int, tuple[str, str]]:
    """For each rung its name and what it assumes."""
    return {
        DENSE: (
            translate("Why", "1  Dense"),
            translate("Why", "Every output has a weight of its own for every input"),
        ),
        REINDEXED: (
            translate("Why", "2  Re-indexed"),
            translate("Why", "The same weights, by their offset (a, b) from the output"),
        ),
        SHARED: (
            translate("Why", "3  Translation invariance"),
            translate("Why", "Every output uses the same weights, wherever it is"),
        ),
        LOCAL: (
            translate("Why", "4  Locality"),
            translate("Why", "Only inputs near the output count: this is a convolution"),
        ),
    }


def rung_formula(state: WhyState, colours: Colours) -> str:
    """The layer at this rung as rich text, in the book's symbols (D2L, equations 7.1.1 to 7.1.3 and 7.1.7)."""
    c, d, over_c = (",c", ",d", " Σ<sub>c</sub>") if state.with_channels else ("", "", "")
    both = c + d
    h = coloured(colours.output, f"[<b>H</b>]<sub>i,j{d}</sub>")
    u = f"[<b>U</b>]<sub>i,j{d}</sub>" if state.rung < SHARED else f"<i>u</i><sub>{d[1:]}</sub>"
    if state.rung == DENSE:
        w = coloured(colours.kernel, f"[<b>W</b>]<sub>i,j,k,l{both}</sub>")
        x = coloured(colours.window, f"[<b>X</b>]<sub>k,l{c}</sub>")
        return f"{h} = {u} + Σ<sub>k</sub> Σ<sub>l</sub>{over_c} {w} {x}"
    own = "i,j," if state.rung == REINDEXED else ""
    v = coloured(colours.kernel, f"[<b>V</b>]<sub>{own}a,b{both}</sub>")
    x = coloured(colours.window, f"[<b>X</b>]<sub>i+a,j+b{c}</sub>")
    a, b = ("a", "b") if state.rung < LOCAL else ("a=−Δ…Δ", "b=−Δ…Δ")
    return f"{h} = {u} + Σ<sub>{a}</sub> Σ<sub>{b}</sub>{over_c} {v} {x}"


def rung_note(state: WhyState) -> str:
    """What there is to notice at this rung."""
    if state.rung == LOCAL and state.delta == 0:
        return translate(
            "Why",
            "Δ = 0: one weight is left. Each output is a function of its own pixel alone, the same for every pixel.",
        )
    texts = {
        DENSE: translate(
            "Why",
            "Every output has an image of weights of its own. Click another output: all its weights are others."
            " Nothing learned in one place helps in another.",
        ),
        REINDEXED: translate(
            "Why",
            "k = i + a, l = j + b: the same numbers, placed by their offset from the output. Click another output: its"
            " weights move in the frame of offsets. Only the coordinates are new.",
        ),
        SHARED: translate(
            "Why",
            "Given up: weights of its own for every place. Click another output: the same ones move along. Equal"
            " offsets are equal numbers, so the matrix has stripes: it is block-Toeplitz.",
        ),
        LOCAL: translate(
            "Why",
            "Given up: what is farther away than Δ. The matrix is a narrow band, and the weights that are left are a"
            " kernel of (2Δ + 1) × (2Δ + 1): a convolutional layer.",
        ),
    }
    return texts[state.rung]


def check_text(state: WhyState) -> str:
    """What was computed twice, and how far the two are apart."""
    check = state.check
    if check is None:
        text = translate("Why", "{0} outputs × {0} inputs = {1} weights, one row for each output")
        return text.format(state.side**2, grouped(state.side**4))
    difference = format_number(check.largest)
    if state.rung == REINDEXED:
        text = translate("Why", "all {0} weights found again, largest difference {1}")
        return text.format(grouped(check.compared), difference)
    text = translate("Why", "matrix product against conv2d: largest difference {0}")
    return text.format(difference)


def scene_texts() -> dict[str, tuple[str, str]]:
    """For each prepared example its name and what to notice."""
    return {
        "dense": (
            translate("Why", "1  A dense layer"),
            translate(
                "Why",
                "Point at one output after the other: each looks at the whole image with weights of its own. For one"
                " megapixel that makes 10¹² weights.",
            ),
        ),
        "reindexed": (
            translate("Why", "2  Only re-indexed"),
            translate(
                "Why",
                "Same numbers, other names: V[i, j, a, b] = W[i, j, i + a, j + b]. The matrix and the output stay as"
                " they were; all weights are found again.",
            ),
        ),
        "shared": (
            translate("Why", "3  Translation invariance"),
            translate(
                "Why",
                "One V for all outputs. Point at a weight of V: it lights a whole stripe of the matrix. One megapixel"
                " now needs 4 million weights.",
            ),
        ),
        "local": (
            translate("Why", "4  Locality"),
            translate(
                "Why",
                "Nine weights are left, and they see something: along the rising stroke of the seven the output is"
                " highest. Draw another such line.",
            ),
        ),
        "pixel": (
            translate("Why", "5  Δ = 0"),
            translate(
                "Why",
                "One weight is left: each output is a function of its own pixel alone, the same for every pixel. It"
                " cannot see a line or an edge.",
            ),
        ),
        "channels": (
            translate("Why", "6  Channels"),
            translate(
                "Why",
                "A kernel for every pair: c from 0 to 2 are red, green and blue, d are the maps that come out. Change"
                " Δ or the channels and count. The framed pair is the one in the picture.",
            ),
        ),
        "follows": (
            translate("Why", "7  A convolution follows"),
            translate(
                "Why", "Drag the image: the two maps at the bottom stay equal, wherever it goes. That is equivariance."
            ),
        ),
        "border": (
            translate("Why", "8  Broken by the border"),
            translate(
                "Why",
                "The image is partly moved out, and the difference is at the border alone. With a circular border it"
                " is 0 again.",
            ),
        ),
        "stride": (
            translate("Why", "9  Broken by a stride"),
            translate(
                "Why", "One column is half a step of the map. Move the image one column more: now the map can follow."
            ),
        ),
        "pooling": (
            translate("Why", "10  Broken by pooling"),
            translate(
                "Why",
                "The pooling windows stay where they are while the image moves through them. Two rows are one step"
                " of the map.",
            ),
        ),
        "other_weights": (
            translate("Why", "11  Broken by a dense layer"),
            translate(
                "Why",
                "Other weights at every place: one cell further on, the answer has nothing to do with the old one.",
            ),
        ),
        "global": (
            translate("Why", "12  Invariant"),
            translate(
                "Why",
                "The average over the whole map is one number. Drag the image about: as long as it stays inside, the"
                " number does not change.",
            ),
        ),
        "lenet": (
            translate("Why", "13  LeNet's first layers"),
            translate(
                "Why",
                "A trained network is no exception. Without a border its maps follow shifts by 2, but none by 1: try"
                " the arrow keys.",
            ),
        ),
        "search": (
            translate("Why", "14  Where is it?"),
            translate("Why", "One pattern is slid over everything."),
        ),
    }


# ---- where is it?


def search_note(state: SearchState) -> str:
    """How many copies of the pattern are found."""
    found, count = sum(state.found), len(state.copies)
    full = format_number(state.full_response)
    if found == count and state.highest == state.full_response:
        text = translate(
            "Why",
            "The same weights everywhere: each of the {0} copies answers with the same {1}, the highest number of all."
            " Drag a copy: its peak moves with it.",
        )
        return text.format(count, full)
    text = translate(
        "Why",
        "{0} of {1} copies have the highest response, {2}. On blank paper the pattern answers with {3};"
        " other ink beneath it takes some away, or looks just like it.",
    )
    return text.format(found, count, format_number(state.highest), full)
