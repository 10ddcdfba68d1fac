"""Runs beside one another: what differs, variations of one thing, and whether a repetition repeats."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from convlab.core import StopRules, Training, TrainReport
from convlab.core.data.datasets import Dataset
from convlab.labs.lenet.architecture import BOOK, PlanField, mlp_like
from convlab.labs.lenet.runs.comparison import (
    THINGS,
    Thing,
    differing_things,
    first_kernels,
    options,
    repetition,
    value_of,
    varied,
)
from convlab.labs.lenet.runs.record import Change, RunRecord, Runs
from convlab.labs.lenet.runs.stored import StoredRun
from convlab.labs.lenet.state import MODERN, Recipe

SHORT = replace(MODERN, examples=1_000, batch_size=128, epochs=1)
MLP = replace(MODERN, architecture=mlp_like(MODERN.architecture))


def trained(runs: Runs, record: RunRecord, dataset: Dataset) -> RunRecord:
    runs.add(record)
    network, used = record.recipe.network(), record.recipe.used(dataset.train)
    training = Training(network, used.images, used.labels, record.recipe.settings(), start=record.start)
    while training.ending is None:
        runs.note(record, [training.step()], [training.state()])
    record.parameters = network.parameters
    return record


@pytest.mark.parametrize("recipe", [MODERN, MLP, replace(MODERN, learning_rate=0.9, seed=7)])
@pytest.mark.parametrize("thing", THINGS)
def test_a_variation_differs_in_one_thing_alone(recipe: Recipe, thing: Thing) -> None:
    values = options(recipe, thing)
    assert bool(values) == (thing != "pooling" or not recipe.architecture.is_mlp)
    assert len(values) == len(set(values))
    for value in values:
        other = varied(recipe, thing, value)
        other.architecture.network()  # it can be built
        assert value_of(other, thing) == value
        assert differing_things([recipe, other]) == [thing]
        assert other.seed == recipe.seed or thing == "seed"
        assert varied(other, thing, value_of(recipe, thing)) == recipe


def test_pooling_is_no_difference_where_one_network_has_none() -> None:
    assert differing_things([MODERN, replace(MLP, architecture=replace(MLP.architecture, pooling="average"))]) == [
        "layers"
    ]


def test_runs_that_are_alike_differ_in_nothing() -> None:
    assert differing_things([]) == differing_things([MODERN]) == differing_things([MODERN, MODERN]) == []


def test_the_first_kernels() -> None:
    network = BOOK.network("xavier", 1)
    assert np.array_equal(first_kernels(network), network.state_dict()["0.weight"][:, 0])
    network = mlp_like(BOOK).network("xavier", 1)
    assert np.array_equal(first_kernels(network)[3].ravel(), network.state_dict()["1.weight"][3])
    assert first_kernels(BOOK.with_value(PlanField("channels", 0), 40).network()).shape == (32, 5, 5)


def test_a_repetition_is_compared_number_by_number(dataset: Dataset) -> None:
    runs = Runs()
    first = trained(runs, runs.draft(SHORT), dataset)
    other = trained(runs, runs.draft(replace(SHORT, seed=1)), dataset)
    again = trained(runs, runs.repetition(first), dataset)
    assert repetition(first, runs) is None
    assert repetition(other, runs) is None
    found = repetition(again, runs)
    assert found is not None
    assert (found.of, found.steps, found.differs_at) == (first, 8, None)
    assert np.array_equal(again.parameters, first.parameters)


def reported(record: RunRecord, losses: list[float]) -> RunRecord:
    record.log.add(TrainReport(step, 9, 9, loss, 0.0) for step, loss in enumerate(losses, 1))
    return record


def test_a_repetition_that_differs_says_where() -> None:
    runs = Runs()
    for losses in ([3.0, 2.0, 1.0], [3.0, 2.0, 1.5, 1.0]):
        runs.add(reported(runs.draft(SHORT), losses))
    found = repetition(runs[2], runs)
    assert found is not None
    assert (found.steps, found.differs_at) == (3, 3)


def test_what_was_changed_on_the_way_ends_what_must_be_equal() -> None:
    runs = Runs()
    for losses in ([3.0, 2.0, 1.0], [3.0, 2.0, 1.0]):
        runs.add(reported(runs.draft(SHORT), losses))
    runs[1].changes.append(Change(1, replace(SHORT.tuning, learning_rate=1.0)))
    assert repetition(runs[2], runs) is None
    runs[1].changes[0] = Change(3, runs[1].changes[0].tuning)  # after the last step that both have
    assert repetition(runs[2], runs) is not None


def test_more_epochs_and_other_rules_to_stop_leave_the_curve_as_it_is() -> None:
    runs = Runs()
    for recipe in (SHORT, replace(SHORT, epochs=5, stop=StopRules(accuracy=0.9)), replace(SHORT, learning_rate=0.1)):
        runs.add(reported(runs.draft(recipe), [3.0, 2.0]))
    assert repetition(runs[2], runs) is not None
    assert repetition(runs[3], runs) is None


def test_time_counts_a_runs_own_steps() -> None:
    record = Runs().draft(SHORT)
    record.log.add([TrainReport(1, 9, 9, 2.0, 0.5), TrainReport(2, 9, 9, 2.0, 0.25)])
    assert record.log.seconds == 0.75


def test_a_branch_and_its_repetition_agree_after_a_file_too(dataset: Dataset) -> None:
    runs = Runs()
    first = trained(runs, runs.draft(SHORT), dataset)
    branch = trained(runs, runs.branch(first, first.history.states[3], replace(SHORT.tuning, epochs=2)), dataset)
    again = trained(runs, runs.repetition(branch), dataset)
    stored = [StoredRun.of(record, 1000).record() for record in (branch, again)]
    assert stored[0].start is not stored[1].start
    found = repetition(stored[1], stored)
    assert found is not None
    assert found.differs_at is None
    assert found.steps > first.steps_taken
