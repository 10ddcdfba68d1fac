"""What a learning rate does along each direction in which a quadratic loss bends.

Along an eigenvector with eigenvalue λ a step of gradient descent multiplies the error by 1 − ηλ, whatever the other
directions do. With momentum the error and the velocity along it are multiplied by a 2 × 2 matrix instead. Adam divides
each weight's step by the size of its gradients: no eigenvector goes its own way there.
"""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

import numpy as np

from convlab.core.training.optimisers import Optimiser
from convlab.labs.learning.learn.curvature import Curvature

SHARP = 1e-9  # relative: a rate this near to a border counts as on it

Course = Literal["flat", "shrinks", "at once", "zigzag", "swings", "for ever", "diverges"]


class Direction(NamedTuple):
    """An eigenvector's share of the descent.

    `factor` is what the error along it is multiplied by in a step; with momentum, the largest of the two roots by
    which it goes in the long run, and its size where they are complex (`course` is "swings" then). A course is what
    happens to the error: "flat", it stays as it was; "shrinks" without changing its sign; gone "at once"; "zigzag",
    its sign changes in every step while it shrinks; "for ever", it stays as large as it is; "diverges".
    """

    eigenvalue: float
    factor: float
    course: Course


class Limits(NamedTuple):
    """From `turns` on the error along the steepest direction changes its sign, from `diverges` on it grows.

    Infinite where nothing bends.
    """

    turns: float
    diverges: float


def limits_of(curvature: Curvature, optimiser: Optimiser, momentum: float) -> Limits | None:
    """For Adam there are none that the eigenvalues alone would give.

    With momentum μ the error along an eigenvector stays bounded for 0 < ηλ < 2(1 + μ), and goes straight below
    ηλ = (1 − √μ)² (D2L, section 12.6.3; Goh, "Why momentum really works", Distill 2017; Polyak 1964). Adam's steps are
    about as long as the rate whatever the gradient is (Kingma and Ba 2015, section 2.1), so it ends up near the minimum
    rather than in it; what must stay below a limit is the Hessian divided by √v̂ (Cohen et al., "Adaptive gradient
    methods at the edge of stability", 2022), which changes on the way.
    """
    if optimiser == "adam":
        return None
    if not curvature.steepest:
        return Limits(math.inf, math.inf)
    mu = momentum if optimiser == "momentum" else 0.0
    return Limits((1 - math.sqrt(mu)) ** 2 / curvature.steepest, 2 * (1 + mu) / curvature.steepest)


def directions_of(curvature: Curvature, rate: float, optimiser: Optimiser, momentum: float) -> list[Direction]:
    """One for each eigenvector, from the steepest to the flattest; none for Adam."""
    if optimiser == "adam":
        return []
    mu = momentum if optimiser == "momentum" else 0.0
    return [direction(float(eigenvalue), rate, mu) for eigenvalue in curvature.eigenvalues]


def direction(eigenvalue: float, rate: float, mu: float = 0.0) -> Direction:
    """What a rate does along an eigenvector, for SGD with a momentum μ from 0 to less than 1."""
    if not eigenvalue:
        return Direction(0.0, 1.0, "flat")
    factor, swings = _root(rate * eigenvalue, mu)
    return Direction(eigenvalue, factor, "swings" if swings else _course(factor))


def _course(factor: float) -> Course:
    if abs(factor) < SHARP:
        return "at once"
    if abs(abs(factor) - 1) < SHARP:
        return "for ever"
    if factor < -1:
        return "diverges"
    return "shrinks" if factor > 0 else "zigzag"


def _root(bend: float, mu: float) -> tuple[float, bool]:
    """The root of z² − (1 + μ − ηλ)z + μ that is larger in size, given ηλ; of complex ones their size, and True."""
    middle = (1 + mu - bend) / 2
    square = middle * middle - mu
    if mu and square < 0:
        return math.sqrt(mu), True
    return middle + math.copysign(math.sqrt(max(square, 0.0)), middle), False


def slowest(directions: list[Direction]) -> Direction | None:
    """The direction whose error is left longest, flat ones not counted; None if there are no others."""
    bent = [each for each in directions if each.course != "flat"]
    return max(bent, key=lambda each: abs(each.factor), default=None)


def steps_to(factor: float, share: float) -> int | None:
    """After how many steps only a share of an error is left that is multiplied by a factor; None for never."""
    size = abs(factor)
    if size >= 1:
        return None
    return 1 if size <= share else math.ceil(np.log(share) / np.log(size))
