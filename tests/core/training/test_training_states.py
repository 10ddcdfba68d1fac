"""Training that is left, taken up again, changed on the way, and ended by rules."""

from __future__ import annotations

import pickle
from contextlib import suppress
from dataclasses import replace
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
    StopRules,
    Training,
    TrainReport,
    TrainSettings,
    lenet,
    train,
)
from convlab.core.training.augmentation import distort
from convlab.core.training.evaluation import layers_with_weights, weight_stats
from tests.core.training.test_train import CLASSES, SETTINGS, examples, small_network


def run(training: Training) -> list[TrainReport]:
    reports = []
    while training.ending is None:
        reports.append(training.step())
    return reports


def begun(settings: TrainSettings = SETTINGS, count: int = 200, **options: Any) -> Training:
    return Training(small_network(), *examples(count), settings, **options)


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("optimiser", ["sgd", "momentum", "adam"])
def test_going_on_from_any_step_repeats_the_run_bit_for_bit(optimiser: str, threads: int) -> None:
    """States at the beginning, inside epochs and between them, sent to another process and put into a new network."""
    settings = TrainSettings(optimiser, 0.01, batch_size=32, epochs=3, seed=5)
    test = examples(50, seed=1)
    whole = begun(settings, test=test, threads=threads)
    states, reports = [whole.state()], []
    while whole.ending is None:
        reports.append(whole.step())
        states.append(whole.state())
    for state in states:
        again = begun(settings, test=test, threads=threads, start=pickle.loads(pickle.dumps(state)))
        rest = run(again)
        for ours, theirs in zip(rest, reports[state.step :], strict=True):
            assert replace(ours, seconds=0) == replace(theirs, seconds=0)
        assert again.network.parameters.tobytes() == whole.network.parameters.tobytes()


def test_augmented_training_goes_on_bit_for_bit_too() -> None:
    images, labels = examples(100, 28)
    settings = TrainSettings("adam", 0.01, batch_size=32, epochs=2)

    def training(**options: Any) -> Training:
        return Training(lenet("relu"), images, labels, settings, augment=distort, **options)

    whole = training()
    for _ in range(3):
        whole.step()
    state = whole.state()
    run(whole)
    again = training(start=state)
    run(again)
    assert again.network.parameters.tobytes() == whole.network.parameters.tobytes()


def test_the_generator_takes_the_same_steps() -> None:
    training = begun()
    reports, network = run(training), small_network()
    assert [r.loss for r in reports] == [r.loss for r in train(network, *examples(200), SETTINGS)]
    assert training.network.parameters.tobytes() == network.parameters.tobytes()
    with pytest.raises(ValueError, match="no more steps"):
        training.step()


def test_a_state_is_a_copy_and_knows_its_size() -> None:
    training = begun(replace(SETTINGS, optimiser="adam"))
    state = training.state()
    kept = state.parameters.copy()
    training.step()
    assert np.array_equal(state.parameters, kept)
    assert not any(array.any() for array in state.optimiser_state)
    assert state.nbytes == 3 * kept.nbytes


def test_a_changed_learning_rate_counts_from_the_next_step_on() -> None:
    training = begun(replace(SETTINGS, batch_size=200))
    training.step()
    before = training.network.parameters.copy()
    training.change(learning_rate=0.05)
    training.step()
    np.testing.assert_allclose(training.network.parameters, before - 0.05 * training.network.gradients, atol=1e-7)
    assert training.state().settings.learning_rate == 0.05


def test_a_changed_momentum_keeps_the_velocity() -> None:
    training = begun(replace(SETTINGS, optimiser="momentum", batch_size=200, momentum=0.5))
    training.step()
    before, velocity = training.network.parameters.copy(), training.network.gradients.copy()
    training.change(momentum=0.25)
    training.step()
    expected = before - 0.2 * (0.25 * velocity + training.network.gradients)
    np.testing.assert_allclose(training.network.parameters, expected, atol=1e-7)


def test_epochs_can_be_added_and_taken_away() -> None:
    training = begun()  # 7 steps an epoch, 3 epochs
    for _ in range(9):
        training.step()
    training.change(epochs=1)  # the second one has begun: it is the last
    assert training.settings.epochs == 2
    assert run(training)[-1].step == 14
    training.change(epochs=4)
    assert training.ending is None
    last = run(training)[-1]
    assert (last.step, last.steps) == (28, 28)
    expected = begun(replace(SETTINGS, epochs=4))
    run(expected)
    assert expected.network.parameters.tobytes() == training.network.parameters.tobytes()


@pytest.mark.parametrize("name", ["batch_size", "seed", "optimiser"])
def test_other_settings_stay(name: str) -> None:
    with pytest.raises(ValueError, match=f"cannot be changed between steps: {name}"):
        begun().change(**{name: 1})


@pytest.mark.parametrize("changes", [{"optimiser": "adam"}, {"batch_size": 16}])
def test_a_start_that_does_not_fit_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="optimiser and the batch size"):
        begun(replace(SETTINGS, **changes), start=begun().state())
    images, labels = examples(50, 28)
    with pytest.raises(ValueError, match="a network with 684 parameters, this one has 61706"):
        Training(lenet(), images, labels, SETTINGS, start=begun().state())


def test_training_stops_at_an_accuracy() -> None:
    training = begun(replace(SETTINGS, epochs=50, stop=StopRules(accuracy=0.9)), test=examples(100, seed=1))
    accuracies = [report.test_accuracy for report in run(training) if report.test_accuracy is not None]
    assert training.ending == "accuracy"
    assert accuracies[-1] >= 0.9
    assert max(accuracies[:-1], default=0) < 0.9


def test_training_stops_when_nothing_improves() -> None:
    settings = replace(SETTINGS, epochs=50, learning_rate=1e-12, stop=StopRules(patience=3))
    training = begun(settings, test=examples(100, seed=1))
    assert run(training)[-1].epoch == 4  # the first one is an improvement
    assert training.ending == "no improvement"
    goes_on = begun(settings, test=examples(100, seed=1), start=training.state())
    assert goes_on.ending is None  # who goes on from there wants at least another epoch
    assert run(goes_on)[-1].epoch == 5


def test_without_rules_the_epochs_decide() -> None:
    training = begun(test=examples(100, seed=1))
    assert run(training)[-1].step == 21
    assert training.ending == "epochs"


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        ({"accuracy": 0}, "above 0 and at most 1, got 0"),
        ({"accuracy": 1.1}, "above 0 and at most 1, got 1.1"),
        ({"patience": 0}, "at least 1, got 0"),
    ],
)
def test_rules_out_of_range_are_refused(rules: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        StopRules(**rules)


def test_weight_stats_are_root_mean_squares_of_weights_and_gradients() -> None:
    training = begun()
    stats = training.step().weight_stats
    network = training.network
    assert layers_with_weights(network) == [0, 4]
    for position, index in enumerate((0, 4)):
        weight, gradient = network.layers[index].parameters["weight"], network.layers[index].gradients["weight"]
        assert stats.weights[position] == pytest.approx(np.sqrt(np.mean(weight.astype(float) ** 2)))
        assert stats.gradients[position] == pytest.approx(np.sqrt(np.mean(gradient.astype(float) ** 2)))


def test_statistics_come_with_each_of_the_first_steps_and_then_with_every_tenth() -> None:
    reports = run(begun(replace(SETTINGS, batch_size=16, epochs=10)))
    with_stats = [report.step for report in reports if report.weight_stats is not None]
    assert with_stats == [*range(1, 101), 110, 120, 130]


def test_weights_beyond_all_numbers_are_infinite() -> None:
    network = small_network()
    network.layers[0].parameters["weight"][0] = np.nan
    assert weight_stats(network).weights[0] == np.inf


def diverging() -> Training:
    """Without ReLUs, which would die and stay finite."""
    network = Network([Conv2d(4, 5, padding=2), Pool2d("average", 2), Flatten(), Linear(CLASSES)], (1, 12, 12))
    network.initialise("xavier", np.random.default_rng(0))
    return Training(network, *examples(200), replace(SETTINGS, learning_rate=100.0, epochs=50))


def test_a_divergence_is_explained_from_its_numbers() -> None:
    with pytest.raises(DivergedError) as caught:
        run(diverging())
    divergence = pickle.loads(pickle.dumps(caught.value)).divergence
    losses = [report.loss for report in diverging_reports()]
    assert divergence.step == len(losses) + 1
    assert divergence.learning_rate == 100
    assert list(divergence.losses[:-1]) == losses[divergence.losses_from - 1 :]
    assert divergence.layer in (0, 3)
    assert divergence.growth > 10
    assert 1 <= divergence.layer_step <= divergence.step


def diverging_reports() -> list[TrainReport]:
    training, reports = diverging(), []
    with suppress(DivergedError):
        while True:
            reports.append(training.step())
    return reports


def test_a_safer_learning_rate_is_one_with_which_the_loss_falls() -> None:
    training = diverging()
    with pytest.raises(DivergedError):
        run(training)
    kept = training.network.parameters.copy()
    rate = training.safer_learning_rate()
    assert np.array_equal(training.network.parameters, kept)
    assert 0 < rate < 100
    reports = run(begun(replace(SETTINGS, learning_rate=rate, epochs=5)))
    assert reports[-1].loss < reports[0].loss


def test_no_safer_learning_rate_is_made_up() -> None:
    network = small_network()
    network.parameters[...] = 0  # no gradient reaches anything but the last biases, and those are even
    images = np.zeros((64, 12, 12), np.uint8)
    labels = np.arange(64) % 4
    training = Training(network, images, labels, TrainSettings(learning_rate=1.0, batch_size=64))
    training.step()
    assert training.safer_learning_rate(5) is None
