"""The curves and figures that are drawn from a training run."""

from __future__ import annotations

import math

import numpy as np
import pytest

from convlab.core import TrainReport
from convlab.labs.lenet.training.log import RECENT, TrainingLog


def log_of(
    losses: list[float], *, seconds: float = 0.01, steps_per_epoch: int = 10, steps: int = 1000, batch_size: int = 32
) -> TrainingLog:
    """A run with these losses; accuracies at the end of each epoch."""
    log = TrainingLog(batch_size)
    for step, loss in enumerate(losses, 1):
        ends = step % steps_per_epoch == 0
        accuracies = (1 - loss / 4, 1 - loss / 5) if ends else (None, None)
        log.add([TrainReport(step, steps, steps_per_epoch, loss, seconds, *accuracies)])
    return log


def test_before_the_first_step() -> None:
    log = TrainingLog(32)
    assert [len(axis) for curve in (*log.losses(), *log.accuracies()) for axis in curve] == [0] * 8
    assert (log.last, log.smoothed_loss, log.test_accuracy) == (None, None, None)
    assert (log.best_test_accuracy, log.examples_per_second, log.seconds_left) == (0, 0, 0)
    assert not log.on_plateau


def test_every_loss_has_its_place_in_the_epochs() -> None:
    (x, y), (smooth_x, smooth_y) = log_of([3.0, 2.0, 1.0], steps_per_epoch=2).losses()
    assert x.tolist() == smooth_x.tolist() == [0.5, 1.0, 1.5]
    assert y.tolist() == [3, 2, 1]
    assert len(smooth_y) == 3


def test_the_running_mean_begins_at_the_first_loss() -> None:
    _, (_, smooth) = log_of([2.5, 0.5, 0.5]).losses()
    assert smooth[0] == pytest.approx(2.5)
    assert 1.4 < smooth[1] < 1.6  # the mean of the two, nearly
    assert log_of([0.7] * 300).losses()[1][1] == pytest.approx(np.full(300, 0.7))


def test_the_running_mean_follows_the_losses_and_is_calmer() -> None:
    noise = np.random.default_rng(0).uniform(-0.5, 0.5, 1000)
    (_, losses), (_, smooth) = log_of((2 - np.arange(1000) / 1000 + noise).tolist()).losses()
    assert smooth[-1] == pytest.approx(1, abs=0.2)
    assert np.abs(np.diff(smooth[100:])).max() < np.abs(np.diff(losses)).max() / 10


@pytest.mark.parametrize("count", [1, 1999, 2000, 2001, 3999, 4000, 12345])
def test_curves_have_at_most_so_many_points_evenly_apart(count: int) -> None:
    (x, y), (smooth_x, smooth_y) = log_of(list(map(float, range(count))), steps_per_epoch=1).losses()
    assert len(x) == len(y) == len(smooth_x) == len(smooth_y) <= 2000
    assert len(x) > min(count, 2000) / 2.01
    assert len(np.unique(np.diff(x))) <= 1
    assert np.array_equal(y, x - 1)  # each point is a loss that was there, at its own step
    assert count - x[-1] < count / len(x)


def test_fewer_points_on_request() -> None:
    (x, _), _ = log_of([1.0] * 100).losses(most_points=10)
    assert len(x) == 10


def test_accuracies_come_once_an_epoch() -> None:
    log = log_of([2.0] * 10 + [1.0] * 10 + [1.5] * 15)
    (x, train), (test_x, test) = log.accuracies()
    assert x.tolist() == test_x.tolist() == [1, 2, 3]
    assert train.tolist() == [0.5, 0.75, 0.625]
    assert test.tolist() == pytest.approx([0.6, 0.8, 0.7])
    assert log.test_accuracy == pytest.approx(0.7)
    assert log.best_test_accuracy == pytest.approx(0.8)


def test_without_a_test_set_there_are_no_accuracies() -> None:
    log = TrainingLog(32)
    log.add([TrainReport(1, 2, 1, 2.0, 0.1, train_accuracy=0.3)])
    assert len(log.accuracies()[0][0]) == 0
    assert log.test_accuracy is None


def test_speed_is_that_of_the_recent_steps() -> None:
    log = log_of([1.0] * 500, seconds=10)
    assert log.examples_per_second == pytest.approx(3.2)
    log.add(TrainReport(500 + i, 1000, 10, 1.0, 0.01) for i in range(RECENT))
    assert log.examples_per_second == pytest.approx(3200)


def test_time_left_is_the_steps_left_at_the_present_speed() -> None:
    log = log_of([1.0] * 400, seconds=0.02)
    assert log.seconds_left == pytest.approx(600 * 0.02)
    log.add([TrainReport(1000, 1000, 10, 1.0, 0.02)])
    assert log.seconds_left == 0


def test_reports_may_come_one_by_one_or_many_at_a_time() -> None:
    reports = [TrainReport(step, 100, 10, 1 / step, 0.01) for step in range(1, 60)]
    together, apart = TrainingLog(32), TrainingLog(32)
    together.add(reports)
    for report in reports:
        apart.add([report])
    assert together.last == apart.last == reports[-1]
    assert np.array_equal(together.losses(), apart.losses())
    assert together.examples_per_second == apart.examples_per_second


@pytest.mark.parametrize(
    ("losses", "expected"),
    [
        ([math.log(10)] * 21, True),
        ([2.31] * 500, True),
        ([math.log(10)] * 20, False),  # every run starts there
        ([math.log(10)] * 21 + [1.0] * 30, False),
        ([1.0] * 100, False),
    ],
)
def test_a_plateau_is_a_loss_that_stays_at_guessing(losses: list[float], expected: bool) -> None:
    assert log_of(losses).on_plateau == expected


def test_the_axis_of_accuracies_begins_a_tenth_below_the_lowest() -> None:
    log = TrainingLog(10)
    assert log.accuracy_floor == 0.0
    log.add([TrainReport(1, 2, 1, 1.0, 0.1, train_accuracy=0.92, test_accuracy=0.97)])
    assert log.accuracy_floor == 0.9
    log.add([TrainReport(2, 2, 1, 1.0, 0.1, train_accuracy=0.11, test_accuracy=0.1)])
    assert log.accuracy_floor == 0.0


def test_the_figures_of_a_moment_are_those_that_were_there_then() -> None:
    losses = [3.0 - step / 20 for step in range(1, 41)]
    log = log_of(losses)
    for step in (0, 1, 9, 10, 25, 40):
        then, moment = log_of(losses[:step]), log.at(step)
        assert moment == (step, step / 10, then.smoothed_loss, then.test_accuracy)
