"""How a squared loss bends: its Hessian, in which directions it is steep and flat, and what rate it bears.

The output is linear in the weights, so the loss is quadratic: one Hessian holds everywhere, and what follows from it is
exact. Its eigenvectors are directions (kernels) that gradient descent treats each by itself.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from convlab.core import Padding, conv2d
from convlab.core.parallel import single_threaded_blas
from convlab.labs.common.arrays import Matrix, remembered, sealed
from convlab.labs.common.sliding import Size
from convlab.labs.learning.learn.problem import Problem

FLAT = 1e-11  # of the largest eigenvalue: smaller ones are rounding errors of 0
NOISE = 1e-14  # of the largest parameter: a smaller error is a rounding error of 0
LOST = 1e-4  # where rounding errors are larger than that, they say nothing of an error
NO_LOSS = 1e-24  # of the loss of the zero kernel: a smaller one is a rounding error of 0


class Spectrum(NamedTuple):
    """A Hessian (p, p), its eigenvalues (p,) from the largest to the smallest, and its eigenvectors as columns (p, p).

    `hessian` and `vectors` are made up of one block for each output channel, all of them the same.
    """

    hessian: Matrix
    eigenvalues: Matrix
    vectors: Matrix


class Curvature(NamedTuple):
    """What follows from the Hessian of a problem with p parameters.

    `minimum` (p,) is the minimiser of least norm, `limit` the rate 2/λ_max from which on gradient descent no longer
    converges, `best_rate` 2/(λ_max + λ_min) over the eigenvalues that are not 0, which shrinks the worst direction
    most (Boyd and Vandenberghe 2004, section 9.3; Goh, "Why momentum really works", Distill 2017). Both are infinite
    when nothing depends on the parameters. `flat` counts the eigenvalues 0: where there are some, the kernel is not
    identifiable.
    """

    hessian: Matrix
    eigenvalues: Matrix
    vectors: Matrix
    minimum: Matrix
    least_loss: float
    limit: float
    best_rate: float
    flat: int

    @property
    def steepest(self) -> float:
        """λ_max."""
        return float(self.eigenvalues[0])

    @property
    def shallowest(self) -> float:
        """The smallest eigenvalue that is not 0; 0 if there is none."""
        bent = len(self.eigenvalues) - self.flat
        return float(self.eigenvalues[bent - 1]) if bent else 0.0

    def directions_of(self, out: int, outputs: int) -> range:
        """Which of the eigenvectors are those of one of the outputs: each has its own, with the same eigenvalues."""
        return range(out, len(self.eigenvalues), outputs)


@remembered
def curvature(problem: Problem) -> Curvature:
    """The Hessian of a problem's loss, and what follows from it."""
    hessian, eigenvalues, vectors = spectrum_of(problem)
    bent = int((eigenvalues > 0).sum())
    across, slope = vectors[:, :bent], problem.gradient(np.zeros(problem.parameters))
    minimum = -across @ ((across.T @ slope) / eigenvalues[:bent])
    minimum -= across @ ((across.T @ (hessian @ minimum + slope)) / eigenvalues[:bent])  # the rounding errors of that
    least = problem.loss_of(minimum)
    if least <= NO_LOSS * problem.loss_of(np.zeros(problem.parameters)):
        least = 0.0
    steepest, shallowest = (float(eigenvalues[0]), float(eigenvalues[bent - 1])) if bent else (0.0, 0.0)
    return Curvature(
        hessian,
        eigenvalues,
        vectors,
        sealed(minimum),
        least,
        limit=2 / steepest if bent else math.inf,
        best_rate=2 / (steepest + shallowest) if bent else math.inf,
        flat=len(eigenvalues) - bent,
    )


def spectrum_of(problem: Problem) -> Spectrum:
    """A problem's Hessian; it does not depend on the target."""
    channels, scale = len(problem.y), 2 * problem.factor
    return _spectrum(problem.x, problem.kernel, problem.padding, problem.stride, problem.has_bias, channels, scale)


@remembered
def _spectrum(
    x: Matrix, kernel: Size, padding: Padding, stride: Size, has_bias: bool, channels: int, scale: float
) -> Spectrum:
    """∂²L/∂θᵢ∂θⱼ = scale · Σ over all positions of what weight i meets there times what weight j meets."""
    met = _inputs_met(x, kernel, padding, stride, has_bias)
    with single_threaded_blas():  # the matrices are small
        block = scale * (met @ met.T)
        eigenvalues, vectors = np.linalg.eigh(block)
    eigenvalues, vectors = eigenvalues[::-1], vectors[:, ::-1]
    eigenvalues = np.where(eigenvalues > FLAT * eigenvalues[0], eigenvalues, 0.0)
    vectors = vectors * np.where(np.take_along_axis(vectors, abs(vectors).argmax(0)[None], 0) < 0, -1.0, 1.0)
    size = len(block)
    places = _places(size - has_bias, channels, has_bias)
    whole, spread = np.zeros((2, size * channels, size * channels))
    for channel, own in enumerate(places):
        whole[np.ix_(own, own)] = block
        spread[own, channel::channels] = vectors  # equal eigenvalues beside one another: the order stays
    return Spectrum(sealed(whole), sealed(np.repeat(eigenvalues, channels)), sealed(spread))


def _inputs_met(x: Matrix, kernel: Size, padding: Padding, stride: Size, has_bias: bool) -> Matrix:
    """For each weight of one output channel the inputs it meets at all positions (weights, positions); a bias meets 1.

    They are the outputs of kernels with a single 1.
    """
    weights = len(x) * kernel[0] * kernel[1]
    single = np.eye(weights).reshape(weights, len(x), *kernel)
    met: Matrix = conv2d(x[None], single, padding=padding, stride=stride)[0].reshape(weights, -1)
    return np.concatenate([met, np.ones((1, met.shape[1]))]) if has_bias else met


def _places(weights: int, channels: int, has_bias: bool) -> list[list[int]]:
    """The parameters of each output channel: its weights stand together, and all biases behind all weights."""
    biases = [[weights * channels + channel] if has_bias else [] for channel in range(channels)]
    return [[*range(weights * channel, weights * (channel + 1)), *biases[channel]] for channel in range(channels)]


def factors(curvature: Curvature, rate: float) -> Matrix:
    """1 − ηλ (p,): by what a step of gradient descent multiplies the error along each eigenvector."""
    return 1 - rate * curvature.eigenvalues


def errors_along(curvature: Curvature, thetas: Matrix) -> Matrix:
    """How far parameters (n, p) are from the minimum along each eigenvector: (n, p). Loss − least = ½ Σ λ·error².

    Where others have grown so large that an error is lost in their rounding, it is not known: nan.
    """
    along = (thetas - curvature.minimum) @ curvature.vectors
    noise = NOISE * np.maximum(np.abs(thetas).max(-1, keepdims=True), np.abs(curvature.minimum).max())
    return np.where(np.abs(along) > noise, along, np.where(noise < LOST, 0.0, np.nan))
