"""Inputs worth looking at, and what can be done to an input.

An input (h, w) is a grey image of small numbers: 0 is black, and every preset says which value is white.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

Image = NDArray[np.float64]
Maps = TypeVar("Maps", bound=NDArray[Any])  # (…, h, w)

SIDES = (1, 1024)  # rows, and columns
SEEDS = (0, 2**31 - 1)
NUMBERS = 10_000  # of inputs of the same name: seeds of random numbers, digits of the test set
NUMBERED = ("random", "digit")


@dataclass(frozen=True)
class InputPreset:
    """A named input. `white` is the value that is shown as white.

    `make` takes the named parameters, by keyword, and no others; each has a default. "height" and "width" are in SIDES,
    "seed" in SEEDS. It raises ValueError outside of these. Without height and width the size is fixed.
    """

    name: str
    parameters: tuple[str, ...]
    make: Callable[..., Image]
    white: float


def _check_shape(height: int, width: int) -> None:
    low, high = SIDES
    if min(height, width) < low or max(height, width) > high:
        raise ValueError(f"an input must be from {low} × {low} to {high} × {high}, got {height} × {width}")


def _book() -> Image:
    return np.arange(9.0).reshape(3, 3)


def _edge() -> Image:
    image = np.ones((6, 8))
    image[:, 2:6] = 0
    return image


def _ramp(height: int = 8, width: int = 10) -> Image:
    """From 0 on the left to 9 on the right."""
    _check_shape(height, width)
    row: Image = np.linspace(0, 9, width, dtype=np.float64)
    return np.tile(row, (height, 1))


def _checkerboard(height: int = 8, width: int = 8) -> Image:
    _check_shape(height, width)
    rows, columns = np.indices((height, width))
    return ((rows + columns + 1) % 2).astype(np.float64)


def _impulse(height: int = 7, width: int = 7) -> Image:
    """A single 1 in the middle: its feature map shows the kernel, flipped."""
    _check_shape(height, width)
    image = np.zeros((height, width))
    image[height // 2, width // 2] = 1
    return image


def _circle(height: int = 16, width: int = 16) -> Image:
    """An outline about one cell thick, with soft edges, a cell away from the nearest side."""
    _check_shape(height, width)
    rows, columns = (np.arange(side) - (side - 1) / 2 for side in (height, width))
    distance = np.hypot(rows[:, None], columns)
    radius = max((min(height, width) - 1) / 2 - 1, 0)
    image: Image = np.clip(1 - np.abs(distance - radius), 0, 1)
    return image.round(2)  # few enough decimals for a cell to show them all


def _random(height: int = 8, width: int = 8, seed: int = 0) -> Image:
    _check_shape(height, width)
    return randomised((height, width), 9, seed)


def randomised(shape: tuple[int, int], white: float, seed: int) -> Image:
    """(h, w) of random values from 0 to `white`: integers if `white` is one. The same seed gives the same values."""
    generator = np.random.default_rng(seed)
    if white == round(white):
        return generator.integers(0, round(white), shape, endpoint=True).astype(np.float64)
    return generator.uniform(0, white, shape)


_SIZE = ("height", "width")
_PRESETS = (
    InputPreset("book", (), _book, white=8),
    InputPreset("edge", (), _edge, white=1),
    InputPreset("edge_transposed", (), lambda: _edge().T.copy(), white=1),
    InputPreset("ramp", _SIZE, _ramp, white=9),
    InputPreset("checkerboard", _SIZE, _checkerboard, white=1),
    InputPreset("impulse", _SIZE, _impulse, white=1),
    InputPreset("circle", _SIZE, _circle, white=1),
    InputPreset("random", (*_SIZE, "seed"), _random, white=9),
)
INPUTS: dict[str, InputPreset] = {preset.name: preset for preset in _PRESETS}


def resized(x: ArrayLike, h: int, w: int, fill: float = 0) -> Image:
    """x (…, h, w) cut or extended to another h and w at the bottom and on the right; new cells are `fill`.

    Raises ValueError when a side is smaller than 1.
    """
    if min(h, w) < 1:
        raise ValueError(f"an input must be at least 1 × 1, got {h} × {w}")
    kept = np.asarray(x, np.float64)[..., :h, :w]
    result = np.full((*kept.shape[:-2], h, w), fill, np.float64)
    result[..., : kept.shape[-2], : kept.shape[-1]] = kept
    return result


def shifted(x: Maps, rows: int, columns: int, fill: float = 0) -> Maps:
    """x (…, h, w) moved down and right (up and left if negative). Emptied cells become `fill`."""
    result: Maps = np.full_like(x, fill)
    (to_row, from_row), (to_column, from_column) = (
        (slice(max(step, 0), max(side + step, 0)), slice(max(-step, 0), max(side - step, 0)))
        for step, side in zip((rows, columns), x.shape[-2:], strict=True)
    )
    result[..., to_row, to_column] = x[..., from_row, from_column]
    return result


def moved(x: Maps, rows: int, columns: int, *, wraps: bool) -> Maps:
    """`shifted`, or if it wraps, with what leaves on one side coming back on the other."""
    if not wraps:
        return shifted(x, rows, columns)
    result: Maps = np.roll(x, (rows, columns), (-2, -1))
    return result


def inverted(x: ArrayLike, white: float) -> Image:
    """white − x: black becomes white, and white black."""
    return white - np.asarray(x, np.float64)


def filled(x: ArrayLike, value: float) -> Image:
    """An input of the shape of x with the same value everywhere."""
    return np.full(np.shape(x), value, np.float64)
