"""States of the Why-convolution lab at random."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from convlab.labs.common.arrays import frozen
from convlab.labs.common.kernels import KERNELS
from convlab.labs.why.rungs import drawn_bias, drawn_weights
from convlab.labs.why.search import MOST_COPIES, SCENE_SIZE, TEMPLATE_SIDES, SearchState
from convlab.labs.why.shift import BORDERS, FUNCTIONS, LARGEST_SHIFT, EquivarianceState
from convlab.labs.why.state import RUNGS, WhyState

shifts = st.tuples(st.integers(-LARGEST_SHIFT, LARGEST_SHIFT), st.integers(-LARGEST_SHIFT, LARGEST_SHIFT))


@st.composite
def states(draw: st.DrawFn, rungs: tuple[int, ...] = RUNGS) -> WhyState:
    """The ladder: whole and real numbers, many zeros, with and without channels."""
    n, seed = draw(st.integers(4, 7)), draw(st.integers(0, 999))
    rng = np.random.default_rng(seed)
    whole = draw(st.booleans())
    x = rng.integers(-5, 9, (n, n)) if whole else rng.normal(size=(n, n))
    x = x * (rng.random((n, n)) < draw(st.sampled_from([0.0, 0.3, 1.0])))
    weights = drawn_weights(n, seed) if whole else frozen(rng.normal(size=(n, n, n, n)))
    bias = drawn_bias(n, seed) if whole else frozen(rng.normal(size=(n, n)))
    rung, delta = draw(st.sampled_from(rungs)), draw(st.integers(0, n - 1))
    channels = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    return WhyState(
        input=frozen(x),
        seed=seed,
        weights=weights,
        bias=bias,
        rung=rung,
        delta=delta,
        with_channels=draw(st.booleans()),
        in_channels=channels[0],
        out_channels=channels[1],
        channel_pair=(draw(st.integers(0, 2)), draw(st.integers(0, 2))),
    )


@st.composite
def shift_states(draw: st.DrawFn) -> WhyState:
    """The tester: any function, kernel, border and shift; images that are empty, small, even, or full of noise."""
    n, seed = draw(st.integers(4, 12)), draw(st.integers(0, 99))
    rng = np.random.default_rng(seed)
    x = rng.integers(0, 2, (n, n)) * (rng.random((n, n)) < draw(st.sampled_from([0.0, 0.1, 0.5, 1.0])))
    if draw(st.booleans()):
        x = np.full((n, n), float(x.max()))
    shift = EquivarianceState(
        draw(st.sampled_from(FUNCTIONS)),
        draw(st.sampled_from(list(KERNELS))),
        draw(st.sampled_from(BORDERS)),
        draw(st.one_of(shifts, st.just((0, 0)))),
    )
    return WhyState(input=frozen(x), weights=drawn_weights(n, 0), bias=drawn_bias(n, 0), seed=seed, shift=shift)


@st.composite
def search_states(draw: st.DrawFn) -> SearchState:
    """Patterns that are empty, full or grey, scenes with other ink, copies that overlap."""
    rng = np.random.default_rng(draw(st.integers(0, 999)))
    h, w = (draw(st.integers(*TEMPLATE_SIDES)) for _ in range(2))
    template = (rng.random((h, w)) < draw(st.sampled_from([0.0, 0.2, 0.6, 1.0]))) * draw(
        st.sampled_from([1.0, 1.0, 0.3])
    )
    background = (rng.random(SCENE_SIZE) < draw(st.sampled_from([0.0, 0.0, 0.05, 0.5, 1.0]))) * 1.0
    corners = st.tuples(st.integers(0, SCENE_SIZE[0] - h), st.integers(0, SCENE_SIZE[1] - w))
    copies = draw(st.lists(corners, min_size=1, max_size=MOST_COPIES))
    return SearchState(frozen(template), frozen(background), tuple(copies))
