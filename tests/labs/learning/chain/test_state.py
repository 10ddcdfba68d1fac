"""The chain's state: its scenes, what a file may hold, its steps, and what is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convlab.labs.common.arrays import frozen
from convlab.labs.learning.chain.checks import check_chain
from convlab.labs.learning.chain.readings import READINGS
from convlab.labs.learning.chain.scenes import SCENES
from convlab.labs.learning.chain.start import DRAWINGS, random_parameters
from convlab.labs.learning.chain.state import ChainState, settled
from convlab.labs.learning.chain.steps import GIVEN_BY, NODES, STEPS, step_through
from tests.labs.learning.chain.states import in_scene, made, made_states, states


def test_it_opens_with_the_first_example() -> None:
    name = next(iter(SCENES))
    state = ChainState()
    assert state.scene == name
    for field, value in SCENES[name].changes().items():
        np.testing.assert_array_equal(getattr(state, field), value)


@given(states)
def test_what_the_controls_make_may_stand_in_a_file(state: ChainState) -> None:
    check_chain(state)
    check_chain(replace(state, **state.after_updates(2)))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"input": frozen(np.zeros((5, 6)))}, "input must have"),
        ({"kernel": frozen(np.zeros((2, 2)))}, "kernel must have"),
        ({"biases": frozen(np.zeros((1, 2)))}, "biases must have"),
        ({"label": 2}, "label"),
        ({"rate": 0.0}, "rate"),
        ({"rate": 1e300}, "rate"),
        ({"updates": 2, "losses": (1.0,)}, "a loss for each"),
        ({"updates": 1, "losses": (-1.0,)}, "not negative"),
        ({"step": -1}, "step"),
    ],
)
def test_what_no_control_could_have_made_is_refused(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        check_chain(replace(ChainState(), **changes))


def test_the_examples_show_what_they_are_called_after() -> None:
    dead, wrong, right = in_scene("dead_relu"), in_scene("sure_and_wrong"), in_scene("sure_and_right")
    assert dead.values["conv"].max() < 0
    assert not dead.gradients["d_kernel"].any()
    assert not dead.gradients["d_weights"].any()
    assert dead.gradients["d_biases"].all()
    assert dead.gradients["d_activated"].any()
    assert wrong.prediction != wrong.label
    assert np.abs(wrong.gradients["d_logits"]).min() > 0.99
    assert right.prediction == right.label
    assert np.abs(right.gradients["d_kernel"]).max() < 0.001
    far = in_scene("too_far")
    assert far.next_loss is not None
    assert far.next_loss > 10 * far.loss
    near = replace(far, rate=0.1)
    assert near.next_loss is not None
    assert near.next_loss < near.loss
    max_pooled, averaged = in_scene("lying"), in_scene("shared_gradient")
    assert np.count_nonzero(max_pooled.gradients["d_activated"]) == 4
    assert np.count_nonzero(averaged.gradients["d_activated"]) == 16
    faded = in_scene("fading_sigmoid").gradients
    assert 0 < np.abs(faded["d_conv"]).max() <= np.abs(faded["d_activated"]).max() / 4


def test_another_chain_has_no_path_of_losses_yet_but_another_rate_keeps_it() -> None:
    state = replace(ChainState(), **ChainState().after_updates(3))
    assert state.updates == 3
    assert len(state.curve) == 4
    assert settled({"label": 0}) == {"label": 0, "losses": (), "updates": 0}
    assert settled({"rate": 0.5}) == {"rate": 0.5}
    assert settled(state.after_updates(1))["updates"] == 4


def test_steps_give_every_number_once_forward_before_backward() -> None:
    given_names = [name for step in STEPS if step.phase != "update" for name in step.gives]
    assert len(given_names) == len(set(given_names)) == len(GIVEN_BY)
    state = ChainState()
    assert set(given_names) == {*state.values, *state.gradients}
    assert [step.phase for step in STEPS] == ["forward"] * 6 + ["backward"] * 5 + ["update"]
    for node in NODES:
        assert STEPS[step_through(node, "forward")].node == node
    assert STEPS[step_through("probabilities", "backward")].gives == ("d_logits",)


@given(made_states)
def test_maps_that_are_compared_are_on_one_scale(state: ChainState) -> None:
    shown = state.shown
    assert len({shown[name].scale for name in ("conv", "activated", "pooled", "logits")}) == 1
    assert len({shown[name].scale for name in state.gradients}) == 1
    for name, matrix in shown.items():
        assert matrix.values is state.matrix(name)


@given(states)
def test_every_reading_can_be_read(state: ChainState) -> None:
    read = {reading.name: reading.read(state) for reading in READINGS}
    assert read["loss"] == state.loss
    assert read["prediction"] == int(state.values["probabilities"].argmax())
    np.testing.assert_array_equal(read["d_kernel"], state.gradients["d_kernel"])
    assert read["losses"] == state.curve


@given(st.sampled_from(sorted(DRAWINGS)), st.integers(0, 9999))
def test_drawings_and_random_parameters_are_the_same_for_the_same_seed(name: str, seed: int) -> None:
    np.testing.assert_array_equal(DRAWINGS[name](seed), DRAWINGS[name](seed))
    first, again = random_parameters(seed), random_parameters(seed)
    for parameter, values in first.items():
        np.testing.assert_array_equal(values, again[parameter])
    check_chain(replace(made(0), input=DRAWINGS[name](seed), **first))
