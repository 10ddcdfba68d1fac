"""States of "Learn a kernel" at random."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import strategies as st

from convlab.labs.common.arrays import frozen
from convlab.labs.learning.learn.curvature import curvature
from convlab.labs.learning.learn.state import OPTIMISERS, LearnState

WHITE = frozen(np.ones((6, 8)))


@st.composite
def states(draw: st.DrawFn) -> LearnState:
    """Small inputs, some of them flat, kernels of any size, rates from far below the limit to far above it."""
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    rows, columns = draw(st.integers(3, 6)), draw(st.integers(3, 6))
    kernel = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    outputs = draw(st.integers(1, 2))
    x = random.integers(0, draw(st.integers(1, 4)), (rows, columns))
    hidden, start = random.normal(size=(2, outputs, *kernel)).round(2)
    state = LearnState(
        input=frozen(x),
        target="kernel",
        hidden=frozen(hidden),
        start=frozen(start),
        start_bias=frozen(np.zeros(outputs)),
        has_bias=draw(st.booleans()),
        loss=draw(st.sampled_from(("sum", "mean"))),
        optimiser=draw(st.sampled_from(OPTIMISERS)),
        momentum=draw(st.sampled_from((0.0, 0.5, 0.9))),
        steps=draw(st.integers(1, 60)),
        step=draw(st.integers(0, 60)),
    )
    limit = curvature(state.problem).limit
    shares = (0.01, 0.4, 0.5, 0.9, 1.0, 1.05, 3.0, 1e6)
    rate = min(limit, 1.0) * draw(st.sampled_from(shares))
    return replace(state, rate=min(max(rate, 1e-9), 1e3))
