"""Statistics of weights, activations and predictions against their definitions."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convlab.core import Training, TrainSettings, cross_entropy, lenet
from convlab.core.functional.loss import example_losses
from convlab.core.nn.network import Network
from convlab.core.training.evaluation import (
    EXAMPLES,
    activation_layers,
    activation_stats,
    confusion_matrix,
    precision,
    recall,
    row_shares,
)

COUNT = 300


def examples(count: int = COUNT) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    images = (rng.integers(0, 256, (count, 28, 28)) * (rng.random((count, 28, 28)) < 0.4)).astype(np.uint8)
    return images, rng.integers(0, 10, count)


def slow_stats(network: Network, images: np.ndarray) -> list[tuple[float, float]]:
    """Saturated share and spread of each activation, unit after unit, in double precision."""
    network.forward(images[:, None] / np.float32(255))
    found = []
    for index in activation_layers(network):
        kind, outputs = type(network.layers[index]).__name__, network.outputs[index].astype(float)
        saturated = []
        for unit in np.moveaxis(outputs, 1, 0):  # a map, or a dense unit, for all images
            for value in unit.ravel().tolist():
                if kind == "Sigmoid":
                    saturated.append(value * (1 - value) < 0.2 / 4)
                elif kind == "Tanh":
                    saturated.append(1 - value**2 < 0.2)
            if kind == "ReLU":
                saturated.append(all(value == 0 for value in unit.ravel().tolist()))
        spreads = [cell.std() for cell in outputs.reshape(len(outputs), -1).T]
        found.append((float(np.mean(saturated)), float(np.mean(spreads))))
    return found


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
@pytest.mark.parametrize("pooling", ["average", "max"])
def test_activation_stats_are_what_their_definition_says(activation: str, pooling: str) -> None:
    network = lenet(activation, pooling, seed=1)
    network.parameters *= 4  # so that some units saturate
    network.layers[0].parameters["bias"][2] = -100  # and a map is dead
    images = examples()[0]
    expected = slow_stats(network, images[:EXAMPLES])
    network.forward_images(images[:64])  # more than are looked at
    found = activation_stats(network)
    assert found.saturated == pytest.approx([share for share, _ in expected], abs=1e-5)
    assert found.spreads == pytest.approx([spread for _, spread in expected], rel=1e-4, abs=1e-6)
    assert found.saturated[0] > 0.1


def test_outputs_beyond_all_numbers_have_an_infinite_spread() -> None:
    network = lenet("relu", "max", seed=1)
    network.parameters *= 1e18
    with np.errstate(all="ignore"):
        network.forward_images(examples(8)[0])
        assert np.inf in activation_stats(network).spreads


def test_training_reports_the_activations_of_its_batch_on_any_number_of_threads() -> None:
    images, labels = examples()
    reports = []
    for threads in (1, 3):
        network = lenet("sigmoid", "average", seed=2)
        training = Training(network, images, labels, TrainSettings(batch_size=200, seed=5), threads=threads)
        first = [training.step().activation_stats for _ in range(4)]
        reports.append(first)
    assert reports[0] == reports[1]
    order = np.random.default_rng(5).permutation(COUNT)[:EXAMPLES]
    expected = slow_stats(lenet("sigmoid", "average", seed=2), images[order])
    assert reports[0][0].saturated == pytest.approx([share for share, _ in expected])
    assert reports[0][0].spreads == pytest.approx([spread for _, spread in expected], rel=1e-3, abs=1e-6)


def test_the_statistics_come_together() -> None:
    images, labels = examples(60)
    training = Training(lenet(), images, labels, TrainSettings(batch_size=30, epochs=60))
    reports = [training.step() for _ in range(115)]
    assert [report.step for report in reports if report.activation_stats] == [*range(1, 101), 110]
    assert all((report.activation_stats is None) == (report.weight_stats is None) for report in reports)


PAIRS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=60)


@given(PAIRS)
def test_every_pair_is_counted(pairs: list[tuple[int, int]]) -> None:
    labels, predictions = np.array(pairs, np.uint8).T
    expected = np.zeros((5, 5), int)
    for label, prediction in pairs:
        expected[label, prediction] += 1
    assert np.array_equal(confusion_matrix(labels, predictions, 5), expected)


@given(PAIRS)
def test_shares_recall_and_precision(pairs: list[tuple[int, int]]) -> None:
    counts = confusion_matrix(*np.array(pairs).T, 5)
    for k in range(5):
        of_class = [prediction for label, prediction in pairs if label == k]
        of_prediction = [label for label, prediction in pairs if prediction == k]
        shares = [of_class.count(prediction) / len(of_class) if of_class else math.nan for prediction in range(5)]
        assert row_shares(counts)[k] == pytest.approx(shares, nan_ok=True)
        assert recall(counts)[k] == pytest.approx(shares[k], nan_ok=True)
        correct = of_prediction.count(k) / len(of_prediction) if of_prediction else math.nan
        assert precision(counts)[k] == pytest.approx(correct, nan_ok=True)


@pytest.mark.parametrize(
    ("labels", "predictions"),
    [([0, 1], [0]), ([], []), ([0, 3], [0, 0]), ([0, 0], [0, -1]), ([0.5], [0]), ([[0]], [[0]])],
)
def test_what_cannot_be_counted_is_refused(labels: list[object], predictions: list[object]) -> None:
    with pytest.raises(ValueError, match="labels"):
        confusion_matrix(labels, predictions, 3)


@given(st.lists(st.lists(st.floats(-300, 300), min_size=3, max_size=3), min_size=1, max_size=8), st.data())
def test_the_mean_of_the_losses_is_the_cross_entropy(rows: list[list[float]], data: st.DataObject) -> None:
    labels = data.draw(st.lists(st.integers(0, 2), min_size=len(rows), max_size=len(rows)))
    losses = example_losses(rows, labels)
    for row, label, loss in zip(rows, labels, losses.tolist(), strict=True):
        assert loss == pytest.approx(cross_entropy([row], [label]), abs=1e-9)
    assert losses.mean() == pytest.approx(cross_entropy(rows, labels), abs=1e-9)
