"""What can be chosen in the Channels lab: numbers of channels, sizes of kernels, and what else must change then."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from convlab.labs.channels.state import LARGEST_KERNEL, ChannelsState
from convlab.labs.common.arrays import Matrix, changed_fields, frozen, remembered, sealed
from convlab.labs.common.planes import extended, with_kernel_size
from convlab.labs.common.sliding import NO_PADDING, Bounds, cut_padding, is_even


def with_channels(state: ChannelsState, channels: int) -> dict[str, Any]:
    """Input and kernels with that many input channels. A new one is the one before, plus 1 unless it is a picture."""
    step = 0.0 if state.is_picture else 1.0
    kernel = np.moveaxis(extended(np.moveaxis(state.kernel, 1, 0), channels, step), 0, 1)
    return {"input": sealed(extended(state.input, channels, step)), "kernel": frozen(kernel)}


def with_outputs(state: ChannelsState, outputs: int) -> dict[str, Any]:
    """Kernels and biases for that many outputs. A new kernel is the one before, plus 1 unless it is a picture."""
    step = 0.0 if state.is_picture else 1.0
    return {
        "kernel": frozen(extended(state.kernel, outputs, step)),
        "bias": frozen(extended(state.bias, outputs, 0.0)),
    }


def with_plane(state: ChannelsState, channel: int, plane: Matrix) -> dict[str, Any]:
    """The input with another plane (h, w) in a channel."""
    planes = state.input.copy()
    planes[channel] = plane
    return {"input": sealed(planes)}


def with_kernel_slice(state: ChannelsState, channel: int, weights: Matrix) -> dict[str, Any]:
    """The kernels with another slice for an input channel of the chosen output; all of them get its size."""
    kernel = with_kernel_size(state.kernel, *weights.shape).copy()
    kernel[state.out, channel] = weights
    return {"kernel": frozen(kernel)}


def pointwise(state: ChannelsState) -> dict[str, Any]:
    """1 × 1 kernels, each the sum of its slice's weights, so that the output for an even area stays."""
    return {
        "kernel": _summed(state.kernel),
        "padding": NO_PADDING,
        "stride": (1, 1),
        "recipe": None,
        "scene": None,
    }


@remembered
def _summed(kernel: Matrix) -> Matrix:
    return frozen(kernel.sum(axis=(2, 3), keepdims=True))


def bounds(state: ChannelsState, axis: int) -> Bounds:
    """Bounds of the rows (axis 0) or the columns (axis 1); within them no output is empty."""
    result = state.sliding.bounds(axis)
    return replace(result, kernel=(1, min(result.kernel[1], LARGEST_KERNEL)))


def settled(state: ChannelsState, **changes: Any) -> dict[str, Any]:
    """The changes, and whatever else must change so that the shapes fit.

    New kernels with another number of input channels change the input, a new input changes the kernels;
    there is a bias for each output. Padding is cut to twice the kernel, then added where the window does not fit.
    """
    new: ChannelsState = replace(state, **changes)
    if new.kernel.shape[1] != new.channels and "input" in changes:
        new = replace(new, kernel=with_channels(new, new.channels)["kernel"], recipe=None)
    elif new.kernel.shape[1] != new.channels:
        new = replace(new, input=with_channels(new, new.kernel.shape[1])["input"], input_name=None)
    if len(new.bias) != new.outputs:
        new = replace(new, bias=frozen(extended(new.bias, new.outputs, 0.0)))
    new = replace(new, padding=cut_padding(new.padding, new.sliding.extent))
    new = replace(new, padding=new.sliding.enough_padding())
    rows, columns = new.sliding.size
    new = replace(
        new,
        per_side=new.per_side and is_even(new.padding),
        out=min(new.out, new.outputs - 1),
        pixel=(min(new.pixel[0], rows - 1), min(new.pixel[1], columns - 1)),
    )
    return {name: getattr(new, name) for name in changed_fields(state, new)}
