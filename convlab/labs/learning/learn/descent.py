"""Gradient descent on a problem: from where it starts, step by step downhill.

The loss is quadratic, so its gradient is H(θ − θ*), with its Hessian H and its minimum θ*. A step then costs the same
for a photograph as for a small matrix.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from convlab.core.training.optimisers import SGD, Adam, Optimiser, make_optimiser
from convlab.labs.common.arrays import Matrix, remembered, sealed
from convlab.labs.learning.learn.curvature import curvature
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


@remembered
def walk(problem: Problem, start: Matrix, optimiser: Optimiser, momentum: float, rate: float, steps: int) -> Path:
    """So many steps of a learning rate η from a θ (p,), or fewer where the numbers do not stay finite."""
    bent, theta = curvature(problem), start.copy()
    method = make_optimiser(optimiser, theta, momentum=momentum)
    thetas, gradients = np.empty((2, steps + 1, theta.size))
    kept = np.zeros((2, steps + 2, theta.size))
    with np.errstate(all="ignore"):  # what is not finite is cut off below
        for step, gradient in enumerate(gradients):
            thetas[step] = theta
            np.dot(bent.hessian, theta - bent.minimum, out=gradient)
            method.step(theta, gradient, rate)
            for place, array in enumerate(method.state):
                kept[place, step + 1] = array
        off = thetas - bent.minimum
        losses = bent.least_loss + 0.5 * (off * (off @ bent.hessian)).sum(1)
        directions = _directions(method, gradients, *kept[:, 1:])
    count, stopped = _finite(losses, gradients, directions)
    walked = [sealed(array[:count].copy()) for array in (thetas, losses, gradients, directions, kept[0], kept[1])]
    return Path(walked[0], walked[1], walked[2], walked[3], walked[4], walked[5], stopped)


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
