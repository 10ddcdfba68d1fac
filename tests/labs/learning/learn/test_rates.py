"""What a learning rate does: its words must be true of the descent itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from convlab.core.training.optimisers import Optimiser, make_optimiser
from convlab.labs.common.arrays import Matrix, frozen
from convlab.labs.learning.learn.curvature import curvature
from convlab.labs.learning.learn.rates import (
    Direction,
    direction,
    directions_of,
    limits_of,
    slowest,
    steps_to,
)
from tests.labs.learning.learn.problems import START, WHITE, edge_problem


def errors(eigenvalue: float, rate: float, optimiser: Optimiser, steps: int) -> Matrix:
    """An error of 1 along an eigenvector, before each of the core's own steps and after the last."""
    theta = np.ones(1)
    rule = make_optimiser(optimiser, theta)
    path = [1.0]
    for _ in range(steps):
        rule.step(theta, eigenvalue * theta, rate)
        path.append(float(theta[0]))
    return np.array(path)


@given(st.floats(0.1, 100), st.floats(0.001, 2.5))
def test_without_momentum_every_step_multiplies_by_the_factor(eigenvalue: float, share: float) -> None:
    rate = share / eigenvalue
    facts = direction(eigenvalue, rate)
    path = errors(eigenvalue, rate, "sgd", 8)
    assert path[1:] == pytest.approx(path[:-1] * facts.factor, rel=1e-6, abs=1e-12)
    changes_sign = bool((path[1:] * path[:-1] < 0).any())
    assert changes_sign == (facts.course in ("zigzag", "for ever", "diverges"))
    assert (abs(path[-1]) > 1) == (facts.factor < -1)


@given(st.floats(0.1, 100), st.floats(0.0001, 4.5))
def test_with_momentum_the_error_goes_as_the_factor_in_the_long_run(eigenvalue: float, bend: float) -> None:
    facts = direction(eigenvalue, bend / eigenvalue, 0.9)
    assume(abs(abs(facts.factor) - 1) > 0.01 and not 0.0026 < bend < 0.003)  # to see it there takes many steps
    path = errors(eigenvalue, bend / eigenvalue, "momentum", 400)
    earlier, later = (np.abs(path[start : start + 100]).max() for start in (200, 300))
    assert (later / earlier) ** (1 / 100) == pytest.approx(abs(facts.factor), rel=0.02)
    assert (facts.course == "diverges") == (np.abs(path[-50:]).max() > 1)
    if facts.course == "shrinks":
        assert (path > 0).all()
    if facts.course == "swings":
        assert (path < 0).any()
    if facts.course == "zigzag":
        assert (path[301:] * path[300:-1] < 0).all()


def test_the_edge_image_zigzags_along_one_direction_and_not_along_the_other() -> None:
    bent = curvature(edge_problem())
    assert directions_of(bent, 0.03, "sgd", 0.9) == [
        Direction(pytest.approx(60), pytest.approx(-0.8), "zigzag"),
        Direction(pytest.approx(12), pytest.approx(0.64), "shrinks"),
    ]
    assert [each.course for each in directions_of(bent, 1 / 30, "sgd", 0.9)] == ["for ever", "shrinks"]
    assert [each.course for each in directions_of(bent, 0.034, "sgd", 0.9)] == ["diverges", "shrinks"]
    assert [each.course for each in directions_of(bent, 1 / 60, "sgd", 0.9)] == ["at once", "shrinks"]
    assert directions_of(bent, 0.03, "adam", 0.9) == []


def test_limits_by_optimiser() -> None:
    bent = curvature(edge_problem())
    assert limits_of(bent, "sgd", 0.9) == pytest.approx((1 / 60, bent.limit))
    limits = limits_of(bent, "momentum", 0.9)
    assert limits is not None
    assert limits.diverges == pytest.approx(2 * 1.9 / 60)
    assert limits_of(bent, "adam", 0.9) is None
    nothing = curvature(edge_problem(frozen(0 * WHITE)))
    assert limits_of(nothing, "sgd", 0.9) == (np.inf, np.inf)
    assert {each.course for each in directions_of(nothing, 0.1, "momentum", 0.9)} == {"flat"}


@pytest.mark.parametrize(("optimiser", "mu"), [("sgd", 0.0), ("momentum", 0.9), ("momentum", 0.3)])
def test_at_the_limits_the_course_changes(optimiser: Optimiser, mu: float) -> None:
    limits = limits_of(curvature(edge_problem()), optimiser, mu)
    assert limits is not None
    assert direction(60, limits.turns * 0.999, mu).course == "shrinks"
    assert direction(60, limits.turns * 1.001, mu).course in ("zigzag", "swings")
    assert direction(60, limits.diverges * 0.999, mu).course in ("zigzag", "swings")
    assert direction(60, limits.diverges * 1.001, mu).course == "diverges"


def test_the_first_step_of_adam_is_as_long_as_the_rate_along_each_weight() -> None:
    theta = START.copy()
    make_optimiser("adam", theta).step(theta, edge_problem().gradient(START), 0.03)
    assert abs(theta - START) == pytest.approx(0.03, rel=1e-6)


def test_the_slowest_direction_and_how_long_it_takes() -> None:
    bent = curvature(edge_problem())
    assert slowest(directions_of(bent, 0.03, "sgd", 0.9)) == Direction(pytest.approx(60), pytest.approx(-0.8), "zigzag")
    assert slowest([Direction(0.0, 1.0, "flat")]) is None
    assert steps_to(-0.8, 0.01) == 21
    assert 0.8**21 <= 0.01 < 0.8**20
    assert steps_to(0.0, 0.01) == 1
    assert steps_to(1.0, 0.01) is None
