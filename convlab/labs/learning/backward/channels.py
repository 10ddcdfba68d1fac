"""Other numbers of channels, and kernels between them."""

from __future__ import annotations

from typing import Any

import numpy as np

from convlab.labs.common.arrays import Matrix, frozen
from convlab.labs.common.kernels import KERNELS
from convlab.labs.common.planes import extended
from convlab.labs.learning.backward.state import BackwardState


def kernels_named(name: str, outputs: int, channels: int) -> Matrix:
    """(outputs, channels, k_h, k_w) of a preset: the book's grows by 1 from slice to slice, others are all alike."""
    kernel = KERNELS[name].make()
    steps = np.arange(outputs)[:, None] + np.arange(channels) if name == "book" else np.zeros((outputs, channels))
    return frozen(kernel + steps[:, :, None, None])


def with_input_channels(state: BackwardState, count: int) -> dict[str, Any]:
    """So many planes in the input: a new one is the one before it plus 1."""
    return {"input": frozen(extended(state.input, count, 1.0))}


def with_output_channels(state: BackwardState, count: int) -> dict[str, Any]:
    """So many outputs: a new one's weights are those of the one before it plus 1, its bias is 0."""
    bias = np.zeros(count)
    kept = min(count, len(state.bias))
    bias[:kept] = state.bias[:kept]
    return {"kernel": frozen(extended(state.kernel, count, 1.0)), "bias": frozen(bias)}
