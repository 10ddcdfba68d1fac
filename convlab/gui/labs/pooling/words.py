"""The words of the Pooling lab: its prepared examples, what to notice in each, and what padding means to a pooling."""

from __future__ import annotations

from convlab.gui.labs.matrix.words import coloured
from convlab.gui.language import translate
from convlab.gui.theme import Colours
from convlab.labs.common.numbers import grouped, percent
from convlab.labs.common.sliding import Size, Sliding
from convlab.labs.pooling.shift import BeforeAfter, comparisons, sample_of, windows_on
from convlab.labs.pooling.state import PoolingKind, PoolingState


def scene_texts() -> dict[str, tuple[str, str]]:
    """For each prepared example its name and what to notice."""
    return {
        "book": (
            translate("Pooling", "1  Maximum pooling"),
            translate(
                "Pooling", "The window lies on four cells of the input. The largest of them is passed on, alone."
            ),
        ),
        "average": (
            translate("Pooling", "2  Average pooling"),
            translate("Pooling", "The average of the four cells is passed on: each of them counts for a quarter."),
        ),
        "sixteen": (
            translate("Pooling", "3  Stride as the window"),
            translate(
                "Pooling",
                "A pooling window moves by its own size, unless told otherwise. A second 3 × 3 window does"
                " not fit: one output, 10.",
            ),
        ),
        "strided": (
            translate("Pooling", "4  Padding and stride"),
            translate("Pooling", "One pad cell on every side and stride 2. A pad cell never wins: it counts as −∞."),
        ),
        "smaller": (
            translate("Pooling", "5  A smaller picture"),
            translate("Pooling", "2 × 2 pooling keeps a quarter of the numbers, and the circle can still be seen."),
        ),
        "planes": (
            translate("Pooling", "6  Two channels"),
            translate("Pooling", "X and X + 1: each channel is pooled by itself, so two channels come out."),
        ),
        "maps": (
            translate("Pooling", "7  Feature maps of a circle"),
            translate(
                "Pooling",
                "Four Sobel kernels found the circle’s edges, one direction each. Pooling makes their four"
                " maps smaller and keeps them apart.",
            ),
        ),
    }


def own_input_names() -> dict[str, str]:
    return {
        "sixteen": translate("Pooling", "The book’s 4 × 4 (0 … 15)"),
        "planes": translate("Pooling", "Two channels: X and X + 1"),
        "maps": translate("Pooling", "Four feature maps of a circle"),
    }


def kind_names() -> dict[PoolingKind, tuple[str, str]]:
    """For each kind of pooling its name and what it does."""
    return {
        "max": (
            translate("Pooling", "Maximum"),
            translate("Pooling", "Pass on the largest value of each window"),
        ),
        "average": (
            translate("Pooling", "Average"),
            translate("Pooling", "Pass on the average of each window"),
        ),
        "min": (
            translate("Pooling", "Minimum"),
            translate("Pooling", "Pass on the smallest value of each window: the maximum of the negatives, negated"),
        ),
    }


def rule_text(state: PoolingState) -> str:
    """What a window passes on, and, where there is padding, what a pad cell counts for."""
    if any(state.padding):
        return _padding_text(state)
    if state.shows_colour:
        return translate(
            "Pooling",
            "Red, green and blue are pooled each by itself, and shown together. The arithmetic is that of one channel:"
            " choose it below the picture to see it alone.",
        )
    return {
        "max": translate("Pooling", "Each output is the largest value of its window."),
        "average": translate("Pooling", "Each output is the average of its window."),
        "min": translate("Pooling", "Each output is the smallest value of its window."),
    }[state.kind]


def identity_text(state: PoolingState) -> str:
    """What the lab's kind of pooling is in other words."""
    if state.kind == "max":
        return translate(
            "Pooling",
            "Max pooling has no weights to learn. Fixed convolutions and ReLU build it: max(a, b) = relu(a − b) + b.",
        )
    if state.kind == "min":
        return translate(
            "Pooling", "The smallest value is the largest of the negatives, negated: min(a, b) = −max(−a, −b)."
        )
    count = state.window[0] * state.window[1]
    if count == 1:
        return translate("Pooling", "Average pooling is a convolution. Its window is one cell here, and its weight 1.")
    return translate(
        "Pooling", "Average pooling is a convolution whose {0} weights are all 1/{0}: none of them is learned."
    ).format(count)


def _padding_text(state: PoolingState) -> str:
    if state.kind == "max":
        return translate("Pooling", "A pad cell never wins: for the maximum it counts as −∞.")
    if state.kind == "min":
        return translate("Pooling", "A pad cell never wins: for the minimum it counts as ∞.")
    if state.count_include_pad:
        text = translate(
            "Pooling", "Pad cells count as zeros: every sum is divided by {0}, the number of cells in the window."
        )
        return text.format(state.window[0] * state.window[1])
    return translate(
        "Pooling", "Pad cells are left out: each sum is divided by the number of input cells in its window."
    )


def tie_text(count: int) -> str:
    """What happens when several cells of a window hold its maximum, or minimum."""
    text = translate("Pooling", "a tie of {0}: the first one gets the gradient")
    return text.format(count)


def moved_text(rows: int, columns: int) -> str:
    """How far and where to an image is moved, such as "2 up, 1 to the right"; empty when it is not."""
    ways = (
        (rows, translate("Pooling", "{0} down")),
        (-rows, translate("Pooling", "{0} up")),
        (columns, translate("Pooling", "{0} to the right")),
        (-columns, translate("Pooling", "{0} to the left")),
    )
    return ", ".join(text.format(steps) for steps, text in ways if steps > 0)


def verdict_text(comparison: BeforeAfter, moves_along: Size | None) -> str:
    """What has become of a map when the image moved; `moves_along`: by how many of its own cells, if by whole ones."""
    if not comparison.changed:
        return translate("Pooling", "stays as it was")
    if moves_along is not None:
        return translate("Pooling", "moves along: {0}").format(moved_text(*moves_along))
    return translate("Pooling", "changes")


def numbers_text(comparison: BeforeAfter, colours: Colours) -> str:
    """How many numbers of a map have changed, and by how much all in all, as rich text."""
    text = translate("Pooling", "{0} of {1}: {2}")
    counts = grouped(comparison.changed), grouped(comparison.before.size)
    return f"{coloured(colours.ink, '●')} {text.format(*counts, percent(comparison.change))}"


def measure_text(colours: Colours) -> str:
    """What the numbers below the maps are, as rich text."""
    return f"{coloured(colours.ink, '●')} " + translate("Pooling", "changed numbers: Σ|b − a| / Σ|a|")


def window_text(windows: Sliding, colours: Colours) -> str:
    """What the frames on the map are, and what no window covers, as rich text."""
    text = f"{coloured(colours.window, '■')} " + translate("Pooling", "windows {0} × {1}, stride {2}").format(
        *windows.kernel, _pair(windows.stride)
    )
    return f"{text}<br>{_dropped_text(*windows.dropped)}" if any(windows.dropped) else text


def _dropped_text(rows: int, columns: int) -> str:
    if rows and columns:
        return translate("Pooling", "hatched: dropped by the floor, rows: {0}, columns: {1}").format(rows, columns)
    if rows:
        text = translate("Pooling", "hatched: the last row is dropped by the floor")
        return (
            text
            if rows == 1
            else translate("Pooling", "hatched: the last {0} rows are dropped by the floor").format(rows)
        )
    text = translate("Pooling", "hatched: the last column is dropped by the floor")
    return (
        text
        if columns == 1
        else translate("Pooling", "hatched: the last {0} columns are dropped by the floor").format(columns)
    )


def _pair(size: Size) -> str:
    return str(size[0]) if size[0] == size[1] else f"{size[0]} × {size[1]}"


def shift_note(state: PoolingState) -> str:
    """What moving the image does to its map, and to the map pooled."""
    shift = state.shift
    found = comparisons(sample_of(shift, state.plane), shift)
    none, pooled = found.comparisons["none"], found.comparisons["max"]
    moved = moved_text(*shift.shift)
    if not moved:
        return translate("Pooling", "Move the image, by the arrow keys or by dragging on a curve below.")
    if not none.changed:
        return translate("Pooling", "Moved {0}: the map is the same as before, and so it is when it is pooled.").format(
            moved
        )
    if not pooled.changed:
        return translate(
            "Pooling",
            "Moved {0}: {1} of the map’s {2} numbers change, and none of those that max pooling passes on. It forgets"
            " where in its window the largest value is.",
        ).format(moved, grouped(none.changed), grouped(none.before.size))
    cells = found.moves_along(shift, "max")
    if cells is not None:
        return translate(
            "Pooling",
            "Moved {0}, by whole windows of {1} × {2}: the pooled maps move along ({3}). Pooling forgets where in its"
            " window a value is, not in which window.",
        ).format(moved, *windows_on(none.before, shift.window).kernel, moved_text(*cells))
    return translate(
        "Pooling",
        "Moved {0}: not every value stays within its window, and {1} of {2} max-pooled numbers change. Only what moves"
        " within a window is forgotten.",
    ).format(moved, grouped(pooled.changed), grouped(pooled.before.size))


def plane_labels(state: PoolingState) -> list[str]:
    """Short names of the planes: their colours in a photograph, and what they are together; else their numbers."""
    if state.is_photograph:
        return [
            translate("Pooling", "red"),
            translate("Pooling", "green"),
            translate("Pooling", "blue"),
            translate("Pooling", "in colour"),
        ]
    return [str(index) for index in range(state.channels)]
