"""Gradients are what finite differences say, except where the loss has a kink: there its two slopes differ."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given

from convlab.labs.common.arrays import frozen
from convlab.labs.learning.backward.differences import Place, check_all, difference, gradient_at, is_kink, places
from convlab.labs.learning.backward.state import BackwardState
from tests.labs.learning.backward.states import states
from tests.labs.learning.backward.test_state import of_scene


@given(states(has_ties=False))
def test_every_gradient_agrees_with_its_difference_quotient(state: BackwardState) -> None:
    found = check_all(state)
    assert not found.kinks
    assert found.compared == state.input.size + state.weights.size + state.biases.size
    for place in places(state):
        one = difference(state, place)
        assert one.quotient == pytest.approx(one.gradient, rel=1e-4, abs=max(1e-9, one.rounding))


@given(states())
def test_the_worst_is_the_largest_error(state: BackwardState) -> None:
    found = check_all(state)
    errors = {place: difference(state, place).error for place in places(state) if not is_kink(state, place)}
    assert found.compared == len(errors)
    assert found.error == max(errors.values(), default=0.0)
    assert found.worst is None or errors[found.worst] == found.error


def test_at_a_tie_the_slopes_differ_and_the_core_takes_the_first_in_reading_order() -> None:
    state = of_scene("backward_ties")
    first, second = Place("input", (0, 0, 1)), Place("input", (0, 1, 0))  # 3 and 3 in the first window
    for place, taken in ((first, 1), (second, 0)):
        assert is_kink(state, place)
        found = difference(state, place)
        assert (found.from_right, found.from_left) == (pytest.approx(1), pytest.approx(0, abs=1e-9))
        assert gradient_at(state, place) == taken


def test_a_relu_at_0_has_two_slopes_and_the_core_takes_0() -> None:
    state = of_scene("backward_relu")
    place = Place("input", (0, 0, 1))
    found = difference(state, place)
    assert is_kink(state, place)
    assert (found.from_right, found.from_left, found.gradient) == (pytest.approx(2), 0, 0)


def test_where_no_gradient_comes_in_there_is_no_kink() -> None:
    state = of_scene("backward_relu")
    quiet = replace(state, upstream=frozen(np.zeros((1, 3, 3))))
    assert check_all(quiet).kinks == ()


def test_a_saturated_sigmoid_agrees_but_for_rounding() -> None:
    state = replace(of_scene("backward_sigmoid"), input=frozen(np.full((1, 3, 3), 15)))
    found = difference(state, Place("input", (0, 2, 2)))
    assert found.gradient == pytest.approx(np.exp(-15), rel=1e-5)
    assert found.is_rounding


def test_no_gradient_is_exactly_no_difference() -> None:
    state = replace(BackwardState(), upstream=frozen(np.zeros((1, 2, 2))))
    found = check_all(state)
    assert (found.compared, found.error) == (14, 0)


@given(states())
def test_a_smaller_h_makes_the_rounding_larger(state: BackwardState) -> None:
    assume(state.input.any() and state.upstream.any())
    place = next(places(state))
    coarse, fine = (difference(replace(state, h=h), place) for h in (1e-2, 1e-8))
    assert fine.rounding >= coarse.rounding
