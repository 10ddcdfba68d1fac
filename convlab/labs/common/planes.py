"""Arrays of several channels: kernels worth trying, inputs made of planes, and changing the number of channels."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from convlab.labs.common.arrays import Matrix, frozen
from convlab.labs.common.inputs import randomised, resized
from convlab.labs.common.kernels import KERNELS
from convlab.labs.common.scales import Scale

_BOOK = KERNELS["book"].make()
_SOBEL = KERNELS["sobel"].make()
RGB = 3  # channels
MOST_CHANNELS = 16  # of an input, and of an output


def _book(outputs: int, channels: int) -> Matrix:
    """K, K + 1, … for the input channels; for every further output 1 more."""
    steps = np.arange(outputs)[:, None] + np.arange(channels)
    return frozen(_BOOK + steps[:, :, None, None])


def _pointwise(*rows: tuple[float, ...]) -> Matrix:
    """1 × 1 kernels: a row for each output."""
    return frozen(np.array(rows)[:, :, None, None])


def _apart(kernel: NDArray[np.float64], channels: int) -> Matrix:
    """The same kernel on each channel alone: all other slices are zeros."""
    return frozen(np.eye(channels)[:, :, None, None] * kernel)


KERNEL_SETS: dict[str, Callable[[], Matrix]] = {
    "book_one": lambda: _book(1, 2),
    "book_three": lambda: _book(3, 2),
    # Recommendation ITU-R BT.601-7, section 2.5.1
    "luminance": lambda: _pointwise((0.299, 0.587, 0.114)),
    "swap": lambda: _pointwise((0, 0, 1), (0, 1, 0), (1, 0, 0)),
    "red_green": lambda: _pointwise((1, -1, 0)),
    "edges": lambda: _apart(_SOBEL, RGB),
    # the matrix of the W3C's Filter Effects Module, "sepia"
    "sepia": lambda: _pointwise((0.393, 0.769, 0.189), (0.349, 0.686, 0.168), (0.272, 0.534, 0.131)),
    # how bright, red minus green, blue minus yellow
    "opponents": lambda: _pointwise((0.299, 0.587, 0.114), (1, -1, 0), (-0.5, -0.5, 1)),
}


def random_kernels(shape: tuple[int, int, int, int], seed: int) -> Matrix:
    """(c_o, c_i, k_h, k_w) of integers from −3 to 3. The same seed gives the same numbers."""
    return frozen(np.random.default_rng(seed).integers(-3, 3, shape, endpoint=True))


# ---- inputs


def stacked(plane: NDArray[np.float64], channels: int, name: str | None, seed: int) -> Matrix:
    """An input (channels, h, w) made from a plane: the book's grows by 1, a random one is followed by others."""
    if name == "random":
        others = [randomised((plane.shape[0], plane.shape[1]), 9, seed + index) for index in range(1, channels)]
        return frozen(np.stack([plane, *others]))
    steps = np.arange(channels) if name == "book" else np.zeros(channels)
    return frozen(plane + steps[:, None, None])


def from_pixels(rgb: NDArray[np.uint8]) -> Matrix:
    """A photograph (h, w, 3) as an input (3, h, w), from 0 to 255."""
    return frozen(rgb.transpose(2, 0, 1))


def colour_chart() -> Matrix:
    """Twelve pixels (3, 3, 4) whose colours have names: few enough for their numbers to be read."""
    rows = (
        ((255, 0, 0), (255, 128, 0), (255, 255, 0), (255, 255, 255)),  # red, orange, yellow, white
        ((0, 160, 0), (0, 200, 200), (0, 0, 255), (160, 160, 160)),  # green, cyan, blue, light grey
        ((200, 0, 200), (255, 170, 190), (120, 70, 20), (40, 40, 40)),  # magenta, pink, brown, dark grey
    )
    return frozen(np.array(rows).transpose(2, 0, 1))


def colour_picture(maps: Matrix, white: float) -> NDArray[np.uint8]:
    """Three maps (3, h, w) as red, green and blue: (h, w, 3) from 0 to 255, cut off below 0 and above white."""
    return np.ascontiguousarray(Scale(0.0, white).levels(maps).transpose(1, 2, 0))


# ---- sizes


def extended(x: NDArray[np.float64], count: int, step: float) -> NDArray[np.float64]:
    """The first `count` entries of the first axis. Each new entry is the one before it plus `step`."""
    if count <= len(x):
        return x[:count]
    result = np.empty((count, *x.shape[1:]))
    result[: len(x)] = x
    for number in range(1, count - len(x) + 1):
        np.add(x[-1], step * number, out=result[len(x) + number - 1, ...])
    return result


def with_kernel_size(kernel: Matrix, height: int, width: int) -> Matrix:
    """Every slice cut or extended with zeros at the bottom and on the right."""
    return frozen(resized(kernel, height, width))
