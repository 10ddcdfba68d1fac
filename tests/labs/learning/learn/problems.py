"""Problems that tests begin with."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from convlab.core import Padding, conv2d
from convlab.labs.common.arrays import Matrix, frozen
from convlab.labs.learning.learn.problem import LossKind, Problem

EDGE = frozen(np.where((np.arange(8) < 2) | (np.arange(8) > 5), 1.0, 0.0) * np.ones((1, 6, 1)))
WHITE = frozen(np.ones((1, 6, 8)))
START = frozen([0.5, 0.5])


def edge_problem(x: Matrix = EDGE, loss: LossKind = "sum") -> Problem:
    """The book's: a kernel of 1 × 2 is to find edges as [1, −1] does."""
    return Problem(x, frozen(conv2d(x[None], [[[[1.0, -1.0]]]])[0]), (1, 2), loss=loss)


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Small ones of any shape, many of them with valleys."""
    channels_in, channels_out, height, width, k_h, k_w = (
        draw(st.integers(*bounds)) for bounds in ((1, 2), (1, 2), (3, 5), (3, 5), (1, 3), (1, 3))
    )
    padding = Padding(*(draw(st.integers(0, 1)) for _ in range(4)))
    stride = draw(st.integers(1, 2)), draw(st.integers(1, 2))
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    x = random.integers(0, draw(st.integers(1, 4)), (channels_in, height, width))
    kernels = np.zeros((channels_out, channels_in, k_h, k_w))
    shape = conv2d(x[None].astype(float), kernels, padding=padding, stride=stride)[0].shape
    y = random.normal(size=shape)
    loss: LossKind = draw(st.sampled_from(("sum", "mean")))
    return Problem(frozen(x), frozen(y), (k_h, k_w), padding, stride, draw(st.booleans()), loss)
