"""The LeNet lab without its page: its state, its recipes, and what a network makes of a digit."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from typing import Any

import numpy as np
import pytest

from convlab.assets import resource
from convlab.core import Network, TrainSettings, lenet, softmax
from convlab.core.data.datasets import Dataset
from convlab.core.data.digits import empty_canvas
from convlab.files.weights import load_lenet
from convlab.labs.lenet.architecture import LENET_5, mlp_like
from convlab.labs.lenet.state import (
    BOOK,
    MODERN,
    PRESETS,
    LeNetState,
    Recipe,
    as_maps,
    followed,
    observe,
    preset_of,
)


@pytest.fixture(scope="module")
def network() -> Network:
    return load_lenet(resource("weights", "lenet-modern.safetensors"))[0]


# ---- the state


def test_a_state_is_never_changed() -> None:
    state = LeNetState()
    with pytest.raises(FrozenInstanceError):
        state.pen_diameter = 20
    with pytest.raises(ValueError, match="read-only"):
        state.ink[0, 0] = 255
    with pytest.raises(FrozenInstanceError):
        state.recipe.seed = 1


def test_the_lab_opens_with_a_three(network: Network) -> None:
    state = LeNetState()
    assert state.is_example
    assert state.image.shape == (28, 28)
    assert observe(network, state.image).prediction == 3
    assert observe(network, state.image).probabilities[3] > 0.9


def test_the_image_follows_from_the_ink() -> None:
    state = LeNetState()
    assert replace(state, ink=empty_canvas()).image is None
    assert np.array_equal(replace(state, pen_diameter=40).image, state.image)


# ---- recipes


def test_presets() -> None:
    assert {"modern": MODERN, "book": BOOK} == PRESETS
    book = (BOOK.activation, BOOK.pooling, BOOK.initialiser, BOOK.optimiser, BOOK.learning_rate, BOOK.batch_size)
    assert book == ("sigmoid", "average", "xavier", "sgd", 0.9, 256)
    assert LeNetState().recipe == MODERN


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_known_whatever_its_seed(name: str) -> None:
    assert preset_of(PRESETS[name]) == name
    assert preset_of(replace(PRESETS[name], seed=123)) == name


def test_a_preset_keeps_the_layers() -> None:
    own = replace(MODERN, architecture=replace(MODERN.architecture, dense=(120, 85)))
    assert preset_of(own) == "modern"
    book = followed(BOOK, own)
    assert book.architecture == replace(BOOK.architecture, dense=(120, 85))
    assert preset_of(book) == "book"


@pytest.mark.parametrize(
    "change",
    [
        {"architecture": replace(MODERN.architecture, activation="tanh")},
        {"initialiser": "xavier"},
        {"optimiser": "momentum"},
        {"learning_rate": 0.003},
        {"batch_size": 64},
        {"epochs": 3},
        {"examples": 1000},
    ],
)
def test_a_changed_preset_is_none(change: dict[str, Any]) -> None:
    assert preset_of(replace(MODERN, **change)) is None


def test_a_recipe_makes_its_network_and_settings() -> None:
    recipe = Recipe(LENET_5, "xavier", "momentum", 0.05, batch_size=64, epochs=3, seed=7)
    expected = lenet("tanh", "average", initialiser="xavier", seed=7)
    assert np.array_equal(recipe.network().parameters, expected.parameters)
    assert [type(layer) for layer in recipe.network().layers] == [type(layer) for layer in expected.layers]
    assert not np.array_equal(replace(recipe, seed=8).network().parameters, expected.parameters)
    assert recipe.settings() == TrainSettings("momentum", 0.05, batch_size=64, epochs=3, seed=7)


@pytest.mark.parametrize(("examples", "expected"), [(1_000, 1_000), (60_000, 60_000), (100_000, 60_000)])
def test_a_recipe_uses_the_first_examples(dataset: Dataset, examples: int, expected: int) -> None:
    used = replace(MODERN, examples=examples).used(dataset.train)
    assert len(used) == len(used.images) == expected
    assert np.array_equal(used.images, dataset.train.images[:examples])
    assert np.array_equal(used.labels, dataset.train.labels[:examples])


# ---- looking inside


def test_the_probabilities_are_the_networks(network: Network, dataset: Dataset) -> None:
    for image, label in zip(dataset.test.images[:5], dataset.test.labels[:5], strict=True):
        observation = observe(network, image)
        logits = network.forward(image[None, None] / np.float32(255))
        assert observation.probabilities.sum() == pytest.approx(1)
        assert np.array_equal(observation.probabilities, softmax(logits)[0])
        assert observation.prediction == label


def test_every_layer_is_shown_as_it_is(network: Network, dataset: Dataset) -> None:
    layers = observe(network, dataset.test.images[0]).layers
    kinds = ["Conv2d", "ReLU", "Pool2d", "Conv2d", "ReLU", "Pool2d", "Linear", "ReLU", "Linear", "ReLU", "Linear"]
    shapes = [(6, 28, 28)] * 2 + [(6, 14, 14)] + [(16, 10, 10)] * 2 + [(16, 5, 5), (120,), (120,), (84,), (84,), (10,)]
    assert [layer.kind for layer in layers] == kinds
    assert [layer.index for layer in layers] == [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11]  # Flatten shows nothing new
    assert [layer.shape for layer in layers] == shapes
    for layer in layers:
        assert np.array_equal(layer.values, as_maps(network.outputs[layer.index][0]))
        assert np.array_equal(layer.levels, layer.scale.levels(layer.values))


def test_an_mlp_is_shown_too(dataset: Dataset) -> None:
    layers = observe(mlp_like(MODERN.architecture).network("xavier"), dataset.test.images[0]).layers
    assert [(layer.kind, layer.code, layer.shape) for layer in layers] == [
        *(("Linear", "F1", (73,)), ("ReLU", "", (73,))),
        *(("Linear", "F2", (51,)), ("ReLU", "", (51,)), ("Linear", "", (10,))),
    ]


def test_an_observation_outlives_the_next_one(network: Network, dataset: Dataset) -> None:
    first = observe(network, dataset.test.images[0])
    kept = [layer.values.copy() for layer in first.layers]
    observe(network, dataset.test.images[1])
    assert all(np.array_equal(layer.values, values) for layer, values in zip(first.layers, kept, strict=True))


def test_each_layer_has_its_own_scale(network: Network, dataset: Dataset) -> None:
    for layer in observe(network, dataset.test.images[0], "layer").layers:
        largest = np.abs(layer.values).max()
        assert layer.scale.high == pytest.approx(largest)
        assert layer.scale.signed == (layer.values.min() < 0) == (layer.kind in ("Conv2d", "Linear"))


def test_all_layers_may_share_one_scale(network: Network, dataset: Dataset) -> None:
    layers = observe(network, dataset.test.images[0], "shared").layers
    largest = max(np.abs(layer.values).max() for layer in layers)
    assert {(layer.scale.low, layer.scale.high) for layer in layers} == {(-largest, largest)}


# ---- maps


def test_maps_stay_maps() -> None:
    maps = np.zeros((6, 28, 28))
    assert as_maps(maps) is maps


@pytest.mark.parametrize(("length", "shape"), [(120, (1, 20, 6)), (84, (1, 21, 4)), (10, (1, 10, 1)), (7, (1, 7, 1))])
def test_a_vector_becomes_columns(length: int, shape: tuple[int, ...]) -> None:
    values = as_maps(np.arange(length, dtype=float))
    assert values.shape == shape
    assert values[0, :, 0].tolist() == list(range(shape[1]))  # down the first column, then the next
    assert values[0].T.ravel().tolist() == list(range(length))


def test_a_vector_of_any_length_is_much_higher_than_wide() -> None:
    for length in range(1, 200):
        _, rows, columns = as_maps(np.zeros(length)).shape
        assert rows * columns == length
        assert rows >= 3 * columns or columns == 1
