"""The records of training runs, and how many of their weights are kept."""

from __future__ import annotations

import pickle
from dataclasses import fields, replace

import numpy as np
import pytest

from convlab.core import Training, TrainingState, TrainReport, TrainSettings
from convlab.core.training.evaluation import ActivationStats, WeightStats
from convlab.labs.lenet.runs.record import Change, RunRecord, Runs
from convlab.labs.lenet.runs.stored import StoredFigures
from convlab.labs.lenet.state import BOOK, MODERN
from convlab.labs.lenet.training.log import TrainingLog
from convlab.labs.lenet.training.weight_history import EACH_OF_FIRST, Schedule, WeightHistory, spacing_at
from tests.core.training.test_train import examples, small_network

STATE = Training(small_network(), *examples(10), TrainSettings()).state()


def state_at(step: int) -> TrainingState:
    return replace(STATE, step=step)


def reports(count: int, first: int = 1, steps_per_epoch: int = 10) -> list[TrainReport]:
    return [
        TrainReport(
            step,
            100,
            steps_per_epoch,
            2 / step,
            0.01,
            *((0.5, 0.6) if step % steps_per_epoch == 0 else (None, None)),
            WeightStats((step, 2.0), (0.1, 0.2)) if step % 2 else None,
        )
        for step in range(first, first + count)
    ]


# ---- weight histories


def test_the_nearest_state_is_the_one_at_the_step_or_before_it() -> None:
    history = WeightHistory()
    for step in (0, 4, 8, 6):
        history.add(state_at(step))
    assert history.steps == [0, 4, 6, 8]
    assert [history.nearest(step).step for step in (0, 3, 4, 7, 99)] == [0, 0, 4, 6, 8]
    assert history.nearest(-1) is None


def test_a_step_is_kept_once() -> None:
    history = WeightHistory()
    for step in (0, 3, 3, 0):
        history.add(state_at(step))
    assert history.steps == [0, 3]


def test_thinning_keeps_the_first_steps_and_leaves_the_rest_evenly_apart() -> None:
    history = WeightHistory()
    for step in range(2000):
        history.add(state_at(step))
    while len(history.states) > 150:
        history.thin_out()
    assert history.steps[: EACH_OF_FIRST + 1] == list(range(EACH_OF_FIRST + 1))
    assert history.steps[-1] == 1999
    gaps = np.diff(history.steps[EACH_OF_FIRST + 1 :])
    assert gaps.max() <= 2.5 * gaps.mean()
    while len(history.states) > 10:
        history.thin_out()
    assert history.steps[0] == 0
    assert history.steps[-1] == 1999


def test_two_states_are_never_thinned() -> None:
    history = WeightHistory()
    for step in (0, 5):
        history.add(state_at(step))
    history.thin_out()
    assert history.steps == [0, 5]


def test_a_run_offers_each_of_the_first_steps_and_then_ever_fewer() -> None:
    schedule = Schedule(0)
    due = [step for step in range(1, 20_001) if schedule.is_due(step, now=step / 10)]
    assert due[:EACH_OF_FIRST] == list(range(1, EACH_OF_FIRST + 1))
    gaps = np.diff(due[EACH_OF_FIRST:])
    assert (np.diff(gaps) >= 0).all()
    assert gaps[0] == 4
    assert gaps[-1] == spacing_at(20_000) == 64


def test_a_fast_run_offers_a_bounded_number_of_states_a_second() -> None:
    schedule = Schedule(100)
    due = [step for step in range(101, 5_000) if schedule.is_due(step, now=step / 1000)]
    assert len([step for step in due if step > 200]) <= 16 * 5


# ---- runs


def test_all_runs_together_keep_within_the_limit() -> None:
    runs = Runs(most_bytes=100 * STATE.nbytes)
    for _ in range(3):
        record = runs.draft(MODERN)
        runs.add(record)
        for step in range(80):
            runs.note(record, [], [state_at(step)])
            assert runs.nbytes <= 100 * STATE.nbytes
    sizes = [len(record.history.states) for record in runs]
    assert max(sizes) - min(sizes) <= 1
    assert all((record.history.steps[0], record.history.steps[-1]) == (0, 79) for record in runs)


def trained(runs: Runs, count: int = 20) -> RunRecord:
    record = runs.draft(MODERN)
    runs.add(record)
    runs.note(record, reports(count), map(state_at, range(0, count + 1, 5)))
    return record


def test_a_branch_has_its_parents_figures_up_to_its_step() -> None:
    runs = Runs()
    parent = trained(runs)
    branch = runs.branch(parent, state_at(10), replace(MODERN.tuning, learning_rate=0.1))
    runs.add(branch)
    assert (branch.parent, branch.first_step, branch.steps_taken) == (parent.number, 10, 10)
    assert branch.recipe == replace(MODERN, learning_rate=0.1)
    runs.note(branch, reports(5, first=11), [state_at(15)])
    assert branch.log.losses()[0][1].tolist() == [2 / step for step in range(1, 16)]
    assert branch.log.accuracies()[1][1].tolist() == [0.6]
    assert branch.log.losses(since=10)[0][0].tolist() == [1.1, 1.2, 1.3, 1.4, 1.5]
    assert len(parent.log.losses()[0][1]) == 20


def test_before_a_branch_the_states_are_its_parents() -> None:
    runs = Runs()
    parent = trained(runs)
    branch = runs.branch(parent, parent.history.nearest(10), MODERN.tuning)
    runs.add(branch)
    runs.note(branch, reports(2, first=11), [state_at(12)])
    assert runs.steps_kept(branch) == [0, 5, 10, 12]
    assert [(runs.nearest(branch, step)[0].number, runs.nearest(branch, step)[1].step) for step in (7, 11, 99)] == [
        (parent.number, 5),
        (branch.number, 10),
        (branch.number, 12),
    ]
    assert runs.line(branch) == [branch, parent]
    assert runs.family(parent) == runs.family(branch) == [parent, branch]
    runs.delete(parent.number)
    assert runs.steps_kept(branch) == [10, 12]
    assert runs.nearest(branch, 7) is None


def test_a_branch_from_an_end_has_another_epoch() -> None:
    recipe = replace(MODERN, examples=1_000, epochs=2)
    runs = Runs()
    assert runs.branch(runs.draft(recipe), state_at(8), recipe.tuning).recipe.epochs == 3


def test_a_repetition_has_the_same_beginning_and_plans_the_same_changes() -> None:
    runs = Runs()
    parent = trained(runs)
    change = Change(12, replace(MODERN.tuning, epochs=3))
    branch = runs.branch(parent, state_at(10), MODERN.tuning)
    runs.add(branch)
    runs.note(branch, reports(5, first=11), changes=[change])
    again = runs.repetition(branch)
    assert (again.recipe, again.parent, again.start) == (branch.recipe, parent.number, branch.start)
    assert again.planned == (change,)
    assert again.changes == []
    assert again.steps_taken == 10
    assert again.number > branch.number


def test_numbers_are_never_used_twice() -> None:
    runs = Runs()
    first = trained(runs)
    runs.delete(first.number)
    second = trained(runs)
    assert second.number > first.number
    restored = Runs()
    restored.restore(second)
    assert restored.draft(BOOK).number == second.number + 1
    with pytest.raises(ValueError, match=f"there is a run {second.number} already"):
        restored.restore(second)


def test_a_name_is_the_users() -> None:
    runs = Runs()
    record = trained(runs)
    runs.rename(record.number, "  slow ")
    assert runs[record.number].name == "slow"


def test_a_record_is_plain_data() -> None:
    runs = Runs()
    record = pickle.loads(pickle.dumps(trained(runs)))
    assert record.log.figures().losses.tolist() == [2 / step for step in range(1, 21)]


def test_figures_give_the_same_log_again() -> None:
    log = TrainingLog(256)
    log.add(reports(40))
    figures = log.figures()
    again = TrainingLog.of(figures, 256).figures()
    for entry in fields(figures):
        assert np.array_equal(getattr(again, entry.name), getattr(figures, entry.name)), entry.name
    assert TrainingLog.of(figures, 256).losses()[1][1].tolist() == log.losses()[1][1].tolist()


def test_a_deleted_run_counts_as_it_may_come_back() -> None:
    runs = Runs(most_bytes=40 * STATE.nbytes)
    for number in (1, 2):
        runs.add(runs.draft(MODERN))
        runs.note(runs[number], [], [state_at(step) for step in range(30)])
    deleted = runs[1]
    runs.delete(1)
    kept = len(deleted.history.states) + len(runs[2].history.states)
    assert kept <= 40
    runs.add(runs.draft(MODERN))
    runs.note(runs[3], [], [state_at(step) for step in range(30)])
    assert sum(len(record.history.states) for record in (deleted, *runs)) <= 40
    runs.undelete(1)
    assert list(runs) == [deleted, runs[2], runs[3]]
    assert runs.nbytes == sum(record.history.nbytes for record in runs) <= 40 * STATE.nbytes


def test_sizes_have_a_curve_for_each_layer() -> None:
    log = TrainingLog(256)
    log.add(reports(20))
    (x, first), (_, second) = log.layer_curves("weights")
    assert x.tolist() == [step / 10 for step in range(1, 21, 2)]
    assert first.tolist() == list(range(1, 21, 2))
    assert set(second.tolist()) == {2.0}
    assert len(log.layer_curves("gradients", most_points=5)[0][0]) == 5


def test_figures_of_an_earlier_version_open_and_go_on() -> None:
    log = TrainingLog(256)
    log.add(reports(20))
    stored = StoredFigures.of(log)
    known = {entry.name: getattr(stored, entry.name) for entry in fields(stored)}
    earlier = {name: known[name] for name in known.keys() - {"activity_steps", "spreads", "saturated"}}
    again = TrainingLog.of(StoredFigures(**earlier), 256)
    assert again.layer_curves("spreads") == []
    again.add(replace(report, activation_stats=ActivationStats((0.5,), (0.1,))) for report in reports(5, first=21))
    x, spreads = again.layer_curves("spreads")[0]
    assert (x * 10).tolist() == pytest.approx([21, 22, 23, 24, 25])
    assert spreads.tolist() == [0.1] * 5
    assert len(again.layer_curves("weights")[0][0]) == 13  # at every other step


@pytest.mark.parametrize("name", ["activity_steps", "spreads", "saturated", "size_steps", "weight_sizes"])
def test_figures_of_layers_that_do_not_fit_are_refused(name: str) -> None:
    log = TrainingLog(256)
    log.add(replace(report, activation_stats=ActivationStats((0.5, 0.1), (0.1, 0.2))) for report in reports(20))
    stored = StoredFigures.of(log)
    with pytest.raises(ValueError, match=r"figures|steps"):
        replace(stored, **{name: getattr(stored, name)[1:]})
