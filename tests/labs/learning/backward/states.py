"""States of the Backward view, at random."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import strategies as st

from convlab.core import Padding
from convlab.labs.common.arrays import frozen
from convlab.labs.learning.backward.layer import OPERATIONS
from convlab.labs.learning.backward.state import BackwardState, settled

sides = st.integers(1, 6)
small = st.integers(1, 3)


@st.composite
def states(draw: st.DrawFn, *, has_ties: bool = True) -> BackwardState:
    """Of any operation and geometry, with whole numbers; without `has_ties` no two cells of a channel are equal."""
    c, c_out = draw(st.integers(1, 2)), draw(st.integers(1, 2))
    seed = draw(st.integers(0, 10_000))
    rng = np.random.default_rng(seed)
    h, w = draw(sides), draw(sides)
    x = rng.integers(-4, 5, (c, h, w)) if has_ties else 1 + np.stack([rng.permutation(h * w) for _ in range(c)])
    kernel = rng.integers(-3, 4, (c_out, c, draw(small), draw(small)))
    top, bottom, left, right = (draw(st.integers(0, 2)) for _ in range(4))
    changes = {
        "operation": draw(st.sampled_from(OPERATIONS)),
        "input": frozen(x.reshape(c, h, w)),
        "kernel": frozen(kernel),
        "bias": frozen(rng.integers(-2, 3, c_out)),
        "window": (draw(small), draw(small)),
        "stride": (draw(small), draw(small)),
        "padding": Padding(top, bottom, left, right),
        "dilation": (draw(st.integers(1, 2)), draw(st.integers(1, 2))),
        "counts_padding": draw(st.booleans()),
        "per_side": False,
        "scene": None,
        "upstream_name": None,
    }
    state = BackwardState()
    state = replace(state, **settled(state, **changes))
    return replace(state, upstream=frozen(rng.integers(-3, 4, state.upstream.shape)))
