"""States of the chain at random, for properties that hold for all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from convlab.labs.common.arrays import frozen
from convlab.labs.learning.chain.passes import ACTIVATIONS, POOLINGS, SHAPES
from convlab.labs.learning.chain.scenes import SCENES
from convlab.labs.learning.chain.state import ChainState
from convlab.labs.learning.chain.steps import STEPS


def made(seed: int, spread: float = 1.0, **changes: Any) -> ChainState:
    """A state with random numbers, no two of them alike."""
    rng = np.random.default_rng(seed)
    names = ("input", "kernel", "bias", "weights", "biases")
    arrays = {name: frozen(rng.normal(0, spread, SHAPES[name])) for name in names}
    return replace(ChainState(), **arrays, input_name=None, scene=None, **changes)


def in_scene(name: str, **changes: Any) -> ChainState:
    """The state that a prepared example leads to."""
    return replace(ChainState(), **SCENES[name].changes(), scene=name, step=SCENES[name].step, **changes)


made_states = st.builds(
    made,
    st.integers(0, 10_000),
    st.sampled_from([0.05, 0.5, 1.0, 4.0]),
    label=st.integers(0, 1),
    activation=st.sampled_from(ACTIVATIONS),
    pooling=st.sampled_from(POOLINGS),
    rate=st.sampled_from([1e-6, 0.01, 0.1, 1.0, 30.0]),
    step=st.integers(0, len(STEPS) - 1),
)
states = st.one_of(made_states, st.builds(in_scene, st.sampled_from(sorted(SCENES))))
