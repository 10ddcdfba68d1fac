"""From one rung of the ladder to the next: dense weights, re-indexed, shared, local (D2L, section 7.1).

All arrays are functions of the dense weights [W]_{i,j,k,l} (n, n, n, n), so that climbing keeps their numbers.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from convlab.core import Padding, conv2d, linear
from convlab.labs.common.arrays import Matrix, frozen, is_whole, remembered, remembering, sealed, without_noise
from convlab.labs.common.kernels import KERNELS
from convlab.labs.common.sliding import Cell

WEIGHT_LIMIT = 2  # dense weights are from −2 to 2
OWN_KERNELS = tuple(name for name in KERNELS if name != "random")
DRAWS = ("whole", "real", *OWN_KERNELS)  # random numbers, or random numbers around a kernel
PARTS = 16  # that are remembered: of planes, weights and kernels some at once
Seed = int | list[int]


class Check(NamedTuple):
    """How many pairs of numbers were compared, and the largest difference."""

    compared: int
    largest: float


@remembered
def drawn_weights(n: int, seed: Seed, draw: str = "whole") -> Matrix:
    """[W]_{i,j,k,l} (n, n, n, n): random integers ("whole"), or numbers with two decimals ("real").

    With a kernel's name, the middle output has that kernel around itself, so that it is shared from rung 3 on. All
    other weights are random, and no larger than the kernel's.
    """
    generator, shape = np.random.default_rng(seed), (n, n, n, n)
    if draw == "whole":
        return frozen(generator.integers(-WEIGHT_LIMIT, WEIGHT_LIMIT, shape, endpoint=True))
    if draw == "real":
        return frozen(generator.uniform(-WEIGHT_LIMIT, WEIGHT_LIMIT, shape).round(2))
    kernel = KERNELS[draw].make()
    limit = min(float(WEIGHT_LIMIT), float(np.abs(kernel).max()))
    weights = generator.uniform(-limit, limit, shape)
    if is_whole(kernel):
        weights = np.rint(weights) + 0.0
    before = Padding.total(*(side - 1 for side in kernel.shape))
    for (row, column), value in np.ndenumerate(kernel):
        a, b = row - before.top, column - before.left
        if max(abs(a), abs(b)) < n:
            i, j = donor(a, n), donor(b, n)
            weights[i, j, i + a, j + b] = value
    return frozen(weights)


def kernel_reach(draw: str) -> int:
    """The Δ that a drawn kernel needs; 1 for random numbers."""
    return max(KERNELS[draw].make().shape) // 2 if draw in KERNELS else 1


@remembered
def drawn_bias(n: int, seed: int, draw: str = "whole", channel: int = 0) -> Matrix:
    """Random [U]_{i,j} (n, n) of an output channel, from −1 to 1; zeros with a kernel's name: the output is its own."""
    generator = np.random.default_rng([seed, 1, channel] if channel else [seed, 1])
    if draw == "whole":
        return frozen(generator.integers(-1, 1, (n, n), endpoint=True))
    return frozen(generator.uniform(-1, 1, (n, n)).round(2) if draw == "real" else np.zeros((n, n)))


@remembered
def reindexed(weights: Matrix) -> Matrix:
    """[V]_{i,j,a,b} = [W]_{i,j,i+a,j+b} (n, n, 2n − 1, 2n − 1), with a = b = 0 in the middle; nan where i + a or
    j + b is no input (D2L, equation 7.1.1)."""
    n = len(weights)
    result = np.full((n, n, 2 * n - 1, 2 * n - 1), np.nan)
    for i, j in np.ndindex(n, n):
        result[i, j, n - 1 - i : 2 * n - 1 - i, n - 1 - j : 2 * n - 1 - j] = weights[i, j]
    return frozen(result)


@remembered
def bijection(weights: Matrix) -> Check:
    """Compare every [W]_{i,j,k,l} with [V]_{i,j,k−i,l−j}, and count the entries of V: it has no others."""
    n, v = len(weights), reindexed(weights)
    i, j, row, column = np.indices(weights.shape)
    found = v[i, j, row - i + n - 1, column - j + n - 1]
    return Check(int(np.isfinite(v).sum()), float(np.abs(found - weights).max()))


@remembered
def shared_weights(weights: Matrix) -> Matrix:
    """[V]_{a,b} (…, 2n − 1, 2n − 1): the dense weights (…, n, n, n, n) of the middle output, as far as its offsets go.

    An offset that leads out of the image there is taken from the output nearest the middle that has it.
    """
    n = weights.shape[-1]
    offsets = np.arange(1 - n, n)
    donors = np.array([donor(int(offset), n) for offset in offsets])
    i, j, a, b = donors[:, None], donors[None, :], offsets[:, None], offsets[None, :]
    return frozen(weights[..., i, j, i + a, j + b])


def donor(offset: int, n: int) -> int:
    return min(max(n // 2, -offset), n - 1 - max(offset, 0))


@remembered
def local(shared: Matrix, delta: int) -> Matrix:
    """V with [V]_{a,b} = 0 for |a| > Δ or |b| > Δ (D2L, equation 7.1.3)."""
    side = shared.shape[-1]
    offsets = np.abs(np.arange(side) - side // 2)
    return frozen(np.where(np.maximum(offsets[:, None], offsets) > delta, 0.0, shared))


@remembered
def middle(shared: Matrix, delta: int) -> Matrix:
    """The (…, 2Δ + 1, 2Δ + 1) weights with |a|, |b| ≤ Δ."""
    near = slice(shared.shape[-1] // 2 - delta, shared.shape[-1] // 2 + delta + 1)
    return frozen(shared[..., near, near])


@remembered
def spread(shared: Matrix) -> Matrix:
    """[W]_{i,j,k,l} = [V]_{k−i,l−j} (…, n, n, n, n): V written out for every output."""
    n = (shared.shape[-1] + 1) // 2
    i, j, row, column = np.indices((n, n, n, n))
    return frozen(shared[..., row - i + n - 1, column - j + n - 1])


@remembered
def product(planes: Matrix, matrix: Matrix, biases: Matrix) -> Matrix:
    """U + W·x (n, n), where x are all planes (c, n, n) of the image, one after the other."""
    result = linear(planes.reshape(1, -1), matrix, biases.ravel()).reshape(biases.shape)
    return without_noise(result, planes, matrix) if is_whole(biases) else frozen(result)


@remembered
def convolved(planes: Matrix, kernels: Matrix, biases: Matrix) -> Matrix:
    """The core's cross-correlation of planes (c, n, n) and kernels (c, k, k), with zeros around so that the output is
    as large (n, n); the bias is the middle one."""
    n, side = planes.shape[-1], kernels.shape[-1]
    bias = biases[n // 2, n // 2].reshape(1)
    result = conv2d(planes[None], kernels[None], bias, padding=side // 2)[0, 0]
    return without_noise(result, planes, kernels) if is_whole(biases) else frozen(result)


@remembered
def as_matrix(tensors: Matrix) -> Matrix:
    """(c, n, n, n, n) as (n², c·n²): a row for each output, a column for each input of each channel."""
    outputs = tensors.shape[-1] ** 2
    return frozen(np.moveaxis(tensors, 0, 2).reshape(outputs, -1))


def _part(stack: Matrix, index: int) -> Matrix:
    """One of several arrays, always the same object."""
    return sealed(stack[index])


part = remembering(PARTS, _part)


@remembered
def row_of(tensor: Matrix, cell: Cell) -> Matrix:
    return frozen(tensor[cell])


@remembered
def reindexed_row(weights: Matrix, cell: Cell) -> Matrix:
    """[V]_{i,j,a,b} of one output (…, 2n − 1, 2n − 1), 0 where there is no such input."""
    n, (i, j) = weights.shape[-1], cell
    result = np.zeros((*weights.shape[:-4], 2 * n - 1, 2 * n - 1))
    result[..., n - 1 - i : 2 * n - 1 - i, n - 1 - j : 2 * n - 1 - j] = weights[..., i, j, :, :]
    return frozen(result)


@remembered
def same_everywhere(bias: Matrix) -> Matrix:
    centre = len(bias) // 2
    return frozen(np.full_like(bias, bias[centre, centre]))
