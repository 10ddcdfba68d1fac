"""What the LeNet lab says, against the numbers that it says it of: states at random."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convlab.core import StopRules
from convlab.core.data.class_names import FASHION
from convlab.core.data.data_source import MNIST, DataSource
from convlab.gui.labs.lenet.architecture.words import change_text, dropped_text, headline, plan_text, refusal_text
from convlab.gui.labs.lenet.drawing.words import other_data_text, prediction_sentence
from convlab.gui.labs.lenet.preprocessing.words import reach_text
from convlab.gui.labs.lenet.runs import words as runs_words
from convlab.gui.labs.lenet.training import words as training_words
from convlab.gui.labs.lenet.training.insight import describe_insight
from convlab.gui.labs.lenet.words import stop_text
from convlab.labs.common.numbers import percent
from convlab.labs.lenet.architecture import BOOK, LIMITS, Architecture, PlanField, facts_of, mlp_like, total_of
from convlab.labs.lenet.preprocessing import REACH, SIDE, ShiftMap
from convlab.labs.lenet.runs.comparison import differing_things
from convlab.labs.lenet.runs.record import Change, RunRecord, Runs
from convlab.labs.lenet.state import MODERN, NO_RULES, Tuning
from convlab.labs.lenet.training.insight import ActivationFacts, Insight
from convlab.labs.lenet.training.log import LOSS_OF_GUESSING, TrainingLog
from tests.labs.lenet.runs.test_record import reports

FASHION_MNIST = DataSource("Fashion-MNIST", FASHION, 60_000, "f")
OTHER_DIGITS = DataSource("Other digits", MNIST.class_names, 60_000, "0")
digits = st.integers(0, 9)
sources = st.sampled_from([MNIST, FASHION_MNIST, OTHER_DIGITS])


def plain(text: str) -> str:
    return text.replace(",", "")


@pytest.fixture(autouse=True)
def _application(qapp: Any) -> None:
    """Texts are translated by it."""


@given(sources, digits, sources, digits | st.none())
def test_a_prediction_is_judged_only_where_it_can_be(
    network: DataSource, prediction: int, image: DataSource, label: int | None
) -> None:
    text, other = prediction_sentence(network, prediction, image, label), other_data_text(network, image, label)
    assert network.class_names[prediction] in text
    comparable = network.class_names == image.class_names
    assert ("as labelled" in text) == (label is not None and comparable and label == prediction)
    assert ("but labelled" in text) == (label is not None and comparable and label != prediction)
    assert ("no class of this image" in text) == (label is not None and not comparable)
    assert bool(other) == (network != image)
    if other:
        assert network.name in other
        assert image.name in other
        assert label is None or comparable or image.class_names[label] in other


@st.composite
def plans(draw: st.DrawFn) -> Architecture:
    plan = BOOK
    for _ in range(draw(st.integers(0, 5))):
        field = draw(st.sampled_from(plan.fields))
        plan = plan.with_value(field, draw(st.integers(*plan.bounds(field))))
    return mlp_like(plan) if draw(st.booleans()) and draw(st.booleans()) else plan


@given(plans())
def test_what_is_said_of_a_network_is_so(plan: Architecture) -> None:
    facts, total, work = facts_of(plan), total_of(plan, "parameters"), total_of(plan, "multiply_adds")
    text = plain(headline(plan))
    assert str(total) in text
    most = max(facts, key=lambda layer: layer.parameters)
    convolutions = [layer for layer in facts if layer.kind == "Conv2d"]
    shares = {percent(most.parameters / total, 1)} if most not in convolutions else set()
    if convolutions:
        shares |= {
            percent(sum(layer.parameters for layer in convolutions) / total, 1),
            percent(sum(layer.multiply_adds for layer in convolutions) / work, 1),
        }
    assert all(share in text for share in shares)
    change = plain(change_text(plan))
    for name, own, books in (
        ("parameters", total, total_of(BOOK, "parameters")),
        ("multiply-adds", work, total_of(BOOK, "multiply_adds")),
    ):
        assert (f"{own - books} more {name}" in change) == (own > books)
        assert (f"{books - own} fewer {name}" in change) == (own < books)


@given(plans())
def test_dropped_rows_are_told_and_no_others(plan: Architecture) -> None:
    network = plan.network()
    text = plan_text(plan)
    for facts in facts_of(plan):
        if facts.kind == "Pool2d":
            before, after = network.shapes[facts.index - 1][-1], network.shapes[facts.index][-1]
            assert (before % 2 == 1) == (facts.dropped == 1)
            assert (f"{facts.code} pools {before} × {before} to {after} × {after}" in text) == (before % 2 == 1)
        else:
            assert not dropped_text(facts)


@given(plans(), st.data())
def test_an_impossible_number_is_refused_by_the_formula_that_fails(plan: Architecture, data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(plan.fields))
    value = data.draw(st.integers(-2, 700).filter(lambda value: not _is_possible(plan, field, value)))
    text = refusal_text(plan, field, value)
    assert text.endswith(".")
    for left, right, result in re.findall(r"(\d+) − (\d+) \+ 1 = (−?\d+)", text):
        assert int(left) - int(right) + 1 == int(result.replace("−", "-")) < 2


def _is_possible(plan: Architecture, field: PlanField, value: int) -> bool:
    try:
        plan.with_value(field, value)
    except ValueError:
        return False
    return True


def test_a_map_of_nine_rows_loses_one() -> None:
    plan = BOOK.with_value(PlanField("kernel", 1), 6)
    assert "S4 pools 9 × 9 to 4 × 4: ⌊(9 − 2)/2⌋ + 1 = 4. The last row and column are dropped." in plan_text(plan)
    assert LIMITS["kernel"][1] >= 6


@st.composite
def insights(draw: st.DrawFn) -> Insight:
    numbers = st.floats(0, 1, width=32)
    kind = draw(st.sampled_from(["Sigmoid", "ReLU", "Tanh"]))
    low, high, spread, idle = (draw(numbers) for _ in range(4))
    activations = (
        ActivationFacts(kind, "C1", low, high, spread, idle),
        ActivationFacts(kind, "F6", low, high, spread, 0),
    )
    gradients = draw(st.tuples(numbers, numbers))
    loss = draw(st.one_of(st.floats(0, 20), st.floats(2.2, 2.4)))
    return Insight(loss, draw(numbers), activations, ("C1", ""), gradients)


@given(insights(), st.integers(0, 10**6))
def test_the_sentence_on_a_moment_says_what_is_so(insight: Insight, step: int) -> None:
    text = describe_insight(insight, step)
    near = abs(insight.loss - LOSS_OF_GUESSING) < 0.06
    assert ("every image gets nearly the same" in text) == (near and insight.probability_spread < 0.02)
    assert ("worse than guessing" in text) == (insight.loss >= LOSS_OF_GUESSING + 0.06)
    assert "class gets" not in text
    first, last = insight.gradients
    assert ("times smaller" in text) == (first > 0 and last / first >= 1.25)
    assert ("times as large" in text) == (last > 0 and first / last >= 1.25 and first > 0)
    assert ("No gradient at all reaches C1" in text) == (first == 0)
    assert ("% of the" in text) == (insight.activations[0].idle >= 0.05)


@given(st.integers(0, SIDE * SIDE - 1) | st.none(), st.integers(0, 9))
def test_how_far_a_prediction_holds(other: int | None, digit: int) -> None:
    probabilities = np.zeros((SIDE, SIDE, 10))
    probabilities[..., digit] = 1
    if other is not None:
        probabilities.reshape(-1, 10)[other] = np.roll(np.eye(10)[digit], 1)
    text = reach_text(ShiftMap(probabilities), digit)
    if other is None:
        assert text == "The prediction holds for every shift shown."
        return
    row, column = divmod(other, SIDE)
    held = max(abs(row - REACH), abs(column - REACH)) - 1
    if held < 0:
        assert "Not even" in text
    elif held == 0:
        assert "by one pixel changes" in text
    else:
        assert ("by one pixel" if held == 1 else f"by up to {held} pixels") in text


def test_stop_rules_are_named_with_their_numbers() -> None:
    assert stop_text(StopRules(0.98, 1)) == "at 98.00% or after an epoch without improvement"
    assert stop_text(StopRules(None, 3)) == "after 3 epochs without improvement"
    assert stop_text(StopRules()) == "none"


@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from([0.001, 0.002])), min_size=1, max_size=4), st.data())
def test_the_headline_of_the_runs_names_the_best(kinds: list[tuple[int, float]], data: st.DataObject) -> None:
    runs = Runs()
    for index, (epochs, rate) in enumerate(kinds):
        record = runs.draft(replace(MODERN, learning_rate=rate))
        runs.add(record)
        runs.note(
            record,
            [
                replace(
                    r,
                    test_accuracy=0.9 + index / 100 if r.step % 10 == 0 else None,
                    train_accuracy=0.5 if r.step % 10 == 0 else None,
                )
                for r in reports(10 * epochs)
            ],
        )
    chosen = data.draw(st.sampled_from([None, *runs]))
    text = runs_words.headline(runs, chosen)
    tested = [record for record in runs if record.log.test_accuracy is not None]
    if not tested:
        assert text == "The first test accuracy comes after a whole epoch."
        return
    best = max(tested, key=lambda record: record.log.test_accuracy)
    assert text.startswith(runs_words.run_name(best))
    assert f"{best.log.test_accuracy * 100:.2f}%" in text
    if len(tested) > 1:
        other = (
            chosen
            if chosen in tested and chosen is not best
            else sorted(tested, key=lambda record: record.log.test_accuracy)[-2]
        )
        assert f"{runs_words.run_name(other)} has {other.log.test_accuracy * 100:.2f}%" in text
        assert ("they differ in" in text) == bool(differing_things([best.recipe, other.recipe]))


# ---- runs


@given(
    st.lists(st.tuples(st.integers(1, 30), st.sampled_from([0.001, 0.01]), st.integers(1, 9)), max_size=3),
    st.booleans(),
    st.booleans(),
)
def test_what_sets_a_run_apart_has_the_values(
    changes: list[tuple[int, float, int]], is_branch: bool, has_parent: bool
) -> None:
    runs = Runs()
    parent = runs.draft(MODERN)
    parent.name = "Mother"
    if has_parent:
        runs.add(parent)
    record = RunRecord(5, MODERN, TrainingLog(256), parent=parent.number if is_branch else None)
    before = MODERN.tuning
    for step, rate, epochs in changes:
        record.changes.append(Change(step, Tuning(rate, 0.9, epochs, NO_RULES)))
    text = runs_words.description(record, [], None, runs)
    assert ("branch of Mother at step 0" in text) == (is_branch and has_parent)
    assert ("branch of Run 1 (deleted)" in text) == (is_branch and not has_parent)
    for change in record.changes:
        if change.tuning.learning_rate != before.learning_rate:
            assert f"η {before.learning_rate} → {change.tuning.learning_rate}" in text
        if change.tuning.epochs != before.epochs:
            assert f"epochs {before.epochs} → {change.tuning.epochs}" in text
        assert f"from step {change.step + 1} on" in text
        before = change.tuning


@given(
    st.sampled_from(["epochs", "accuracy", "no improvement"]), st.integers(1, 4), st.lists(st.floats(0, 1), min_size=1)
)
def test_the_end_of_a_run_is_told_with_its_numbers(ending: Any, patience: int, accuracies: list[float]) -> None:
    record = RunRecord(1, replace(MODERN, stop=StopRules(None, patience)), TrainingLog(256))
    for epoch, accuracy in enumerate(accuracies, 1):
        (report,) = reports(1, first=10 * epoch)
        record.log.add([replace(report, test_accuracy=accuracy)])
    record.ending = ending
    text = training_words.ending_text(record)
    if ending == "accuracy":
        assert f"has reached {percent(accuracies[-1], 2)}." in text
    elif ending == "no improvement":
        assert f"above {percent(max(accuracies), 2)}." in text
        assert (f"for {patience} epochs" in text) == (patience > 1)
        assert ("the last epoch did not" in text) == (patience == 1)
    else:
        assert text.startswith("Done.")
