"""States at random."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from convlab.core import Padding
from convlab.labs.common.arrays import frozen
from convlab.labs.learning.transposed.stamping import Stamping
from convlab.labs.learning.transposed.state import ASPECTS, TransposedState

sizes = st.tuples(st.integers(1, 5), st.integers(1, 5))
pairs = st.tuples(st.integers(1, 4), st.integers(1, 4))


@st.composite
def states(draw: st.DrawFn) -> TransposedState:
    """Small whole numbers, any geometry that is possible."""
    rng = np.random.default_rng(draw(st.integers(0, 99)))
    x, kernel = (frozen(rng.integers(-3, 5, draw(sizes))) for _ in range(2))
    rows, columns = draw(st.tuples(st.integers(0, 6), st.integers(0, 6)))
    wanted = Stamping(
        x.shape,
        kernel.shape,
        draw(pairs),
        Padding(rows, rows, columns, columns),
        draw(st.tuples(st.integers(0, 3), st.integers(0, 3))),
        draw(st.tuples(st.integers(1, 3), st.integers(1, 3))),
    )
    found = wanted.settled()
    return TransposedState(
        input=x,
        kernel=kernel,
        stride=found.stride,
        padding=found.padding,
        output_padding=found.output_padding,
        dilation=found.dilation,
        scene=None,
        input_name=None,
        recipe=None,
        aspect=draw(st.sampled_from(ASPECTS)),
        step=draw(st.integers(0, 30)),
        shows_counts=draw(st.booleans()),
    )
