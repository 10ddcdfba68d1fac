"""Shifted inputs and what networks make of them, against one image at a time."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convlab.assets import resource
from convlab.core import Network, lenet, softmax
from convlab.core.data.digits import LIKE_MNIST, WHITE, Preparation, drawn_image
from convlab.files.weights import file_name, load_lenet
from convlab.labs.common.inputs import shifted
from convlab.labs.lenet.preprocessing import (
    ALL_SHIFTS,
    REACH,
    STEPS,
    Preprocessing,
    Shift,
    as_ink,
    before_centring,
    left_out,
    paper_of,
    probabilities_of,
    shift_map,
)
from convlab.labs.lenet.state import LeNetState

shifts = st.builds(Shift, st.integers(-40, 40), st.integers(-40, 40))


@given(shifts, st.integers(0, 255), st.integers(0, 99))
def test_a_shifted_image_is_moved_pixel_by_pixel(shift: Shift, paper: int, seed: int) -> None:
    image = np.random.default_rng(seed).integers(0, 256, (28, 28), dtype=np.uint8)
    result = shifted(image, *shift, paper)
    for row, column in np.ndindex(28, 28):
        source = row - shift.down, column - shift.right
        is_inside = 0 <= source[0] < 28 and 0 <= source[1] < 28
        assert result[row, column] == (image[source] if is_inside else paper)


@pytest.fixture(scope="module")
def networks() -> dict[str, Network]:
    return {name: load_lenet(resource("weights", file_name(name)))[0] for name in ("modern", "mlp")}


@pytest.mark.parametrize("name", ["modern", "mlp"])
@pytest.mark.parametrize("paper", [0, WHITE])
def test_every_cell_of_a_map_is_the_answer_to_that_shift(networks: dict[str, Network], name: str, paper: int) -> None:
    image, network = LeNetState().image, networks[name]
    shown = shift_map(network, image, paper)
    assert shown.probabilities.shape == (21, 21, 10)
    expected = {}
    for shift in ALL_SHIFTS[::7]:
        moved = np.full((68, 68), paper, np.float32)
        moved[20 + shift.down : 48 + shift.down, 20 + shift.right : 48 + shift.right] = image
        expected[shift] = softmax(network.forward(moved[None, None, 20:48, 20:48] / np.float32(255)))[0]
    for shift, probabilities in expected.items():
        np.testing.assert_allclose(shown.at(shift), probabilities, rtol=0, atol=2e-5)
        cell = shift.down + REACH, shift.right + REACH
        assert shown.predictions[cell] == shown.at(shift).argmax()
        assert shown.confidence[cell] == shown.at(shift).max()
        assert shown.of(3)[cell] == shown.at(shift)[3]
    np.testing.assert_allclose(shown.at(Shift()), probabilities_of(network, image), rtol=0, atol=2e-5)
    assert shown.count(3) == sum(answer == 3 for answer in shown.predictions.ravel().tolist())
    assert shown.share(3) == shown.count(3) / 441


def test_lenet_bears_more_shifts_than_an_mlp_but_far_from_all(networks: dict[str, Network]) -> None:
    shares = {name: shift_map(network, LeNetState().image).share(3) for name, network in networks.items()}
    assert 0.4 < shares["modern"] < 0.65
    assert shares["mlp"] < shares["modern"] - 0.15


def test_weights_that_are_too_large_give_no_map() -> None:
    network = lenet("relu", "max", seed=0)
    network.parameters[...] = 1e30
    image = LeNetState().image
    assert shift_map(network, image) is None
    assert probabilities_of(network, image) is None


def test_the_steps_one_after_the_other() -> None:
    state = LeNetState()
    assert np.array_equal(state.prepared.image, drawn_image(state.ink))
    for step in STEPS:
        steps = Preparation(**{step: False})
        assert left_out(steps) == [step]
        boxed = before_centring(state.ink, steps, state.fit)
        assert boxed.box == LeNetState(preprocessing=Preprocessing(steps)).prepared.box
    dark = Preparation(invert=False)
    image = LeNetState(preprocessing=Preprocessing(dark)).prepared.image
    assert (image[0, 0], paper_of(dark), paper_of(LIKE_MNIST)) == (WHITE, WHITE, 0)
    assert np.array_equal(as_ink(image, dark), drawn_image(state.ink))
    assert np.array_equal(LeNetState(preprocessing=Preprocessing(dark)).image, drawn_image(state.ink))
