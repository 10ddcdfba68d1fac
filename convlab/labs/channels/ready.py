"""What a view of the Channels lab shows, computed before it is shown; and about how long that takes."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from convlab.labs.channels.pixels import Pixels
from convlab.labs.channels.state import ChannelsState, ScaledMaps
from convlab.labs.common.arrays import changed_fields

QUICK = 0.02  # seconds: what takes longer is not computed between two frames
LONG = 0.1  # seconds: what takes longer is computed in parts
PART = 4  # outputs
# seconds, roughly, as measured on two cores of 2.5 GHz
A_PRODUCT = 0.15e-9  # of many kernels at once
A_PRODUCT_ALONE = 1e-9  # of one kernel slice
A_VALUE = 5e-9  # that is checked for noise, looked through for its extremes, and given a colour
A_VALUE_IN_COLUMNS = 20e-9  # that is also laid out as a column, multiplied and compared
SAME_WINDOWS = {"kernel", "bias", "out", "scale_mode", "white"}  # after such changes the input is slid over as before
OTHER_WINDOWS = {"input", "padding", "stride"}  # nothing is computed from the other fields


@dataclass(frozen=True, eq=False)
class Ready:
    """A state as a view shows it: a copy, so that what follows from it stays as long as it is on the screen."""

    view: str
    state: ChannelsState

    @cached_property
    def pixels(self) -> Pixels:
        """What the 1 × 1 view shows."""
        return Pixels(self.state)


def ready(state: ChannelsState, view: str) -> Ready:
    """What follows from the state is computed when it is needed."""
    return Ready(view, replace(state))


def made_ready(state: ChannelsState, view: str) -> Generator[float, None, Ready]:
    """`ready` with everything computed; yields the share that is done."""
    result = ready(state, view)
    shown = result.pixels.state if view == "pixel" else result.state
    if view != "cost":
        yield from _summed(shown)
    if view == "steps":
        _colour(shown.shown_input)
        _colour(shown.shown_partial_maps)
        yield 0.9
        _ = shown.input_picture, shown.output_picture, shown.is_in_colour
    if view in ("steps", "kernels"):
        _colour(shown.shown_maps)
    if view == "pixel":
        _colour(shown.shown_input)
        yield 0.9
        _ = result.pixels.product, result.pixels.largest_difference
    return result


def _summed(state: ChannelsState) -> Generator[float, None, None]:
    """The outputs, several at a time if they take long."""
    if _seconds_of_products(state, state.outputs, 0) > LONG:
        for first in range(0, state.outputs, PART):
            state.compute_maps(slice(first, first + PART))
            yield 0.8 * min(1.0, (first + PART) / state.outputs)
    _ = state.shown_maps


def _colour(shown: ScaledMaps) -> None:
    for index in range(len(shown.values)):
        shown.levels(index)


# ---- how long it takes
#
# What is quick is shown at once, the rest comes from a thread. Counting only what an edit changes is worth its lines:
# dragging a weight of 16 × 16 kernels over 256 × 256 maps takes 22 ms from event to paint, and 39 to 63 ms if the cost
# of the whole layer decides (two busy cores; tests/benchmarks/channels_lab.py --channels 16).


def seconds(before: Ready | None, state: ChannelsState, view: str) -> float:
    """About how long it takes to compute what a view shows of a state, given what is on the screen."""
    if view == "cost":
        return 0.0
    old = None if before is None or before.view != view else before.state
    new = OTHER_WINDOWS if old is None else changed_fields(old, state) & (SAME_WINDOWS | OTHER_WINDOWS)
    if not new:
        return 0.0
    cells = state.sliding.steps
    if view == "pixel":
        values = (state.channels + 3 * state.outputs) * cells
        return A_VALUE_IN_COLUMNS * values + _seconds_of_products(state, 2 * state.outputs, state.channels)
    colours = (state.channels + state.outputs) * cells  # of another scale, perhaps
    if old is not None and new <= SAME_WINDOWS and old.kernel.shape == state.kernel.shape:
        outputs, slices = _new_kernels(old, state)
        return _seconds_of_products(state, outputs, slices) + A_VALUE * ((outputs + slices) * cells + colours)
    of_input = 2 * state.channels * state.sliding.padded[0] * state.sliding.padded[1]
    values = of_input + (state.channels + state.outputs) * cells + colours
    return _seconds_of_products(state, state.outputs, state.channels) + A_VALUE * values


def _new_kernels(old: ChannelsState, state: ChannelsState) -> tuple[int, int]:
    """How many outputs are computed anew, and how many kernel slices alone on their channel."""
    differs = (old.kernel != state.kernel).any(axis=(2, 3))
    (outputs,) = np.nonzero(differs.any(axis=1) | (old.bias != state.bias))
    slices = state.channels if old.out != state.out else int(differs[state.out].sum())
    if len(outputs) == 1 and outputs[0] != state.out:
        slices += state.channels
    return len(outputs), slices


def _seconds_of_products(state: ChannelsState, outputs: int, slices: int) -> float:
    """Of some outputs, if there are several, and of kernel slices alone."""
    a_slice = state.sliding.steps * state.sliding.kernel[0] * state.sliding.kernel[1]
    together = outputs * state.channels if outputs > 1 else 0
    return A_PRODUCT * a_slice * together + A_PRODUCT_ALONE * a_slice * slices
