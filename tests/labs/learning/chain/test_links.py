"""What a cell comes from and what it reaches: exactly what changes when one of them is changed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlab.labs.common.arrays import frozen
from convlab.labs.learning.chain.links import cells, links
from convlab.labs.learning.chain.passes import ACTIVATIONS, PARAMETERS, POOLINGS, SHAPES, Activation, Pooling
from convlab.labs.learning.chain.state import ChainState
from tests.labs.learning.chain.states import made, states

VALUES = tuple(SHAPES)
GRADIENTS = tuple(f"d_{name}" for name in SHAPES if name not in ("probabilities", "loss"))


@pytest.mark.parametrize("name", ["input", *PARAMETERS])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_cell_reaches_what_changes_with_it(name: str, activation: Activation) -> None:
    state = made(2, activation=activation)
    behind = {"input": "conv", "kernel": "conv", "bias": "conv", "weights": "logits", "biases": "logits"}[name]
    for cell in cells(name):
        array = getattr(state, name).copy()
        array[cell] += 1
        other = replace(state, **{name: frozen(array)})
        moved = np.argwhere(other.values[behind] != state.values[behind]).tolist()
        assert sorted(moved) == sorted(list(place) for _, place in links(state, name, cell).behind)


@pytest.mark.parametrize("pooling", POOLINGS)
def test_of_a_window_only_those_are_linked_that_pass_a_gradient(pooling: Pooling) -> None:
    state = made(4, pooling=pooling)
    for cell in cells("pooled"):
        linked = [place for name, place in links(state, "d_pooled", cell).before if name == "d_activated"]
        assert linked
        window = [place for place in cells("activated") if (place[0] // 2, place[1] // 2) == cell]
        passed = [place for place in window if state.gradients["d_activated"][place] != 0]
        assert linked == passed


@given(states, st.sampled_from([*VALUES, *GRADIENTS]))
def test_links_lead_to_cells_that_there_are(state: ChainState, name: str) -> None:
    for cell in cells(name):
        for places in links(state, name, cell):
            for matrix, place in places:
                assert place in cells(matrix)
                assert matrix != name


@given(states)
@settings(max_examples=20)
def test_links_of_values_lead_back(state: ChainState) -> None:
    """What a cell reaches comes from it."""
    for name in ("input", "activated", "pooled", "logits", "probabilities"):
        for cell in cells(name):
            for behind in links(state, name, cell).behind:
                assert (name, cell) in links(state, *behind).before


@given(states)
@settings(max_examples=20)
def test_links_of_gradients_lead_back(state: ChainState) -> None:
    """What a gradient is passed on to comes from it."""
    for name in ("d_logits", "d_pooled", "d_activated", "d_conv"):
        for cell in cells(name):
            found = links(state, name, cell)
            for place in (*found.before, *found.weights):
                if place[0].startswith("d_"):
                    assert (name, cell) in links(state, *place).behind
