"""Transposed convolution: what a file may hold."""

from __future__ import annotations

from convlab.labs.common.checks import (
    require,
    require_input,
    require_known,
    require_settled,
    require_shape,
    require_step,
    require_within,
)
from convlab.labs.common.inputs import NUMBERS
from convlab.labs.common.sliding import is_even
from convlab.labs.learning.transposed.kernels import KERNEL_NAMES
from convlab.labs.learning.transposed.stamping import LARGEST_KERNEL, LARGEST_STRIDE, LARGEST_WHOLE, MOST_CELLS
from convlab.labs.learning.transposed.state import TransposedState, settled


def check_transposed(state: TransposedState) -> None:
    require_input(state, 2, most=MOST_CELLS)
    require_shape("kernel", state.kernel, 2, 1, LARGEST_KERNEL)
    require_within("stride and dilation", (*state.stride, *state.dilation), 1, LARGEST_STRIDE)
    require_within("padding", (*state.padding, *state.output_padding), 0, LARGEST_WHOLE)
    require(is_even(state.padding), "padding is the same on opposite sides")
    require_within("output", state.stamping.whole, 1, LARGEST_WHOLE)
    require_known("recipe", state.recipe, (None, *KERNEL_NAMES))
    require_within("kernel_number", [state.kernel_number], 0, NUMBERS - 1)
    require_step(state.step)
    require_settled(settled(state))
