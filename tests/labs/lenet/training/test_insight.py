"""What is told of a network at a moment of its training, against plain NumPy."""

from __future__ import annotations

import numpy as np
import pytest

from convlab.core import Network, cross_entropy, cross_entropy_backward
from convlab.core.data.datasets import Dataset
from convlab.labs.lenet.state import BOOK, MODERN
from convlab.labs.lenet.training.insight import look_inside


@pytest.mark.parametrize("recipe", [BOOK, MODERN])
def test_the_facts_are_those_of_a_forward_and_a_backward_pass(recipe: object, dataset: Dataset) -> None:
    images, labels = dataset.train.images[:32], dataset.train.labels[:32]
    network: Network = recipe.network()
    insight = look_inside(network, images, labels)
    twin = recipe.network()
    logits = twin.forward(images[:, None] / np.float32(255))
    twin.backward(cross_entropy_backward(1.0, logits, labels))
    assert insight.loss == pytest.approx(cross_entropy(logits, labels), rel=1e-5)
    assert insight.codes == ("C1", "C3", "F5", "F6", "")
    gradients = [layer.gradients["weight"] for layer in twin.layers if "weight" in layer.parameters]
    expected = [np.sqrt(np.mean(gradient.astype(float) ** 2)) for gradient in gradients]
    assert insight.gradients == pytest.approx(expected, rel=1e-3)
    assert insight.reach == pytest.approx(expected[-1] / expected[0], rel=1e-3)
    last, output = insight.activations[-1], twin.outputs[-2]
    assert last.code == "F6"
    assert (last.low, last.high) == pytest.approx(np.quantile(output, (0.05, 0.95)), rel=1e-4)
    assert last.spread == pytest.approx(output.std(axis=0).mean(), rel=1e-4)


def test_saturated_sigmoids_and_dead_relus_are_counted(dataset: Dataset) -> None:
    images, labels = dataset.train.images[:16], dataset.train.labels[:16]
    book, modern = BOOK.network(), MODERN.network()
    book.layers[9].parameters["bias"][:21] = 50  # of 84
    modern.layers[9].parameters["bias"][:42] = -1e6
    assert look_inside(book, images, labels).activations[-1].idle == pytest.approx(0.25, abs=0.02)
    assert 0.5 <= look_inside(modern, images, labels).activations[-1].idle < 0.75


def test_the_network_is_not_changed_and_nothing_is_said_of_no_numbers(dataset: Dataset) -> None:
    images, labels = dataset.train.images[:4], dataset.train.labels[:4]
    network = BOOK.network()
    kept = network.gradients.copy(), network.parameters.copy()
    look_inside(network, images, labels)
    assert np.array_equal(network.gradients, kept[0])
    assert np.array_equal(network.parameters, kept[1])
    network.parameters[-1] = np.inf
    assert look_inside(network, images, labels) is None


def test_at_the_beginning_it_guesses(dataset: Dataset) -> None:
    network = BOOK.network()
    network.parameters[...] = 0
    insight = look_inside(network, dataset.train.images[:64], dataset.train.labels[:64])
    assert insight.is_guessing
    assert insight.reach == np.inf
