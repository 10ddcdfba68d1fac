"""Training, evaluating and predicting."""

from __future__ import annotations

import threading
from dataclasses import FrozenInstanceError, replace
from typing import Any

import numpy as np
import pytest

from convlab.core import (
    Conv2d,
    DivergedError,
    Flatten,
    Linear,
    Network,
    Pool2d,
    ReLU,
    TrainReport,
    TrainSettings,
    conv2d,
    cross_entropy,
    evaluate,
    lenet,
    predict,
    train,
)

CLASSES = 4
SETTINGS = TrainSettings(learning_rate=0.2, batch_size=32, epochs=3)


def examples(count: int, size: int = 12, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Noisy images with one bright quarter, which is the label."""
    rng = np.random.default_rng(seed)
    images = rng.integers(0, 100, (count, size, size), dtype=np.uint8)
    labels = rng.integers(0, CLASSES, count, dtype=np.uint8)
    half = size // 2
    for image, label in zip(images, labels, strict=True):
        image[half * (label // 2) :, half * (label % 2) :][:half, :half] += 120
    return images, labels


def small_network(dtype: type = np.float32) -> Network:
    layers = [Conv2d(4, 5, padding=2), ReLU(), Pool2d("max", 2), Flatten(), Linear(CLASSES)]
    network = Network(layers, (1, 12, 12), dtype=dtype)
    network.initialise("xavier", np.random.default_rng(0))
    return network


def run(network: Network, settings: TrainSettings = SETTINGS, count: int = 200, **options: Any) -> list[TrainReport]:
    return list(train(network, *examples(count), settings, **options))


@pytest.mark.parametrize(("optimiser", "learning_rate"), [("sgd", 0.2), ("momentum", 0.05), ("adam", 0.01)])
def test_a_network_learns(optimiser: str, learning_rate: float) -> None:
    network, test = small_network(), examples(100, seed=1)
    before = evaluate(network, *test)
    settings = TrainSettings(optimiser, learning_rate, batch_size=32, epochs=4)
    reports = run(network, settings, test=test)
    after = evaluate(network, *test)
    assert after[0] < before[0] / 3
    assert after[1] > 0.95 > before[1]
    assert reports[-1].loss < reports[0].loss / 3
    assert reports[-1].test_accuracy == after[1]


def test_lenet_learns() -> None:
    images, labels = examples(256, 28)
    reports = list(train(lenet("relu"), images, labels, TrainSettings(learning_rate=0.1, batch_size=32, epochs=3)))
    assert reports[-1].train_accuracy > 0.9


def test_reports() -> None:
    reports = run(small_network(), test=examples(50, seed=1))
    assert [report.step for report in reports] == list(range(1, 22))
    assert {(report.steps, report.steps_per_epoch) for report in reports} == {(21, 7)}
    assert reports[6].epoch == 1
    assert reports[9].epoch == pytest.approx(10 / 7)
    assert [report.step for report in reports if report.train_accuracy is not None] == [7, 14, 21]
    assert [report.step for report in reports if report.test_accuracy is not None] == [7, 14, 21]
    assert all(0 < report.seconds < 10 and np.isfinite(report.loss) for report in reports)
    with pytest.raises(FrozenInstanceError):
        reports[0].loss = 0


def test_without_a_test_set_there_is_no_test_accuracy() -> None:
    assert all(report.test_accuracy is None for report in run(small_network()))


def test_a_report_tells_the_loss_before_its_step() -> None:
    network = small_network()
    loss, _ = evaluate(network, *examples(200))
    (report,) = run(network, replace(SETTINGS, batch_size=1000, epochs=1))
    assert report.loss == pytest.approx(loss, rel=1e-5)


def test_the_accuracies_are_shares_of_all_examples() -> None:
    network = small_network()
    _, expected = evaluate(network, *examples(201))
    reports = run(network, replace(SETTINGS, learning_rate=1e-12), 201, test=examples(201))
    assert [report.train_accuracy for report in reports if report.train_accuracy is not None] == [expected] * 3
    assert [report.test_accuracy for report in reports if report.test_accuracy is not None] == [expected] * 3


def test_a_step_follows_the_gradient_of_the_whole_batch() -> None:
    """The mean over all examples, however they were cut into chunks."""
    network = small_network(np.float64)
    images, labels = examples(301)
    expected = network.replica()
    logits = expected.forward(images[:, None] / 255)
    onehot = np.eye(CLASSES)[labels]
    powers = np.exp(logits)
    expected.backward((powers / powers.sum(axis=1, keepdims=True) - onehot) / len(images))
    before = network.parameters.copy()
    next(train(network, images, labels, TrainSettings(learning_rate=0.5, batch_size=301)))
    np.testing.assert_allclose(network.parameters, before - 0.5 * expected.gradients, rtol=1e-9, atol=1e-12)


def test_every_example_is_shown_once_an_epoch_in_an_order_of_its_own() -> None:
    images = np.zeros((23, 12, 12), np.uint8)
    images[:, 0, 0] = np.arange(23)
    shown: list[np.ndarray] = []

    def look(batch: np.ndarray, _: np.random.Generator) -> np.ndarray:
        shown.append(batch[:, 0, 0].copy())
        return batch

    settings = TrainSettings(batch_size=10, epochs=2)
    list(train(small_network(), images, np.zeros(23, int), settings, augment=look))
    assert [len(batch) for batch in shown] == [10, 10, 3] * 2
    epochs = np.concatenate(shown[:3]), np.concatenate(shown[3:])
    assert all(sorted(epoch) == list(range(23)) for epoch in epochs)
    assert not np.array_equal(*epochs)


def test_augmented_images_are_what_is_learned_and_the_originals_stay() -> None:
    images, labels = examples(64)
    kept = images.copy()

    def blank(batch: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        assert isinstance(rng, np.random.Generator)
        batch[...] = 0
        return batch

    network = small_network()
    weight = network.state_dict()["0.weight"]
    list(train(network, images, labels, SETTINGS, augment=blank))
    assert np.array_equal(images, kept)
    assert np.array_equal(network.state_dict()["0.weight"], weight)  # a blank image has no gradient for it


@pytest.mark.parametrize("batch_size", [1, 7, 129, 300, 601])
def test_the_number_of_threads_changes_no_bit(batch_size: int) -> None:
    images, labels = examples(2 * batch_size + 1 if batch_size < 300 else 601, 28)
    settings = TrainSettings("momentum", 0.1, batch_size=batch_size, epochs=1, seed=3)
    results = []
    for threads in (1, 2, 3):
        network = lenet("relu", "max")
        reports = list(train(network, images, labels, settings, threads=threads))
        results.append((network.parameters.tobytes(), [report.loss for report in reports]))
        assert evaluate(network, images, labels, threads=threads) == evaluate(network, images, labels, threads=1)
    assert results[0] == results[1] == results[2]


def test_other_work_meanwhile_changes_no_bit() -> None:
    def weights() -> bytes:
        network = lenet()
        list(train(network, *examples(300, 28), TrainSettings(batch_size=150, epochs=2)))
        return network.parameters.tobytes()

    expected = weights()
    stop = threading.Event()

    def convolve() -> None:
        while not stop.is_set():
            conv2d(np.ones((1, 1, 120, 120)), np.ones((1, 1, 3, 3)))

    other = threading.Thread(target=convolve)
    other.start()
    try:
        assert weights() == expected
    finally:
        stop.set()
        other.join()


def test_the_seed_decides_the_order() -> None:
    first, same, other = (small_network() for _ in range(3))
    run(first)
    run(same)
    run(other, replace(SETTINGS, seed=1))
    assert np.array_equal(first.parameters, same.parameters)
    assert not np.array_equal(first.parameters, other.parameters)


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("optimiser", ["sgd", "momentum", "adam"])
def test_divergence_keeps_the_last_finite_weights(optimiser: str, threads: int) -> None:
    network = small_network()
    steps = train(network, *examples(600), TrainSettings(optimiser, 1e30, batch_size=300), threads=threads)
    next(steps)
    kept = network.parameters.copy()
    with pytest.raises(DivergedError, match=r"learning rate 1e\+30 is probably too large") as caught:
        next(steps)
    assert caught.value.step == 2
    assert np.isfinite(kept).all()
    assert np.array_equal(network.parameters, kept)


def test_divergence_is_an_arithmetic_error() -> None:
    with pytest.raises(ArithmeticError, match="training diverged at step 2: the loss is no longer a finite number"):
        run(small_network(), replace(SETTINGS, learning_rate=1e30))


def test_evaluate_is_the_cross_entropy_and_the_accuracy() -> None:
    network = small_network()
    images, labels = examples(300)
    logits = network.forward(images[:, None] / np.float32(255))
    loss, accuracy = evaluate(network, images, labels)
    assert loss == pytest.approx(cross_entropy(logits, labels), rel=1e-6)
    assert accuracy == np.mean(logits.argmax(axis=1) == labels)


@pytest.mark.parametrize("count", [1, 2, 255, 300])
def test_predict_gives_the_logits_in_order(count: int) -> None:
    network = small_network()
    images, _ = examples(count)
    expected = network.forward(images[:, None] / np.float32(255))
    for threads in (None, 1, 3):
        np.testing.assert_allclose(predict(network, images, threads=threads), expected, rtol=1e-5, atol=1e-6)


def test_predicting_and_evaluating_change_nothing() -> None:
    network = small_network()
    parameters, gradients = network.parameters.copy(), network.gradients.copy()
    predict(network, examples(20)[0])
    evaluate(network, *examples(20))
    assert np.array_equal(network.parameters, parameters)
    assert np.array_equal(network.gradients, gradients)


IMAGES, LABELS = examples(5)


@pytest.mark.parametrize(
    ("images", "labels", "sentence"),
    [
        (IMAGES / 255, LABELS, r"images must be uint8 .* got float64 \(5, 12, 12\) for inputs \(1, 12, 12\)"),
        (IMAGES[:, :-1], LABELS, r"got uint8 \(5, 11, 12\)"),
        (IMAGES.reshape(5, 6, 24), LABELS, r"got uint8 \(5, 6, 24\)"),
        (IMAGES[:, None], LABELS, r"got uint8 \(5, 1, 12, 12\)"),
        (IMAGES[:0], LABELS[:0], r"at least one, .* got uint8 \(0, 12, 12\)"),
        (IMAGES, LABELS[:4], r"one label for each of the 5 images, got shape \(4,\)"),
        (IMAGES, LABELS / 1, "labels must be whole numbers, got float64"),
        (IMAGES, LABELS * 0 + CLASSES, "labels must be from 0 to 3, got 4 to 4"),
        (IMAGES, LABELS.astype(int) - 4, "labels must be from 0 to 3, got -"),
    ],
)
def test_examples_that_do_not_fit_are_refused(images: np.ndarray, labels: np.ndarray, sentence: str) -> None:
    network = small_network()
    kept = network.parameters.copy()
    with pytest.raises(ValueError, match=sentence):
        next(train(network, images, labels, SETTINGS))
    with pytest.raises(ValueError, match=sentence):
        next(train(network, IMAGES, LABELS, SETTINGS, test=(images, labels)))
    with pytest.raises(ValueError, match=sentence):
        evaluate(network, images, labels)
    if "label" not in sentence:
        with pytest.raises(ValueError, match=sentence):
            predict(network, images)
    assert np.array_equal(network.parameters, kept)


@pytest.mark.parametrize("input_shape", [(3, 12, 12), (144,)])
def test_a_network_that_takes_no_images_of_one_channel_is_refused(input_shape: tuple[int, ...]) -> None:
    network = Network([Flatten(), Linear(CLASSES)], input_shape)
    with pytest.raises(ValueError, match=r"a network with inputs \(1, h, w\), got uint8 \(5, 12, 12\) for inputs \("):
        next(train(network, IMAGES, LABELS, SETTINGS))


@pytest.mark.parametrize("threads", [0, -1])
def test_no_threads_are_refused(threads: int) -> None:
    with pytest.raises(ValueError, match=f"threads must be at least 1, got {threads}"):
        predict(small_network(), IMAGES, threads=threads)
    with pytest.raises(ValueError, match=f"threads must be at least 1, got {threads}"):
        next(train(small_network(), IMAGES, LABELS, SETTINGS, threads=threads))


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"learning_rate": 0}, "learning rate must be a positive number, got 0"),
        ({"learning_rate": np.inf}, "learning rate must be a positive number, got inf"),
        ({"learning_rate": np.nan}, "learning rate must be a positive number, got nan"),
        ({"momentum": 1}, "momentum must be at least 0 and below 1, got 1"),
        ({"momentum": -0.1}, "momentum must be at least 0 and below 1, got -0.1"),
        ({"batch_size": 0}, "batch size and epochs must be at least 1, got 0 and 10"),
        ({"epochs": 0}, "batch size and epochs must be at least 1, got 256 and 0"),
    ],
)
def test_settings_out_of_range_are_refused(settings: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        TrainSettings(**settings)


def test_another_optimiser_is_refused() -> None:
    with pytest.raises(ValueError, match="must be one of sgd, momentum, adam, got 'lion'"):
        run(small_network(), replace(SETTINGS, optimiser="lion"))
