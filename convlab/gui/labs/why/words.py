"""The words of the Why-convolution lab: its rungs with their formulas, its functions, and what is seen at each."""

from __future__ import annotations

from convlab.gui.labs.matrix.words import coloured
from convlab.gui.language import in_sequence, translate
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
    a, b = ("a", "b") if state.rung < LOCAL else ("|a|≤Δ", "|b|≤Δ")
    return f"{h} = {u} + Σ<sub>{a}</sub> Σ<sub>{b}</sub>{over_c} {v} {x}"


def rung_note(state: WhyState) -> str:
    """What there is to notice at this rung."""
    if state.rung == LOCAL and state.delta == 0:
        return translate("Why", "Δ = 0: one weight is left. Every output looks at its own pixel alone, all alike.")
    if state.rung == LOCAL and state.delta == state.side - 1:
        text = translate("Why", "Locality: only inputs within Δ count. Δ = {0} still reaches everywhere: lower it.")
        return text.format(state.delta)
    return {
        DENSE: translate(
            "Why",
            "Every output has an image of weights of its own. Point at another output: nothing that is learned in one"
            " place helps in another.",
        ),
        REINDEXED: translate(
            "Why", "k = i + a, l = j + b: each weight is placed by its offset from the output. No number changes."
        ),
        SHARED: translate(
            "Why",
            "Translation invariance: weights for the same offset are one. All outputs use the same V, wherever they"
            " are.",
        ),
        LOCAL: translate(
            "Why",
            "Locality: weights farther away than Δ are removed. What is left is a kernel, and the layer is a"
            " convolution.",
        ),
    }[state.rung]


def cut_text(had: tuple[int, int], has: tuple[int, int]) -> str:
    """What became of a file's channels, of which more could be counted once than are drawn now."""
    return translate(
        "Why", "The file has {0} input and {1} output channels. Every one is drawn here now, and {2} and {3} are left."
    ).format(*had, *has)


def check_text(state: WhyState) -> str:
    """What was computed twice, and how far the two are apart."""
    check = state.check
    if check is None:
        text = translate("Why", "{0} outputs × {0} inputs = {1} weights")
        if state.with_channels:
            text = translate("Why", "{2} × {3} channels, each {0} × {0}: {1} weights")
        return text.format(state.side**2, grouped(state.count), *state.channels)
    difference = format_number(check.largest)
    if state.rung == REINDEXED:
        text = translate("Why", "all {0} found again, largest difference {1}")
        if state.with_channels:
            text = translate("Why", "all {0} of this pair found again, largest difference {1}")
        return text.format(grouped(check.compared), difference)
    text = translate("Why", "max |H − conv2d| = {0}")
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
                "Each weight is placed by its offset (a, b) from the output: V[i, j, a, b] = W[i, j, i + a, j + b]. No"
                " number changes, and nothing is saved yet.",
            ),
        ),
        "shared": (
            translate("Why", "3  Translation invariance"),
            translate(
                "Why",
                "Weights for the same offset are now one: a single V for all outputs. Point at a weight of V to see"
                " where it is used. One megapixel still needs about 4 million.",
            ),
        ),
        "local": (
            translate("Why", "4  Locality"),
            translate(
                "Why",
                "Nine weights are left, and the layer is a convolution. These nine respond to rising lines: the output"
                " is highest along the stroke of the seven.",
            ),
        ),
        "pixel": (
            translate("Why", "5  Δ = 0"),
            translate(
                "Why",
                "One weight is left: every output is the same function of its own pixel alone. It cannot tell a line"
                " from an edge.",
            ),
        ),
        "channels": (
            translate("Why", "6  Channels"),
            translate(
                "Why",
                "An image of 3 channels, an output of 4: there is a kernel for each pair, and each output sums over all"
                " input channels. Click a pair to see it.",
            ),
        ),
        "follows": (
            translate("Why", "7  A convolution follows"),
            translate(
                "Why",
                "Drag the shifted image: as long as it stays one cell away from the border, the two maps below are"
                " equal. That is equivariance.",
            ),
        ),
        "border": (
            translate("Why", "8  Broken by the border"),
            translate(
                "Why",
                "What is shifted beyond the border is lost, and the maps can differ only there. With a circular border"
                " nothing is lost, and they are equal.",
            ),
        ),
        "stride": (
            translate("Why", "9  Broken by a stride"),
            translate(
                "Why",
                "The map has one column for two of the image. A shift by one column is half a step: the map can follow"
                " even shifts alone.",
            ),
        ),
        "pooling": (
            translate("Why", "10  Broken by pooling"),
            translate(
                "Why",
                "The pooling windows stay in place while the image moves through them. Two rows are one step of the"
                " map: it can follow even shifts alone.",
            ),
        ),
        "other_weights": (
            translate("Why", "11  Broken by a dense layer"),
            translate(
                "Why",
                "A dense layer has different weights at every position: its output for the shifted"
                " image is not the old output shifted.",
            ),
        ),
        "global": (
            translate("Why", "12  Invariant"),
            translate(
                "Why",
                "The average over the whole map is one number. As long as the image stays one cell away from the"
                " border, shifting does not change it.",
            ),
        ),
        "lenet": (
            translate("Why", "13  LeNet’s first layers"),
            translate(
                "Why",
                "A trained network is no exception. Without a border its pooled maps follow shifts by an even number of"
                " rows and columns, and no others: try the arrow keys.",
            ),
        ),
        "search": (
            translate("Why", "14  Where is it?"),
            translate("Why", "The same weights are used everywhere."),
        ),
    }


# ---- where is it?


def search_note(state: SearchState) -> str:
    """How many copies of the pattern are found, and what else is."""
    if not state.template.any():
        return translate("Why", "The pattern is empty: there is nothing to look for. Draw into it.")
    found, count, peaks = sum(state.found), len(state.copies), len(state.peaks)
    highest, full = format_number(state.highest), format_number(state.full_response)
    if not peaks:
        return translate("Why", "Nowhere is the response above 0: nothing is found.")
    if not count:
        text = translate(
            "Why",
            "There is no copy in the scene. The highest response, {0}, is other ink’s; a copy on blank paper gives"
            " {1}.",
        )
        return text.format(highest, full)
    if found < count or state.highest != state.full_response:
        text = translate(
            "Why",
            "{0} of {1} copies reach the highest response, {2}. A copy on blank paper gives {3}; other ink in its"
            " window can change that.",
        )
        return text.format(found, count, highest, full)
    if count == 1:
        text = translate("Why", "The copy gives the highest response, {0}. Drag it: the peak moves along.")
        text = text.format(full)
    else:
        text = translate(
            "Why", "Each of the {0} copies gives the highest response, {1}. Drag one: its peak moves along."
        )
        text = text.format(count, full)
    others = peaks - len(set(state.copies))
    if others == 1:
        return in_sequence(text, translate("Why", "Other ink matches as well in 1 more place."))
    if others > 1:
        return in_sequence(text, translate("Why", "Other ink matches as well in {0} more places.").format(others))
    return text
