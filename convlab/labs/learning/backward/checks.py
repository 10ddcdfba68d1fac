"""Backward, cell by cell: what a file may hold."""

from __future__ import annotations

import math

import numpy as np

from convlab.labs.common.arrays import LARGEST_VALUE
from convlab.labs.common.checks import (
    require,
    require_input,
    require_known,
    require_settled,
    require_shape,
    require_step,
    require_window,
    require_within,
)
from convlab.labs.common.kernels import KERNELS
from convlab.labs.learning.backward.state import (
    LARGEST_KERNEL,
    LARGEST_SIDE,
    MOST_CHANNELS,
    STEPS_OF_H,
    BackwardState,
    settled,
)
from convlab.labs.learning.backward.upstream import UPSTREAMS


def check_backward(state: BackwardState) -> None:
    """Raises ValueError for what no control could have made."""
    require_input(state, 3, most=LARGEST_SIDE)
    require_shape("kernel", state.kernel, 4, 1, LARGEST_KERNEL)
    require(state.bias.shape == state.kernel.shape[:1], "there must be a bias for each output channel")
    require_within("channels", [*state.kernel.shape[:2], state.channels], 1, MOST_CHANNELS)
    require(state.kernel.shape[1] == state.channels, "the kernel must have the channels of the input")
    require_within("window", state.window, 1, LARGEST_KERNEL)
    require_window(state.sliding, LARGEST_KERNEL, state.channels)
    require_settled(settled(state))
    for name in ("input", "kernel", "bias", "upstream"):
        require(bool((np.abs(getattr(state, name)) <= LARGEST_VALUE).all()), f"{name} has too large numbers")
    require(any(math.isclose(state.h, h) for h in STEPS_OF_H), "h is not one of the steps to choose from")
    require_known("recipe", state.recipe, [None, *KERNELS])
    require_known("upstream_name", state.upstream_name, [None, *UPSTREAMS])
    require_step(state.step)
