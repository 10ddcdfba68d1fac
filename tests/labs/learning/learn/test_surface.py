"""Planes through the loss: what is drawn of a problem with any number of weights."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convlab.labs.common.arrays import frozen
from convlab.labs.learning.learn.curvature import curvature
from convlab.labs.learning.learn.problem import Problem
from convlab.labs.learning.learn.surface import (
    bowl_of,
    contours,
    levels,
    moved_on_plane,
    on_plane,
    plane_of,
    surface,
)
from tests.labs.learning.learn.problems import START, WHITE, edge_problem, problems


def test_two_weights_are_the_axes_themselves() -> None:
    plane = plane_of(edge_problem())
    assert plane.is_whole
    assert on_plane(plane, START[None]).tolist() == [[0.5, 0.5]]
    xs, ys = frozen([0.5, 1.0]), frozen([-1.0, 0.5, 2.0])
    grid = surface(edge_problem(), xs, ys)
    assert grid == pytest.approx(np.array([[edge_problem().loss_of(frozen([x, y])) for x in xs] for y in ys]))
    assert grid[1, 0] == pytest.approx(27)


@given(problems(), st.floats(-3, 3), st.floats(-3, 3))
def test_a_plane_through_the_minimum_shows_the_loss_itself(problem: Problem, a: float, b: float) -> None:
    plane, bent = plane_of(problem), curvature(problem)
    theta = plane.origin + a * plane.axes[0] + b * plane.axes[1]
    assert bowl_of(problem).loss(frozen([a, b])) == pytest.approx(problem.loss_of(theta))
    assert surface(problem, frozen([a]), frozen([b]))[0, 0] == pytest.approx(problem.loss_of(theta))
    assert on_plane(plane, bent.minimum[None])[0] == pytest.approx(bowl_of(problem).centre)
    if problem.parameters > 2:
        assert plane.eigenvalues.tolist() == [bent.eigenvalues[0], bent.eigenvalues[-1]]
        assert on_plane(plane, theta[None])[0] == pytest.approx([a, b])


@given(problems(), st.integers(0, 99))
def test_what_is_moved_on_a_plane_keeps_the_rest(problem: Problem, seed: int) -> None:
    plane, random = plane_of(problem), np.random.default_rng(seed)
    theta, point = random.normal(size=problem.parameters), random.normal(size=2)
    if problem.parameters == 1:
        point[1] = 0
    moved = moved_on_plane(plane, theta, point)
    assert on_plane(plane, moved[None])[0] == pytest.approx(point)
    off_plane = (moved - theta) - plane.axes.T @ (plane.axes @ (moved - theta))
    assert off_plane == pytest.approx(0, abs=1e-9)


@given(problems(), st.floats(0.1, 10))
def test_a_contour_goes_where_the_loss_has_its_height(problem: Problem, height: float) -> None:
    bowl = bowl_of(problem)
    outlines = contours(bowl, [height, 2 * height], far=1e4)
    if not curvature(problem).steepest:
        assert not outlines
    else:
        for outline, times in zip(outlines, (1, 2), strict=True):
            assert bowl.loss(outline) - bowl.least == pytest.approx(times * height, rel=1e-3)


def test_the_contours_of_a_valley_are_parallel_lines() -> None:
    (outline,) = contours(bowl_of(edge_problem(WHITE)), [1.0], far=50)
    assert len(outline) == 4
    assert abs(outline.sum(1)) == pytest.approx(math.sqrt(2) * math.sqrt(2 / 168))
    assert np.linalg.norm(outline, axis=1) == pytest.approx(50, rel=1e-3)


def test_how_long_the_contours_are() -> None:
    assert bowl_of(edge_problem()).length == pytest.approx(math.sqrt(5))
    assert bowl_of(edge_problem(WHITE)).length == math.inf
    (outline,) = contours(bowl_of(edge_problem()), [1.0], far=50)
    reach = np.linalg.norm(outline - bowl_of(edge_problem()).centre, axis=1)
    assert reach.max() / reach.min() == pytest.approx(math.sqrt(5), rel=1e-2)


def test_heights_are_round_and_at_any_distance() -> None:
    assert levels(0.9, 60) == pytest.approx([1, 2, 5, 10, 20, 50])
    assert levels(1e-7, 3e-7) == pytest.approx([1e-7, 2e-7])


def test_each_of_two_outputs_has_a_plane_of_its_own() -> None:
    x = frozen(np.arange(16).reshape(1, 4, 4) % 5)
    problem = Problem(x, frozen(np.ones((2, 3, 3))), (2, 2), has_bias=True)
    assert (plane_of(problem, 0).axes[:, [4, 5, 6, 7, 9]] == 0).all()
    assert (plane_of(problem, 1).axes[:, [0, 1, 2, 3, 8]] == 0).all()
    assert plane_of(problem, 0).eigenvalues == pytest.approx(plane_of(problem, 1).eigenvalues)
    at = frozen([0.3, -0.2])
    for out in (0, 1):
        theta = plane_of(problem, out).origin + at @ plane_of(problem, out).axes
        assert bowl_of(problem, out).loss(at) == pytest.approx(problem.loss_of(theta))
