"""The worked numbers of learning a kernel, and that the quick descent is the one that the core's gradients walk."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlab.core import Padding
from convlab.core.training.optimisers import make_optimiser
from convlab.labs.common.arrays import frozen
from convlab.labs.learning.learn.descent import walk
from convlab.labs.learning.learn.problem import Problem
from convlab.labs.learning.learn.scenes import SCENES
from convlab.labs.learning.learn.state import LearnState

BOOK = LearnState()


def hessian(problem: Problem) -> np.ndarray[Any, Any]:
    """By differences of the gradient, which is linear."""
    zero = problem.gradient(np.zeros(problem.parameters))
    return np.array([problem.gradient(unit) - zero for unit in np.eye(problem.parameters)])


def shown(name: str) -> LearnState:
    return replace(BOOK, **SCENES[name].changes(), scene=name)


# ---- the book's numbers


def test_the_target_of_the_book_is_what_its_edge_kernel_makes() -> None:
    np.testing.assert_array_equal(BOOK.y, np.tile([0, 1, 0, 0, 0, -1, 0], (1, 6, 1)))


def test_the_losses_and_the_kernel_are_those_that_the_book_prints() -> None:
    path = BOOK.path
    assert path.losses[0] == 27
    np.testing.assert_allclose(path.losses[[1, 3, 5, 7, 9]], [14.515, 4.757, 1.749, 0.683, 0.274], atol=5e-4)
    np.testing.assert_allclose(path.thetas[10], [1.042, -0.935], atol=5e-4)


def test_the_curvature_of_the_books_problem() -> None:
    own = hessian(BOOK.problem)
    np.testing.assert_allclose(own, [[36, 24], [24, 36]])
    np.testing.assert_allclose(np.linalg.eigvalsh(own), [12, 60])


def test_each_direction_shrinks_by_its_factor_in_a_step() -> None:
    off = BOOK.path.thetas - [1, -1]
    sums, differences = off @ [1, 1], off @ [1, -1]  # along the eigenvectors of 60 and 12
    np.testing.assert_allclose(sums[1:], -0.8 * sums[:-1])
    np.testing.assert_allclose(differences[1:], 0.64 * differences[:-1])


def test_mean_for_sum_is_42_times_slower() -> None:
    mean = replace(BOOK, loss="mean")
    np.testing.assert_allclose(mean.problem.gradient(mean.first) * 42, BOOK.problem.gradient(BOOK.first))
    as_fast = replace(mean, rate=42 * BOOK.rate)
    np.testing.assert_allclose(as_fast.path.thetas, BOOK.path.thetas)


def test_a_white_image_has_a_valley_and_the_kernel_found_is_another_one() -> None:
    white = shown("white_image")
    np.testing.assert_allclose(np.linalg.eigvalsh(hessian(white.problem)), [0, 168], atol=1e-9)
    end = white.path.thetas[-1]
    np.testing.assert_allclose(end, [0.25, -0.25], atol=1e-6)
    assert white.path.losses[-1] < 1e-9
    assert not np.allclose(end, white.hidden.ravel())


@pytest.mark.parametrize(("rate", "shrinks"), [(0.0333, True), (0.0334, False)])
def test_the_largest_learning_rate_of_the_book_is_a_thirtieth(rate: float, shrinks: bool) -> None:
    losses = replace(BOOK, rate=rate, steps=1000).path.losses
    assert (losses[-1] < losses[0]) == shrinks


def test_the_best_fixed_rate_is_a_thirty_sixth() -> None:
    def after(rate: float) -> float:
        return float(replace(BOOK, rate=rate, steps=30).path.losses[-1])

    assert after(1 / 36) < min(after(1 / 36 - 0.001), after(1 / 36 + 0.001))


# ---- what the prepared scenes promise


def test_found_kernels_are_the_hidden_ones() -> None:
    for name in ("find_edge", "under_limit", "sparse", "two_outputs"):
        state = replace(shown(name), steps=1000)
        weights = state.kernel_at(state.path.steps)
        rows, columns = state.hidden.shape[1:]
        row, column = (n // 2 - k // 2 for n, k in zip(weights.shape[1:], (rows, columns), strict=True))
        np.testing.assert_allclose(weights[:, row : row + rows, column : column + columns], state.hidden, atol=1e-6)
        assert np.abs(weights).sum() == pytest.approx(np.abs(state.hidden).sum(), abs=1e-5)  # zeros around them


def test_the_sparse_kernel_is_seen_to_be_sparse_within_its_steps() -> None:
    state = shown("sparse")
    assert (np.abs(state.kernel_at(state.path.steps)) < 0.005).sum() == 25 - 6


@pytest.mark.parametrize("name", ["find_maximum", "find_relu", "too_small"])
def test_what_no_kernel_makes_is_approached_as_far_as_it_can_be(name: str) -> None:
    path = shown(name).path
    assert path.losses[-1] > 0.05
    assert np.abs(path.gradients[-1]).max() < 0.01 * np.abs(path.gradients[0]).max()


def test_above_the_limit_the_loss_grows() -> None:
    losses = shown("over_limit").path.losses
    assert losses[-1] > 1e3 * losses.min()


# ---- the descent


def problems(draw: Any) -> Problem:
    rng = np.random.default_rng(draw(st.integers(0, 10_000)))
    c_in, c_out = draw(st.integers(1, 2)), draw(st.integers(1, 2))
    size = draw(st.tuples(st.integers(3, 7), st.integers(3, 7)))
    kernel = draw(st.tuples(st.integers(1, 3), st.integers(1, 3)))
    padding = Padding(*draw(st.tuples(*[st.integers(0, 2)] * 4)))
    stride = draw(st.tuples(st.integers(1, 2), st.integers(1, 2)))
    has_bias, loss = draw(st.booleans()), draw(st.sampled_from(["sum", "mean"]))
    x = frozen(rng.normal(size=(c_in, *size)))
    bare = Problem(x, frozen(np.zeros((c_out, 1, 1))), kernel, padding, stride, has_bias, loss)
    size = bare.predict(np.zeros(bare.parameters)).shape
    return replace(bare, y=frozen(rng.normal(size=size)))


@given(st.data(), st.sampled_from(["sgd", "momentum", "adam"]))
@settings(max_examples=60, deadline=None)
def test_every_step_is_that_of_the_cores_gradient(data: st.DataObject, optimiser: Any) -> None:
    problem = problems(data.draw)
    theta = np.random.default_rng(0).normal(size=problem.parameters)
    path = walk(problem, frozen(theta), optimiser, 0.9, 0.003, 12)
    method = make_optimiser(optimiser, theta, momentum=0.9)
    for step in range(13):
        gradient = problem.gradient(theta)
        np.testing.assert_allclose(path.thetas[step], theta, atol=1e-9)
        np.testing.assert_allclose(path.gradients[step], gradient, atol=1e-8 * max(1, np.abs(gradient).max()))
        assert path.losses[step] == pytest.approx(problem.loss_of(theta), abs=1e-9)
        method.step(theta, gradient, 0.003)
    np.testing.assert_allclose(path.thetas[1:], path.thetas[:-1] - 0.003 * path.directions[:-1], atol=1e-12)


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_the_gradient_is_the_slope_of_the_loss(data: st.DataObject) -> None:
    problem, h = problems(data.draw), 1e-4
    theta = np.random.default_rng(1).normal(size=problem.parameters)
    slopes = [
        (problem.loss_of(theta + h * unit) - problem.loss_of(theta - h * unit)) / (2 * h)
        for unit in np.eye(problem.parameters)
    ]
    np.testing.assert_allclose(problem.gradient(theta), slopes, atol=1e-5)


def test_the_same_seed_walks_the_same_path_bit_for_bit() -> None:
    for name in SCENES:
        once, again = shown(name).path, replace(shown(name), input=frozen(shown(name).input)).path
        np.testing.assert_array_equal(once.thetas, again.thetas)
        np.testing.assert_array_equal(once.losses, again.losses)


@pytest.mark.parametrize("optimiser", ["sgd", "momentum"])
def test_a_diverging_descent_stops_where_numbers_are_not_finite_any_more(optimiser: Any) -> None:
    path = replace(BOOK, rate=1000.0, steps=1000, optimiser=optimiser).path
    assert path.stopped is not None
    assert path.stopped == path.steps < 1000
    for array in (path.thetas, path.losses, path.gradients, path.directions):
        assert np.isfinite(array).all()
    assert path.losses[-1] > 1e290


def test_a_descent_that_converges_does_not_stop_itself() -> None:
    assert replace(BOOK, steps=1000).path.stopped is None


def test_without_gradient_nothing_moves() -> None:
    for optimiser in ("sgd", "momentum", "adam"):
        flat = replace(BOOK, input=frozen(np.zeros((6, 8))), optimiser=optimiser)
        assert flat.path.stopped is None
        np.testing.assert_array_equal(flat.path.thetas, np.full((11, 2), 0.5))
