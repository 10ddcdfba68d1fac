"""Images for a stack of layers: the drawn 3 in any size, inputs of the gallery, photographs made small enough."""

from __future__ import annotations

from functools import cache

import numpy as np

from convlab.core.data.digits import IMAGE_SIZE, drawn_image
from convlab.labs.common.arrays import Matrix, frozen
from convlab.labs.common.example_digit import example_ink
from convlab.labs.common.inputs import INPUTS
from convlab.labs.common.photos import fitted_size
from convlab.labs.common.sliding import Size
from convlab.labs.common.stack import LARGEST_SIDE


@cache
def drawn_digit(side: int = IMAGE_SIZE) -> Matrix:
    """The example 3, (side, side) from 0 to 255; at 28 × 28 as LeNet receives it."""
    ink = example_ink()
    if side == IMAGE_SIZE:
        image = drawn_image(ink)
        assert image is not None
        return frozen(image)
    return reduced(frozen(ink * 255.0 / ink.max()), side)


def named_input(name: str, side: int) -> tuple[Matrix, float]:
    """An input of the gallery and its white. If its size can be chosen, it is `side` cells high and wide."""
    if name == "drawn":
        return drawn_digit(side or IMAGE_SIZE), 255.0
    preset = INPUTS[name]
    size = {"height": side, "width": side} if side and "height" in preset.parameters else {}
    return frozen(preset.make(**size)), preset.white


def bordered(image: Matrix, least: Size) -> Matrix:
    """The image with zeros around it where a side is shorter than `least`."""
    missing = [max(0, n - side) for n, side in zip(least, image.shape, strict=True)]
    if not any(missing):
        return image
    return frozen(np.pad(image, [(m // 2, m - m // 2) for m in missing]))


def reduced(image: Matrix, limit: int = LARGEST_SIDE) -> Matrix:
    """A grey image (h, w) with the longer side reduced to `limit`: each cell the mean of what it covers, rounded.

    An image that fits stays as it is.
    """
    size = fitted_size(image.shape[0], image.shape[1], limit)
    result = image
    for axis, n in enumerate(size):
        length = image.shape[axis]
        if n < length:
            edges = np.arange(n) * length // n
            counts = np.diff(np.append(edges, length))
            total = np.add.reduceat(result, edges, axis=axis)
            result = total / (counts[:, None] if axis == 0 else counts)
    return image if result is image else frozen(np.rint(result))
