"""Changed copies of training images: a network that has seen digits moved, turned and scaled reads any handwriting."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Images = NDArray[np.uint8]

MOST_TURN = np.deg2rad(15)
MOST_SHEAR = 0.25
SCALES = 0.8, 1.15
MOST_SHIFT = 2.0  # pixels


def distort(images: Images, rng: np.random.Generator) -> Images:
    """Each image (n, h, w) turned by up to 15°, sheared, scaled, moved by up to 2 pixels, and its strokes made thicker
    or thinner, by amounts drawn for it alone.
    """
    return _thicken_or_thin(_transform(images, rng), rng)


def _transform(images: Images, rng: np.random.Generator) -> Images:
    n, height, width = images.shape
    turn = rng.uniform(-MOST_TURN, MOST_TURN, n)
    shear = rng.uniform(-MOST_SHEAR, MOST_SHEAR, n)
    scale_x, scale_y = rng.uniform(*SCALES, (2, n))
    cos, sin = np.cos(turn), np.sin(turn)
    # from each target pixel back to where it comes from: rows of the inverse of turn · shear · scale
    to_x = np.stack([cos / scale_x, (sin - shear * cos) / scale_x], axis=1)
    to_y = np.stack([-sin / scale_y, (cos + shear * sin) / scale_y], axis=1)
    centre_x, centre_y = (width - 1) / 2, (height - 1) / 2
    row, column = np.mgrid[:height, :width].reshape(2, -1)
    grid = np.stack([column - centre_x, row - centre_y])
    shift_x, shift_y = rng.uniform(-MOST_SHIFT, MOST_SHIFT, (2, n, 1))
    return _sample(images, to_x @ grid + centre_x + shift_x, to_y @ grid + centre_y + shift_y)


def _sample(images: Images, x: NDArray[np.float64], y: NDArray[np.float64]) -> Images:
    """Bilinear: the value of each image at its positions (n, h·w); paper outside."""
    n, height, width = images.shape
    framed = np.zeros((n, height + 2, width + 2), np.float32)  # a frame of paper, for positions outside
    framed[:, 1:-1, 1:-1] = images
    x, y = np.clip(x + 1, 0, width + 0.999), np.clip(y + 1, 0, height + 0.999)
    column, row = x.astype(np.intp), y.astype(np.intp)
    right, down = (x - column).astype(np.float32), (y - row).astype(np.float32)
    first = np.arange(n)[:, None] * framed[0].size + row * (width + 2) + column
    flat = framed.reshape(-1)
    upper = flat[first] * (1 - right) + flat[first + 1] * right
    lower = flat[first + width + 2] * (1 - right) + flat[first + width + 3] * right
    values: NDArray[np.float32] = upper * (1 - down) + lower * down
    return values.round().astype(np.uint8).reshape(images.shape)


def _thicken_or_thin(images: Images, rng: np.random.Generator) -> Images:
    """Mix each image with one in which every pixel is the largest (thicker) or smallest (thinner) of its neighbours."""
    framed = np.pad(images, ((0, 0), (1, 1), (1, 1)))
    _, height, width = images.shape
    places = (1, 1), (0, 1), (2, 1), (1, 0), (1, 2)
    neighbours = [framed[:, row : row + height, column : column + width] for row, column in places]
    amount = rng.uniform(-0.7, 0.9, (len(images), 1, 1)).astype(np.float32)
    other = np.where(amount > 0, np.maximum.reduce(neighbours), np.minimum.reduce(neighbours))
    mixed: NDArray[np.float32] = images + np.abs(amount) * (other - images.astype(np.float32))
    return mixed.round().astype(np.uint8)
