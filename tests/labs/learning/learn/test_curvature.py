"""The Hessian of a squared loss: the worked numbers of the edge image, and what must hold for any problem."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convlab.labs.common.arrays import Matrix, frozen
from convlab.labs.learning.learn.curvature import curvature, errors_along, factors
from convlab.labs.learning.learn.problem import Problem
from tests.labs.learning.learn.problems import START, WHITE, edge_problem, problems


def descended(problem: Problem, theta: Matrix, rate: float, steps: int) -> list[Matrix]:
    path = [theta]
    for _ in range(steps):
        path.append(path[-1] - rate * problem.gradient(path[-1]))
    return path


# ---- the edge image, with numbers that can be found by hand


def test_the_edge_image_bends_the_loss_by_60_and_12() -> None:
    bent = curvature(edge_problem())
    assert bent.hessian.tolist() == [[36, 24], [24, 36]]
    assert bent.eigenvalues == pytest.approx([60, 12])
    assert bent.vectors == pytest.approx(np.array([[1, 1], [1, -1]]) / math.sqrt(2))
    assert bent.limit == pytest.approx(1 / 30)
    assert bent.best_rate == pytest.approx(1 / 36)
    assert bent.flat == 0
    assert bent.minimum == pytest.approx([1, -1])
    assert bent.least_loss == 0


def test_at_0_03_each_direction_shrinks_by_its_factor() -> None:
    bent = curvature(edge_problem())
    assert factors(bent, 0.03) == pytest.approx([-0.8, 0.64])
    path = np.array(descended(edge_problem(), START, 0.03, 5))
    along = errors_along(bent, path)
    assert along[1:] == pytest.approx(along[:-1] * [-0.8, 0.64])


def test_an_error_that_is_lost_in_the_rounding_of_others_is_not_known() -> None:
    bent = curvature(edge_problem())
    far = bent.minimum + bent.vectors @ np.array([1e30, 0.5])
    errors = errors_along(bent, far[None])[0]
    assert errors[0] == pytest.approx(1e30)
    assert np.isnan(errors[1])
    assert errors_along(bent, bent.minimum[None]).tolist() == [[0, 0]]


def test_the_books_losses_follow_from_the_factors() -> None:
    bent = curvature(edge_problem())
    errors = errors_along(bent, START[None])[0]
    losses = [0.5 * (bent.eigenvalues * (errors * factors(bent, 0.03) ** n) ** 2).sum() for n in (0, 1, 3, 5, 7, 9)]
    assert losses == pytest.approx([27, 14.515, 4.757, 1.749, 0.683, 0.274], abs=5e-4)
    after_ten = bent.minimum + bent.vectors @ (errors * factors(bent, 0.03) ** 10)
    assert after_ten == pytest.approx([1.042, -0.935], abs=5e-4)
    assert descended(edge_problem(), START, 0.03, 10)[-1] == pytest.approx(after_ten)


def test_the_mean_is_42_times_slower() -> None:
    of_sum, of_mean = curvature(edge_problem()), curvature(edge_problem(loss="mean"))
    assert of_mean.limit == pytest.approx(42 * of_sum.limit)
    assert of_mean.eigenvalues * 42 == pytest.approx(of_sum.eigenvalues)
    assert descended(edge_problem(loss="mean"), START, 42 * 0.03, 10)[-1] == pytest.approx(
        descended(edge_problem(), START, 0.03, 10)[-1]
    )


def test_a_white_image_has_a_valley() -> None:
    problem = edge_problem(WHITE)
    bent = curvature(problem)
    assert bent.eigenvalues == pytest.approx([168, 0])
    assert bent.limit == pytest.approx(0.0119, abs=5e-5)
    assert bent.flat == 1
    assert bent.minimum == pytest.approx([0, 0])
    along_valley = bent.vectors[:, 1]
    assert problem.predict(bent.minimum + 7 * along_valley) == pytest.approx(problem.predict(bent.minimum))


@pytest.mark.parametrize(("share", "grows"), [(0.99, False), (1.01, True)])
def test_the_limit_is_where_descent_begins_to_diverge(share: float, grows: bool) -> None:
    problem = edge_problem()
    last = descended(problem, START, share * curvature(problem).limit, 200)[-1]
    assert (problem.loss_of(last) > problem.loss_of(START)) is grows


def test_the_best_rate_shrinks_the_worst_direction_most() -> None:
    bent = curvature(edge_problem())
    worst = [abs(factors(bent, rate)).max() for rate in np.linspace(0.8, 1.2, 41) * bent.best_rate]
    assert int(np.argmin(worst)) == 20
    assert worst[20] == pytest.approx(2 / 3)


# ---- any problem


@given(problems(), st.integers(0, 99))
def test_the_hessian_is_how_the_gradient_changes(problem: Problem, seed: int) -> None:
    bent = curvature(problem)
    here, there = np.random.default_rng(seed).normal(size=(2, problem.parameters))
    change = problem.gradient(here) - problem.gradient(there)
    assert bent.hessian @ (here - there) == pytest.approx(change, abs=1e-9)


@given(problems())
def test_eigenvectors_are_directions_of_their_own(problem: Problem) -> None:
    bent = curvature(problem)
    assert bent.hessian @ bent.vectors == pytest.approx(bent.vectors * bent.eigenvalues, abs=1e-8)
    assert bent.vectors.T @ bent.vectors == pytest.approx(np.eye(problem.parameters), abs=1e-9)
    assert (np.diff(bent.eigenvalues) <= 0).all()
    assert (bent.eigenvalues >= 0).all()


@given(problems(), st.integers(0, 99))
def test_nothing_has_less_loss_than_the_minimum(problem: Problem, seed: int) -> None:
    bent = curvature(problem)
    assert problem.gradient(bent.minimum) == pytest.approx(0, abs=1e-8)
    theta = np.random.default_rng(seed).normal(size=problem.parameters)
    above = 0.5 * (bent.eigenvalues * errors_along(bent, theta[None])[0] ** 2).sum()
    assert bent.least_loss + above == pytest.approx(problem.loss_of(theta))


@given(problems())
def test_along_flat_directions_no_output_changes_and_the_minimum_has_nothing_of_them(problem: Problem) -> None:
    bent = curvature(problem)
    flat = bent.vectors[:, problem.parameters - bent.flat :]
    for direction in flat.T:
        assert problem.predict(direction) == pytest.approx(0, abs=1e-6)
    assert flat.T @ bent.minimum == pytest.approx(0, abs=1e-8)
    assert np.linalg.matrix_rank(bent.hessian, hermitian=True) == problem.parameters - bent.flat


def test_an_image_of_zeros_bends_nothing() -> None:
    problem = Problem(frozen(np.zeros((1, 4, 4))), frozen(np.ones((1, 3, 3))), (2, 2))
    bent = curvature(problem)
    assert bent.flat == 4
    assert (bent.limit, bent.best_rate) == (math.inf, math.inf)
    assert bent.minimum.tolist() == [0, 0, 0, 0]
    assert (bent.steepest, bent.shallowest, bent.least_loss) == (0, 0, 9)


def test_another_target_does_not_change_how_the_loss_bends() -> None:
    problem = edge_problem()
    other = Problem(problem.x, frozen(problem.y + 1), problem.kernel)
    assert curvature(other).hessian is curvature(problem).hessian
