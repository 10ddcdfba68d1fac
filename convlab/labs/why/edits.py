"""What an edit changes in the state of the Why-convolution lab, and whatever else must change with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from convlab.labs.common.areas import averaged
from convlab.labs.common.arrays import Matrix, changed_fields, frozen, is_whole, with_cells
from convlab.labs.common.inputs import resized
from convlab.labs.common.sliding import Cell
from convlab.labs.why.rungs import drawn_bias, drawn_weights
from convlab.labs.why.state import SHARED, SIDES, WhyState


def with_weight(state: WhyState, cell: Cell, output: Cell, value: float) -> dict[str, Any]:
    """The changes that put a number into a cell of `own_weights(output)`."""
    source = state.source(cell, output)
    return {} if source is None else {"weights": with_cells(state.weights, [source], value)}


def with_shared_weight(state: WhyState, offset: Cell, value: float) -> dict[str, Any]:
    """The changes that put a number into [V]_{a,b}."""
    return {"weights": with_cells(state.weights, [state.shared_source(offset)], value)}


def with_own_weights(state: WhyState, output: Cell, values: Matrix) -> dict[str, Any]:
    """The changes that replace all of `own_weights(output)`, as far as they are within reach."""
    return _with_weights(
        state, [(state.source((row, column), output), value) for (row, column), value in np.ndenumerate(values)]
    )


def with_kernel(state: WhyState, values: Matrix) -> dict[str, Any]:
    """The changes that replace all of `kernel`."""
    reach = state.reach
    places = [(state.shared_source((a - reach, b - reach)), value) for (a, b), value in np.ndenumerate(values)]
    return _with_weights(state, places)


def _with_weights(state: WhyState, places: Sequence[tuple[tuple[int, ...] | None, float]]) -> dict[str, Any]:
    weights = state.weights.copy()
    for place, value in places:
        if place is not None:
            weights[place] = value
    return {"weights": frozen(weights)}


def with_bias(state: WhyState, output: Cell, value: float) -> dict[str, Any]:
    """The changes that give an output another bias; from rung 3 on all share it."""
    centre = state.side // 2
    return {"bias": with_cells(state.bias, [output if state.rung < SHARED else (centre, centre)], value)}


def settled(state: WhyState, **changes: Any) -> dict[str, Any]:
    """The changes, and with them whatever else must change.

    The input is made square, its side in SIDES; another side, seed or way of drawing means that all weights are drawn
    anew. A prepared example loses its name, unless it is only moved.
    """
    if "input" in changes:
        changes["input"] = fitted(changes["input"], state.side)
    if not _keeps_scene(state, changes):
        changes.setdefault("scene", None)
    new: WhyState = replace(state, **changes)
    if (new.side, new.seed, new.draw) != (state.side, state.seed, state.draw):
        weights = drawn_weights(new.side, new.seed, new.draw)
        new = replace(new, weights=weights, bias=drawn_bias(new.side, new.seed, new.draw))
    new = replace(new, delta=min(new.delta, new.side - 1))
    return {name: getattr(new, name) for name in changed_fields(state, new)}


def _keeps_scene(state: WhyState, changes: dict[str, Any]) -> bool:
    """Whether the changes are what a prepared example invites to: moving the image, or the search."""
    shift = changes.get("shift", state.shift)
    is_only_moved = replace(shift, shift=state.shift.shift) == state.shift
    return changes.keys() <= {"shift", "search", *state.VIEWING} and is_only_moved


def fitted(x: ArrayLike, side: int) -> Matrix:
    """A square of an input (h, w), with a side in SIDES.

    A large input is reduced to averages over equal areas, a small one gets zeros. If only one side differs from the
    present `side`, that one counts.
    """
    x = np.asarray(x, np.float64)
    low, high = SIDES
    if max(x.shape) > high:
        return frozen(_reduced(x, min(max(min(x.shape), low), high)))
    h, w = x.shape
    n = min(max(w if h == side else h if w == side else max(h, w), low), high)
    return frozen(x if x.shape == (n, n) else resized(x, n, n))


def _reduced(x: Matrix, n: int) -> Matrix:
    """The middle square of x as (n, n) averages; whole numbers stay whole."""
    side = min(x.shape)
    top, left = ((length - side) // 2 for length in x.shape)
    square = x[top : top + side, left : left + side]
    if side < n:
        return resized(square, n, n)
    averages = averaged(square, n, n)
    return np.rint(averages) if is_whole(square) else averages
