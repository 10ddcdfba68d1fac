"""What can be chosen in "Learn a kernel", and what else must change then."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from convlab.labs.common import inputs, kernels
from convlab.labs.common.arrays import Matrix, changed_fields, frozen
from convlab.labs.common.kernels import KernelRecipe
from convlab.labs.common.sliding import NO_PADDING, Bounds, Size, cut_padding
from convlab.labs.learning.learn.state import LARGEST_KERNEL, LARGEST_SIDE, LearnState, StartKind, drawn


def started(kind: StartKind, shape: tuple[int, ...], seed: int, typed: Matrix) -> Matrix:
    """The kernels (c_out, k_h, k_w) that a descent begins with; typed ones keep what fits."""
    if kind == "normal":
        return drawn(shape, seed)
    if kind == "zeros":
        return frozen(np.zeros(shape))
    return _with_outputs(frozen([kernels.resized(kernel, *shape[1:]) for kernel in typed]), shape[0])


def with_kernel_size(state: LearnState, size: Size) -> dict[str, Any]:
    """Learned kernels of another size."""
    return {"start": started(state.start_kind, (state.outputs, *size), state.seed, state.start), "scene": None}


def with_start(state: LearnState, kind: StartKind, seed: int) -> dict[str, Any]:
    """Another beginning; biases begin at 0 unless typed."""
    changes: dict[str, Any] = {
        "start": started(kind, state.start.shape, seed, state.start),
        "start_kind": kind,
        "seed": seed,
        "scene": None,
    }
    return changes if kind == "typed" else {**changes, "start_bias": frozen(np.zeros(state.outputs))}


def with_hidden(state: LearnState, recipe: KernelRecipe) -> dict[str, Any]:
    """Another hidden kernel, of which a second output gets its turn by 90°; a ReLU after it stays."""
    return {
        "hidden": _turned(recipe.make(), state.outputs),
        "recipe": recipe,
        "target": state.target if state.has_hidden else "kernel",
        "scene": None,
    }


def _turned(kernel: Matrix, count: int) -> Matrix:
    """A kernel, and as many more, each the one before turned by 90° and as large."""
    several = [kernel]
    while len(several) < count:
        several.append(kernels.resized(kernels.rotated(several[-1]), *kernel.shape))
    return frozen(np.stack(several))


def with_outputs(state: LearnState, outputs: int) -> dict[str, Any]:
    """Another number of output channels. A new one has its hidden kernel turned by 90°, and begins like the first."""
    shape = (outputs, *state.kernel_size)
    return {
        "hidden": _turned(state.hidden[0], outputs),
        "start": started(state.start_kind, shape, state.seed, state.start),
        "start_bias": frozen(_with_outputs(state.start_bias, outputs)),
        "given": frozen(_with_outputs(state.given, outputs)),
        "scene": None,
    }


def _with_outputs(array: Matrix, outputs: int) -> Matrix:
    """The first axis cut, or extended by its last entry."""
    return frozen(array[np.minimum(np.arange(outputs), len(array) - 1)])


def began_at(weights: Matrix, bias: Matrix) -> dict[str, Any]:
    """The descent begins anew from kernels and biases that were typed."""
    return {"start": weights, "start_bias": bias, "start_kind": "typed", "step": 0, "scene": None}


def with_given(state: LearnState, values: Matrix, out: int) -> dict[str, Any] | None:
    """A target (h', w') for an output, and the geometry that it needs; None if no kernel makes one of its size.

    A target as large as the input needs padding; for another one the kernel may have to change its size.
    """
    size: Size = (values.shape[0], values.shape[1])
    sliding, changes = state.sliding, dict[str, Any]()
    if size != sliding.size:
        if size == sliding.input:
            changes = {"padding": sliding.padding_presets()["same"], "stride": (1, 1)}
        else:
            rows, columns = (n - m + 1 for n, m in zip(sliding.input, size, strict=True))
            if not 1 <= min(rows, columns) <= max(rows, columns) <= LARGEST_KERNEL:
                return None
            changes = {**with_kernel_size(state, (rows, columns)), "padding": NO_PADDING, "stride": (1, 1)}
    given = [values if place == out else inputs.resized(y, *size) for place, y in enumerate(state.y)]
    return {**changes, "target": "given", "given": frozen(np.stack(given)), "scene": None}


def bounds(state: LearnState, axis: int) -> Bounds:
    """Bounds of the rows (axis 0) or the columns (axis 1); within them no prediction is empty."""
    result = state.sliding.bounds(axis)
    return replace(result, input=(result.input[0], LARGEST_SIDE), kernel=(1, min(result.kernel[1], LARGEST_KERNEL)))


def settled(state: LearnState, **changes: Any) -> dict[str, Any]:
    """The changes, and whatever else must change so that the shapes fit.

    Padding is cut to twice the kernel, then added where the kernel does not fit; a given target is cut or extended to
    the size of the prediction.
    """
    new: LearnState = replace(state, **changes)
    new = replace(new, padding=cut_padding(new.padding, new.kernel_size))
    new = replace(new, padding=new.sliding.enough_padding())
    if new.given.shape != (fitting := (new.outputs, *new.sliding.size)):
        given = _with_outputs(new.given, new.outputs)
        new = replace(new, given=frozen([inputs.resized(y, *fitting[1:]) for y in given]))
    return {name: getattr(new, name) for name in changed_fields(state, new) | changes.keys()}
