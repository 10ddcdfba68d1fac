"""What is said of a rate is what the numbers say, whatever the state is."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from convlab.gui.labs.learning.learn.rate_words import (
    axis_names,
    direction_tip,
    limit_tip,
    parameter_names,
    plane_sentence,
    rate_sentence,
    share_text,
    valley_sentence,
    why_not_rate,
)
from convlab.labs.common.arrays import frozen
from convlab.labs.common.numbers import format_number
from convlab.labs.learning.learn.curvature import curvature, errors_along
from convlab.labs.learning.learn.rates import Direction, directions_of, limits_of
from convlab.labs.learning.learn.state import LearnState
from tests.gui.labs.learning.learn.states import WHITE, states


def test_the_books_rate_zigzags() -> None:
    assert rate_sentence(LearnState()) == (
        "At η = 0.03 each step multiplies the error along λ = 60 by −0.8: a zigzag that shrinks."
    )
    assert valley_sentence(LearnState().problem) == ""


def test_above_the_limit_it_diverges() -> None:
    assert rate_sentence(LearnState(rate=0.034)) == (
        "η = 0.034 is above the limit 2/λ = 0.0333: each step multiplies the error along λ = 60 by −1.04, and it"
        " diverges."
    )
    assert "jumps from side to side for ever" in rate_sentence(LearnState(rate=1 / 30))
    assert "is gone after one step" in rate_sentence(LearnState(rate=1 / 60))


def test_of_a_slow_direction_is_said_what_is_left() -> None:
    assert rate_sentence(LearnState(rate=0.01)) == (
        "At η = 0.01 each step multiplies the error along λ = 60 by 0.4, without a zigzag. Slowest is λ = 12, where"
        " 0.88 of the error is left after a step."
    )


def test_of_the_surface_is_said_how_long_its_ellipses_are() -> None:
    assert plane_sentence(LearnState().problem) == (
        "The loss over both parameters. Its contours are ellipses, 2.2 times as long as wide: √(λ_max/λ_min)."
    )
    assert plane_sentence(LearnState(input=WHITE).problem).endswith("Its contours are parallel lines: a valley.")


def test_a_valley_is_explained() -> None:
    assert valley_sentence(LearnState(input=WHITE).problem) == (
        "A valley: λ = 0 along (0.71, −0.71). Any multiple of it can be added to (w₀₀, w₀₁) and no output changes: the"
        " kernel is not identifiable."
    )
    larger = LearnState(input=WHITE, start=frozen(np.zeros((1, 2, 2)))).problem
    assert valley_sentence(larger).startswith("3 of 4 eigenvalues are 0")
    assert "cannot be identified" in valley_sentence(LearnState(input=frozen(0 * WHITE)).problem)
    assert "no weight changes anything" in rate_sentence(LearnState(input=frozen(0 * WHITE)))


@given(states())
def test_the_sentence_says_diverges_when_the_error_grows(state: LearnState) -> None:
    sentence, bent = rate_sentence(state), curvature(state.problem)
    if not bent.steepest or state.optimiser == "adam":
        assert "diverge" not in sentence
        return
    limits = limits_of(bent, state.optimiser, state.momentum)
    assert limits is not None
    if abs(state.rate / limits.diverges - 1) > 1e-6:
        assert ("diverges" in sentence) == (state.rate > limits.diverges)
    assert format_number(state.rate) in sentence


@given(states())
def test_zigzag_is_said_when_the_error_along_the_steepest_direction_changes_its_sign(state: LearnState) -> None:
    state = replace(state, optimiser="sgd")
    bent = curvature(state.problem)
    errors = errors_along(bent, state.path.thetas[:2])[:, 0]
    sentence = rate_sentence(state)
    if bent.steepest and abs(errors[0]) > 1e-3 and "once" not in sentence and "after one step" not in sentence:
        is_straight = "without a zigzag" in sentence
        assert is_straight == (errors[0] * errors[1] > 0)


@given(states())
def test_the_valley_is_told_when_there_is_one(state: LearnState) -> None:
    problem = state.problem
    assert bool(valley_sentence(problem)) == bool(curvature(problem).flat)
    assert str(problem.parameters) in plane_sentence(problem) or problem.parameters <= 2
    assert len(parameter_names(problem)) == len(set(parameter_names(problem))) == problem.parameters
    assert axis_names(problem)[0] != axis_names(problem)[1] or curvature(problem).flat != 1
    assert limit_tip(state)


@given(states())
def test_every_direction_has_a_tip_with_its_numbers(state: LearnState) -> None:
    momentum = state.momentum if state.optimiser == "momentum" else 0.0
    for each in directions_of(curvature(state.problem), state.rate, state.optimiser, state.momentum):
        tip = direction_tip(each, momentum)
        assert each.course == "flat" or format_number(each.factor) in tip
        if found := re.search(r"about ([\d,]+) steps", tip):
            count = int(found[1].replace(",", ""))
            assert abs(each.factor) ** count <= 0.0101


def test_names_of_parameters() -> None:
    assert parameter_names(LearnState(has_bias=True).problem) == ["w₀₀", "w₀₁", "b"]
    two = LearnState(start=frozen(np.zeros((2, 1, 2))), hidden=frozen(np.ones((2, 1, 2))), start_bias=frozen([0, 0]))
    assert parameter_names(two.problem) == ["w₀,₀₀", "w₀,₀₁", "w₁,₀₀", "w₁,₀₁"]
    assert axis_names(LearnState().problem) == (["w₀₀"], ["w₀₁"])
    assert axis_names(LearnState(has_bias=True).problem)[0][0].startswith("along the eigenvector of λ = ")


def test_a_tip_says_how_long_it_takes() -> None:
    assert direction_tip(Direction(60.0, -0.8, "zigzag"), 0.0) == (
        "λ = 60. Each step multiplies the error along this direction by 1 − ηλ = −0.8. After about 21 steps at most 1%"
        " of it is left."
    )
    assert "steps" not in direction_tip(Direction(2.0, 0.005, "shrinks"), 0.0)


@pytest.mark.parametrize("rate", [1e300, 0.0, -1.0])
def test_a_hopeless_rate_is_refused_with_the_bound(rate: float) -> None:
    assert "possible here" in why_not_rate(rate)
    assert why_not_rate(0.03) == ""


def test_how_a_rate_stands_to_the_limit() -> None:
    bent = curvature(LearnState().problem)
    assert share_text(0.03, limits_of(bent, "sgd", 0.9)) == "= 0.9 × limit"
    assert share_text(0.03, limits_of(bent, "adam", 0.9)) == ""
