"""Why a size, a padding, a stride or a dilation that was typed is not possible."""

from __future__ import annotations

from convlab.gui.language import translate
from convlab.gui.widgets.number_box import beyond
from convlab.labs.common.numbers import format_number, grouped
from convlab.labs.common.sliding import Bounds, Sliding


def misfit_text(n: int, extent: int, p: int, s: int, axis: int) -> str:
    """That a window does not fit along an axis, with the formula; n cells, p of padding in total, stride s."""
    if axis == 0:
        text = translate("Convolution", "A window of {0} does not fit into {1} padded rows: {2} = {3}")
    else:
        text = translate("Convolution", "A window of {0} does not fit into {1} padded columns: {2} = {3}")
    formula = f"⌊({n} − {extent} + {p} + {s})/{s}⌋"
    return text.format(extent, n + p, formula, format_number((n + p - extent) // s + 1))


def misfit_of(sliding: Sliding, axis: int) -> str:
    """That the window does not fit along an axis; "" if it does."""
    n, extent, p = sliding.input[axis], sliding.extent[axis], sliding.totals[axis]
    return misfit_text(n, extent, p, sliding.stride[axis], axis) if extent > n + p else ""


def refusal_text(attempt: Sliding, axis: int, name: str, bounds: Bounds, value: int) -> str:
    """Why a value of "input", "kernel", "stride" or "dilation" is not possible; `attempt` has it put in."""
    low, high = getattr(bounds, name)
    if value < 1:
        return beyond(value, max(low, 1), high)
    if text := misfit_of(attempt, axis):
        return text
    if value < low:
        return beyond(value, low, high)
    texts = {
        "input": translate("Convolution", "At most {0} rows or columns are computed here."),
        "kernel": translate("Convolution", "At most {0} rows or columns: larger windows are not drawn here."),
        "stride": translate("Convolution", "At most {0}: a longer step leaves the input at once."),
        "dilation": translate("Convolution", "At most {0}: a window of one cell has no gaps to widen."),
    }
    return texts[name].format(grouped(high))
