"""The loss over a plane: over both weights, or over the plane through the minimum that shows the most.

A plane through a quadratic bowl cuts it in a quadratic again: its contours are ellipses, or pairs of parallel lines.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from convlab.labs.common.arrays import Matrix, remembered, sealed
from convlab.labs.learning.learn.curvature import FLAT, curvature
from convlab.labs.learning.learn.problem import Problem

CORNERS = 128  # of a contour's polygon
MANTISSAS = (1.0, 2.0, 5.0)  # of the contours' heights above the least loss


class Plane(NamedTuple):
    """`origin` (p,) and two `axes` (2, p) of length 1; `eigenvalues` (2,) is how the loss bends along the axes.

    With two parameters (`is_whole`) the axes are the weights themselves, counted from 0; else the eigenvectors of the
    largest and of the smallest eigenvalue, counted from the minimum. With one parameter the second axis is 0.
    """

    origin: Matrix
    axes: Matrix
    is_whole: bool
    eigenvalues: Matrix


class Bowl(NamedTuple):
    """The loss over a plane: `least` + ½ dᵀ·`hessian`·d, with d from `centre` (2,); `hessian` is (2, 2).

    Where the plane has a valley, `centre` is the place in it that belongs to the minimum of least norm.
    """

    centre: Matrix
    hessian: Matrix
    least: float

    def loss(self, points: Matrix) -> Matrix:
        """At points (…, 2)."""
        d = points - self.centre
        above: Matrix = self.least + 0.5 * np.einsum("...i,ij,...j", d, self.hessian, d)
        return above

    @property
    def length(self) -> float:
        """How many times as long as wide the contours are: √(λ_max/λ_min); infinite for a valley."""
        narrow, wide = np.linalg.eigvalsh(self.hessian)[::-1]
        return math.sqrt(narrow / wide) if wide > FLAT * narrow else math.inf


@remembered
def plane_of(problem: Problem, out: int = 0) -> Plane:
    """The plane on which a problem's loss and path are shown; of several outputs that of the kernel of one."""
    bent = curvature(problem)
    count = problem.parameters
    if count == 2:
        return Plane(sealed(np.zeros(2)), sealed(np.eye(2)), True, sealed(np.diag(bent.hessian).copy()))
    if count == 1:
        return Plane(sealed(np.zeros(1)), sealed(np.eye(2, 1)), False, sealed(np.r_[bent.eigenvalues, 0.0]))
    own = bent.directions_of(out, len(problem.y))
    pair = [own[0], own[-1]]
    return Plane(bent.minimum, sealed(bent.vectors[:, pair].T.copy()), False, sealed(bent.eigenvalues[pair]))


def on_plane(plane: Plane, thetas: Matrix) -> Matrix:
    """The coordinates (n, 2) of parameters (n, p), projected on a plane."""
    return np.stack([(thetas - plane.origin) @ axis for axis in plane.axes], -1)


def moved_on_plane(plane: Plane, theta: Matrix, point: Matrix) -> Matrix:
    """Parameters (p,) moved along the plane until they are projected on `point` (2,)."""
    moved: Matrix = theta + (point - on_plane(plane, theta)) @ plane.axes
    return moved


@remembered
def bowl_of(problem: Problem, out: int = 0) -> Bowl:
    """The loss over a problem's plane."""
    bent, plane = curvature(problem), plane_of(problem, out)
    hessian = bent.hessian if plane.is_whole else sealed(np.diag(plane.eigenvalues))
    return Bowl(sealed(on_plane(plane, bent.minimum[None])[0]), hessian, bent.least_loss)


def surface(problem: Problem, xs: Matrix, ys: Matrix) -> Matrix:
    """The loss (len(ys), len(xs)) on a grid of a problem's plane."""
    return bowl_of(problem).loss(np.stack(np.meshgrid(xs, ys), -1))


def levels(low: float, high: float) -> list[float]:
    """Heights above the least loss that are easy to read, 1, 2, 5, 10, …, from `low` to `high`.

    Each ring is about 1.5 times as wide as the one in it, so that some are seen however closely one looks, and in the
    flattest valley.
    """
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    heights = [mantissa * 10.0**power for power in range(first, last + 1) for mantissa in MANTISSAS]
    return [height for height in heights if low <= height <= high]


def contours(bowl: Bowl, heights: Sequence[float], far: float) -> list[Matrix]:
    """For each height the polygon (n, 2) at which a bowl is so much above its least loss; none where nothing bends.

    They are ellipses; one that would reach farther than `far` from the centre is a strip, which ends there.
    """
    bends, directions = np.linalg.eigh(bowl.hessian)
    if bends[1] <= 0:
        return []
    angle = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
    circle, square = np.stack([np.cos(angle), np.sin(angle)], -1), np.array([(1, 1), (-1, 1), (-1, -1), (1, -1)])
    outlines = []
    for height in heights:
        short = math.sqrt(2 * height / bends[1])
        is_flat = bends[0] <= FLAT * bends[1] or 2 * height / bends[0] > far * far
        long = far if is_flat else math.sqrt(2 * height / bends[0])
        outlines.append(bowl.centre + ((square if is_flat else circle) * (long, short)) @ directions.T)
    return outlines
