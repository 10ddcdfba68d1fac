"""What activations give: against the definitions written out, and that watching them changes no training."""

from __future__ import annotations

import numpy as np
import pytest

from convlab.core import Training, TrainSettings, lenet
from convlab.core.nn.network import Network
from convlab.core.training.activity import EXAMPLES, activation_layers, activity_of

COUNT = 300


def examples(count: int = COUNT) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    images = (rng.integers(0, 256, (count, 28, 28)) * (rng.random((count, 28, 28)) < 0.4)).astype(np.uint8)
    return images, rng.integers(0, 10, count)


def slow_activity(network: Network, images: np.ndarray) -> list[tuple[float, float]]:
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
def test_the_activity_is_what_its_definition_says(activation: str, pooling: str) -> None:
    network = lenet(activation, pooling, seed=1)
    network.parameters *= 4  # so that some units saturate
    network.layers[0].parameters["bias"][2] = -100  # and a map is dead
    images = examples()[0]
    expected = slow_activity(network, images[:EXAMPLES])
    network.forward_images(images[:64])  # more than are looked at
    found = activity_of(network)
    assert found.saturated == pytest.approx([share for share, _ in expected], abs=1e-5)
    assert found.spreads == pytest.approx([spread for _, spread in expected], rel=1e-4, abs=1e-6)
    assert found.saturated[0] > 0.1


def test_outputs_beyond_all_numbers_have_an_infinite_spread() -> None:
    network = lenet("relu", "max", seed=1)
    network.parameters *= 1e18
    with np.errstate(all="ignore"):
        network.forward_images(examples(8)[0])
        assert np.inf in activity_of(network).spreads


def test_training_reports_the_activity_of_its_batch_on_any_number_of_threads() -> None:
    images, labels = examples()
    reports = []
    for threads in (1, 3):
        network = lenet("sigmoid", "average", seed=2)
        training = Training(network, images, labels, TrainSettings(batch_size=200, seed=5), threads=threads)
        first = [training.step().activity for _ in range(4)]
        reports.append(first)
    assert reports[0] == reports[1]
    order = np.random.default_rng(5).permutation(COUNT)[:EXAMPLES]
    expected = slow_activity(lenet("sigmoid", "average", seed=2), images[order])
    assert reports[0][0].saturated == pytest.approx([share for share, _ in expected])
    assert reports[0][0].spreads == pytest.approx([spread for _, spread in expected], rel=1e-3, abs=1e-6)


def test_activity_comes_when_sizes_come() -> None:
    images, labels = examples(60)
    training = Training(lenet(), images, labels, TrainSettings(batch_size=30, epochs=60))
    reports = [training.step() for _ in range(115)]
    assert [report.step for report in reports if report.activity] == [*range(1, 101), 110]
    assert all((report.activity is None) == (report.sizes is None) for report in reports)
