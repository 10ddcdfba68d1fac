"""Kernels worth trying, and what can be done to a kernel.

A kernel (h, w) decides what a convolution looks for. Operations return new arrays.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import ArrayLike, NDArray

from convlab.core.functional.convolution import flip
from convlab.labs.common.arrays import frozen

Kernel = NDArray[np.float64]

SIZES = (1, 31)  # of a preset's side
SIGMAS = (0.1, 31.0)  # in cells
ANGLES = (0.0, 360.0)  # degrees, counter-clockwise from the right; others are taken modulo 360
RANDOM_LIMIT = 3


@dataclass(frozen=True)
class KernelPreset:
    """A named kernel.

    `make` takes the named parameters, by keyword, and no others; each has a default. "size" is in SIZES (and odd when
    `odd`), "sigma" in SIGMAS, "angle" any number of degrees, "seed" as for inputs. It raises ValueError outside
    of these.
    """

    name: str
    parameters: tuple[str, ...]
    make: Callable[..., Kernel]
    odd: bool = False  # only odd sizes have a middle


@dataclass(frozen=True)
class KernelRecipe:
    """A preset and its parameters, of which the preset uses those it has."""

    name: str
    size: int = 3
    sigma: float = 1.0
    angle: float = 0.0
    seed: int = 0

    def make(self) -> Kernel:
        preset = KERNELS[self.name]
        return frozen(preset.make(**{name: getattr(self, name) for name in preset.parameters}))


def _fixed(*rows: tuple[float, ...]) -> Callable[[], Kernel]:
    return lambda: np.array(rows, np.float64)


def _check_size(size: int) -> None:
    low, high = SIZES
    if not low <= size <= high:
        raise ValueError(f"the size of a kernel must be from {low} to {high}, got {size}")


def _identity(size: int = 3) -> Kernel:
    _check_size(size)
    if size % 2 == 0:
        raise ValueError(f"the size of the identity must be odd, got {size}")
    kernel = np.zeros((size, size))
    kernel[size // 2, size // 2] = 1
    return kernel


def _box(size: int = 3) -> Kernel:
    _check_size(size)
    return np.full((size, size), 1 / size**2)


def _gaussian(size: int = 5, sigma: float = 1.0) -> Kernel:
    _check_size(size)
    low, high = SIGMAS
    if not low <= sigma <= high:
        raise ValueError(f"sigma must be from {low:g} to {high:g}, got {sigma:g}")
    profile = np.exp(-((np.arange(size) - (size - 1) / 2) ** 2) / (2 * sigma**2))
    profile /= profile.sum()
    return np.outer(profile, profile)


def _direction(angle: float) -> tuple[float, float]:
    """Cosine and sine; rounded, so that a quarter turn gives whole numbers and an eighth gives two equal ones."""
    turn = math.radians(angle % 360)
    return round(math.cos(turn), 12), round(math.sin(turn), 12)


def _gradient(middle: float, angle: float = 0.0) -> Kernel:
    """A 3×3 difference along `angle`, smoothed across it by 1, middle, 1."""
    rightwards: Kernel = np.outer([1, middle, 1], [-1.0, 0, 1])
    cosine, sine = _direction(angle)
    return rightwards * cosine + np.rot90(rightwards) * sine + 0.0  # no −0


def _motion(size: int = 5, angle: float = 0.0) -> Kernel:
    """A line through the middle from edge to edge, each step along it 1/size, shared by the two nearest cells."""
    _check_size(size)
    cosine, sine = _direction(angle)
    flat = abs(cosine) >= abs(sine)
    slope = sine / cosine if flat else cosine / sine
    middle = (size - 1) / 2
    steps = np.arange(size)
    line = middle - slope * (steps - middle)
    share: Kernel = np.clip(1 - np.abs(steps[:, None] - line), 0, 1) / size
    share = (share + flip(share)) / 2  # to the last bit the same when turned by 180°
    return share if flat else share.T.copy()


def _random(size: int = 3, seed: int = 0) -> Kernel:
    _check_size(size)
    numbers = np.random.default_rng(seed).integers(-RANDOM_LIMIT, RANDOM_LIMIT, (size, size), endpoint=True)
    return numbers.astype(np.float64)


_PRESETS = (
    KernelPreset("book", (), _fixed((0, 1), (2, 3))),
    KernelPreset("edge", (), _fixed((1, -1))),
    KernelPreset("edge_transposed", (), _fixed((1,), (-1,))),
    KernelPreset("identity", ("size",), _identity, odd=True),
    KernelPreset("box", ("size",), _box),
    KernelPreset("gaussian", ("size", "sigma"), _gaussian),
    KernelPreset("motion", ("size", "angle"), _motion),
    KernelPreset("sharpen", (), _fixed((0, -1, 0), (-1, 5, -1), (0, -1, 0))),
    KernelPreset("sobel", ("angle",), partial(_gradient, 2)),
    KernelPreset("prewitt", ("angle",), partial(_gradient, 1)),
    KernelPreset("second_derivative", (), _fixed((1, -2, 1))),
    KernelPreset("laplacian", (), _fixed((0, 1, 0), (1, -4, 1), (0, 1, 0))),
    KernelPreset("emboss", (), _fixed((-2, -1, 0), (-1, 1, 1), (0, 1, 2))),
    KernelPreset("random", ("size", "seed"), _random),
)
KERNELS: dict[str, KernelPreset] = {preset.name: preset for preset in _PRESETS}


def flipped(kernel: ArrayLike) -> Kernel:
    """Turned by 180°: what makes a cross-correlation a convolution."""
    return np.array(flip(kernel), np.float64)


def transposed(kernel: ArrayLike) -> Kernel:
    """Rows become columns: (h, w) becomes (w, h)."""
    return np.array(np.transpose(kernel), np.float64, order="C")


def rotated(kernel: ArrayLike) -> Kernel:
    """Turned by 90° counter-clockwise: (h, w) becomes (w, h)."""
    return np.array(np.rot90(np.asarray(kernel)), np.float64, order="C")


def negated(kernel: ArrayLike) -> Kernel:
    """Every weight with the other sign; zero stays zero."""
    return 0.0 - np.asarray(kernel, np.float64)


def normalised(kernel: ArrayLike) -> Kernel:
    """Divided by its sum, so that it keeps an even grey as it is. Raises ValueError when the sum is 0."""
    kernel = np.asarray(kernel, np.float64)
    total = float(kernel.sum())
    if abs(total) <= 1e-12 * float(np.abs(kernel).sum()):  # as near to 0 as rounding gets
        raise ValueError("the weights sum to 0: no factor makes that sum 1")
    return kernel / total + 0.0


def scaled(kernel: ArrayLike, factor: float) -> Kernel:
    """Every weight times `factor`."""
    return np.asarray(kernel, np.float64) * factor + 0.0


def resized(kernel: ArrayLike, h: int, w: int) -> Kernel:
    """(h, w) with the old weights centred, zeros around them, and what does not fit cut from both sides.

    An even side has two middles, the second counts: 3 → 4 adds before, 4 → 5 after. So a side that grows and shrinks in
    any steps keeps every weight that always fitted where it was. Raises ValueError when a side is smaller than 1.
    """
    if min(h, w) < 1:
        raise ValueError(f"a kernel must be at least 1 × 1, got {h} × {w}")
    kernel = np.asarray(kernel, np.float64)
    result = np.zeros((h, w))
    (to_row, from_row), (to_column, from_column) = (
        _overlap(new, old) for new, old in zip((h, w), kernel.shape, strict=True)
    )
    result[to_row, to_column] = kernel[from_row, from_column]
    return result


def _overlap(new: int, old: int) -> tuple[slice, slice]:
    """Where the common part lies, in the new side and in the old one, with middle on middle."""
    shift = new // 2 - old // 2
    start, end = max(shift, 0), min(shift + old, new)
    return slice(start, end), slice(start - shift, end - shift)


def separable(kernel: ArrayLike) -> tuple[Kernel, Kernel] | None:
    """A column (h,) and a row (w,) whose outer product is the kernel, to 1e-10 of its largest weight; None if none is.

    Such a kernel has rank 1: two thin convolutions do its work. Whole weights get whole factors, the row with no common
    divisor: Sobel's are 1, 2, 1 and −1, 0, 1. Otherwise the row's absolute values sum to 1: a box gives two boxes.
    The column's largest entry is positive.
    """
    kernel = np.asarray(kernel, np.float64)
    i, j = np.unravel_index(np.abs(kernel).argmax(), kernel.shape)
    largest = kernel[i, j]
    if largest == 0:
        return None
    row = kernel[i] / _unit(kernel, kernel[i])
    column = kernel[:, j] / row[j]
    if np.abs(np.outer(column, row) - kernel).max() > 1e-10 * abs(largest):
        return None
    sign = math.copysign(1, column[i])
    return sign * column + 0.0, sign * row + 0.0


def _unit(kernel: Kernel, row: Kernel) -> float:
    """What to divide a row by to get the simplest factor."""
    if np.abs(kernel).max() < 2**53 and np.array_equal(kernel, np.rint(kernel)):
        return float(np.gcd.reduce(row.astype(np.int64)))
    return float(np.abs(row).sum())
