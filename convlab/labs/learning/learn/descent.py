"""Gradient descent on a problem: from where it starts, step by step downhill.

The loss is a square, so it follows from the parameters through two small arrays: with the windows of X as rows of P,
and P = QR, the squared errors |PΘ − Y|² are |RΘ − QᵀY|² and a rest that no Θ changes. A step then costs the same for a
photograph as for a small matrix.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from convlab.core import Padding
from convlab.core.parallel import single_threaded_blas
from convlab.core.training.optimisers import SGD, Adam, Optimiser, make_optimiser
from convlab.labs.common.arrays import Matrix, remembered, sealed
from convlab.labs.common.sliding import Size, Sliding, padded
from convlab.labs.learning.learn.problem import Problem


class Path(NamedTuple):
    """The parameters before the first step, and after each: θ (n + 1, p), with the loss and its gradient there.

    θ[t + 1] = θ[t] − η · directions[t]: the gradient itself, the velocity of momentum, or Adam's quotient.
    `averages` and `squares` are what the optimiser keeps after the step that leads to each θ: a velocity or Adam's mean
    of the gradients, and Adam's mean of their squares. After step `stopped`, the numbers were not finite any more.
    """

    thetas: Matrix
    losses: Matrix
    gradients: Matrix
    directions: Matrix  # (n + 1, p): the last one is not walked
    averages: Matrix
    squares: Matrix
    stopped: int | None

    @property
    def steps(self) -> int:
        """How many steps were walked."""
        return len(self.losses) - 1


class _Reduced(NamedTuple):
    """|RΘ − B|² + rest is the sum of the squared errors: `r` (k, q), `b` (c_out, k)."""

    r: Matrix
    b: Matrix
    rest: float


@remembered
def walk(problem: Problem, start: Matrix, optimiser: Optimiser, momentum: float, rate: float, steps: int) -> Path:
    """So many steps of a learning rate η from a θ (p,), or fewer where the numbers do not stay finite."""
    reduced = _reduced(problem)
    table = _table(problem, start)  # (c_out, q): a row of parameters for each output
    method = make_optimiser(optimiser, table.reshape(-1), momentum=momentum)
    thetas, kept = np.empty((steps + 1, table.size)), np.zeros((2, steps + 2, table.size))
    gradients = np.empty_like(thetas)
    flat = table.reshape(-1)
    hessian, slope = 2 * problem.factor * (reduced.r.T @ reduced.r), 2 * problem.factor * (reduced.b @ reduced.r)
    with np.errstate(all="ignore"):  # what is not finite is cut off below
        for step, gradient in enumerate(gradients.reshape(steps + 1, *table.shape)):
            thetas[step] = flat
            np.matmul(table, hessian, out=gradient)
            gradient -= slope
            method.step(flat, gradients[step], rate)
            for place, array in enumerate(method.state):
                kept[place, step + 1] = array
        off = thetas.reshape(steps + 1, *table.shape) @ reduced.r.T - reduced.b
        losses = (np.square(off).sum(axis=(1, 2)) + reduced.rest) * problem.factor
        directions = _directions(method, gradients, *kept[:, 1:])
    count, stopped = _finite(losses, gradients, directions)
    order = _order(problem)
    rows = [array[:count, order] for array in (thetas, gradients, directions, kept[0], kept[1])]
    walked, slopes, ways, averages, squares = map(sealed, rows)
    return Path(walked, sealed(losses[:count]), slopes, ways, averages, squares, stopped)


def _directions(method: SGD | Adam, gradients: Matrix, averages: Matrix, squares: Matrix) -> Matrix:
    """What each step goes along, times the learning rate."""
    if isinstance(method, Adam):
        step = np.arange(1, len(gradients) + 1)[:, None]
        mean, square = averages / (1 - Adam.BETA_1**step), squares / (1 - Adam.BETA_2**step)
        quotient: Matrix = mean / (np.sqrt(square) + Adam.EPSILON)
        return quotient
    return averages if method.state else gradients


def _finite(*arrays: Matrix) -> tuple[int, int | None]:
    """How many of the first entries are finite in all arrays, at least one; and the last step if some are not."""
    finite = np.logical_and.reduce([np.isfinite(array).reshape(len(array), -1).all(axis=1) for array in arrays])
    if finite.all():
        return len(finite), None
    count = max(int(finite.argmin()), 1)
    return count, count - 1


# ---- the reduced form


def _reduced(problem: Problem) -> _Reduced:
    q, r = _factors(problem.x, problem.kernel, problem.padding, problem.stride, problem.has_bias)
    return _with_target(q, r, problem.y)


@remembered
def _factors(x: Matrix, kernel: Size, padding: Padding, stride: Size, has_bias: bool) -> tuple[Matrix, Matrix]:
    """Q (n, k) and R (k, q) of the windows of x (c_in, h, w) as rows; a bias is a last column of ones."""
    height, width = x.shape[1:]
    sliding = Sliding((height, width), kernel, padding, stride)
    columns = [sliding.patches(plane, 0, sliding.steps) for plane in padded(x, padding)]
    windows = np.concatenate([*columns, np.ones((sliding.steps, int(has_bias)))], axis=1)
    with single_threaded_blas():  # with threads of its own it takes ten times as long
        q, r = np.linalg.qr(windows)
    return sealed(q), sealed(r)


@remembered
def _with_target(q: Matrix, r: Matrix, y: Matrix) -> _Reduced:
    rows = y.reshape(len(y), -1)
    b = rows @ q
    return _Reduced(r, sealed(b), float(np.square(rows - b @ q.T).sum()))


def _table(problem: Problem, theta: Matrix) -> Matrix:
    """θ as (c_out, q): for each output its weights, then its bias. A new array."""
    weight, bias = problem.split(theta)
    parts = [weight.reshape(len(weight), -1), *([bias[:, None]] if problem.has_bias else [])]
    return np.concatenate(parts, axis=1)


def _order(problem: Problem) -> NDArray[np.intp]:
    """Where in such a table each entry of θ is."""
    table = _table(problem, np.arange(problem.parameters, dtype=np.float64))
    return np.argsort(table.reshape(-1))
