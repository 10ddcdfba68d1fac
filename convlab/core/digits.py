"""From a pen to the network: ink on a canvas, made into a 28×28 image the way MNIST's images were made.

MNIST's digits were scaled to fit 20×20 pixels, smoothed, and placed so that their centre of mass is the centre of the
28×28 image (LeCun et al. 1998, section III.A). A network trained on them expects the same.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from convlab.core.parallel import single_threaded_blas

Ink = NDArray[np.uint8]  # (h, w), 0 for paper to 255 for ink

CANVAS_SIZE = 448
IMAGE_SIZE = 28
BOX_SIZE = 20


def empty_canvas() -> Ink:
    """A canvas without ink."""
    return np.zeros((CANVAS_SIZE, CANVAS_SIZE), np.uint8)


def draw_segment(
    ink: Ink,
    start: tuple[float, float],
    end: tuple[float, float],
    radii: tuple[float, float],
    *,
    erase: bool = False,
) -> None:
    """Draw (or erase) in place a straight piece of a stroke with round ends, its edge smoothed over one pixel.

    `start` and `end` are (x, y) in pixels of the canvas, `radii` the pen's radius at each. What falls outside is lost.
    """
    (x0, y0), (x1, y1), reach = start, end, max(radii) + 1
    left, right = np.clip((min(x0, x1) - reach, max(x0, x1) + reach + 1), 0, ink.shape[1]).astype(int)
    top, bottom = np.clip((min(y0, y1) - reach, max(y0, y1) + reach + 1), 0, ink.shape[0]).astype(int)
    if left >= right or top >= bottom:
        return
    x = np.arange(left, right, dtype=np.float32) + np.float32(0.5 - x0)  # of pixel centres, from the start
    y = (np.arange(top, bottom, dtype=np.float32) + np.float32(0.5 - y0))[:, None]
    dx, dy = np.float32(x1 - x0), np.float32(y1 - y0)
    length_squared = dx * dx + dy * dy
    along = (
        np.clip((x * dx + y * dy) / length_squared, 0, 1) if length_squared else np.zeros((len(y), len(x)), np.float32)
    )
    distance = np.hypot(x - along * dx, y - along * dy)
    coverage = np.clip(radii[0] + along * np.float32(radii[1] - radii[0]) + np.float32(0.5) - distance, 0, 1)
    area = ink[top:bottom, left:right]
    if erase:
        np.minimum(area, np.rint((1 - coverage) * 255).astype(np.uint8), out=area)
    else:
        np.maximum(area, np.rint(coverage * 255).astype(np.uint8), out=area)


def digit_image(ink: Ink) -> NDArray[np.uint8] | None:
    """The 28×28 image of a drawn digit, made like MNIST's; None for an empty canvas.

    The smallest box around the ink is scaled to fit 20×20 by its larger side, each new pixel the average of the area it
    covers, and moved by whole pixels until its centre of mass lies on the image's centre or less than a pixel right of
    and below it. A digit of MNIST put on the canvas comes out as it was.
    """
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not len(rows):
        return None
    box = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].astype(np.float32)
    scale = BOX_SIZE / max(box.shape)
    mass = box.sum()
    down = _area_weights(len(box), scale, float(box.sum(axis=1) @ (np.arange(len(box)) + 0.5) / mass))
    across = _area_weights(box.shape[1], scale, float(box.sum(axis=0) @ (np.arange(box.shape[1]) + 0.5) / mass))
    with single_threaded_blas():  # on a busy machine BLAS's own threads would make this wait for tens of milliseconds
        image = down @ box @ across.T
    return np.rint(np.clip(image, 0, 255)).astype(np.uint8)


def _area_weights(length: int, scale: float, centre: float) -> NDArray[np.float32]:
    """How much each of `length` source pixels covers of each target pixel: (28, length), for one axis."""
    offset = math.ceil(IMAGE_SIZE / 2 - centre * scale)
    edges = np.arange(length + 1) * scale + offset
    target = np.arange(IMAGE_SIZE)[:, None]
    overlap = np.minimum(edges[1:], target + 1) - np.maximum(edges[:-1], target)
    weights: NDArray[np.float32] = np.maximum(overlap, 0).astype(np.float32)
    return weights


def canvas_from_image(image: NDArray[np.uint8]) -> Ink:
    """A canvas showing a 28×28 image, each of its pixels as a square of ink."""
    factor = CANVAS_SIZE // IMAGE_SIZE
    return np.repeat(np.repeat(image, factor, axis=0), factor, axis=1)


def image_of_canvas(ink: Ink) -> NDArray[np.uint8]:
    """The 28×28 image that a canvas shows pixel by pixel: the way back from `canvas_from_image`."""
    factor = CANVAS_SIZE // IMAGE_SIZE
    return ink[factor // 2 :: factor, factor // 2 :: factor].copy()
