"""From a pen to the network: ink on a canvas, made into a 28×28 image the way MNIST's images were made.

MNIST's digits were scaled to fit 20×20 pixels, smoothed, and placed so that their centre of mass is the centre of the
28×28 image (LeCun et al. 1998, section III.A). A network trained on them expects the same. Each of these steps can be
left out, to see what it is good for.

The images of other sets, such as Fashion-MNIST, fill the 28×28 pixels; so does what is drawn to be compared with them.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from convlab.core.parallel import single_threaded_blas

Ink = NDArray[np.uint8]  # (h, w), 0 for paper to 255 for ink

CANVAS_SIZE = 448
IMAGE_SIZE = 28
BOX_SIZE = 20
WHITE = 255


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


@dataclass(frozen=True)
class Preparation:
    """Which of the steps that made MNIST's images out of scanned digits are taken; by default all of them.

    LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition" (1998), III.A: the
    digits were "size normalized to fit in a 20x20 pixel box while preserving their aspect ratio", they "contain grey
    levels as result of the anti-aliasing", and were "centered in a 28x28 image by computing the center of mass of the
    pixels". The ink is light there, on a dark ground.
    """

    crop: bool = True  # to the smallest box around the ink; else the whole sheet is taken
    scale: bool = True  # so that its larger side becomes 20 pixels; else as the sheet would be scaled to 28
    smooth: bool = True  # each new pixel is the average of what it covers; else what lies at its middle
    centre: bool = True  # the centre of mass to the image's centre; else the box's, which leaves a whole sheet in place
    invert: bool = True  # the ink becomes white and the paper black; else they are as on the sheet


LIKE_MNIST = Preparation()


@dataclass(frozen=True)
class Fit:
    """How large and where a data set's images show what is on them.

    Digits fit 20×20 pixels, and are centred by their centre of mass. Other things fill the image: their larger side
    takes all of it, and the box around them is in the middle; before it is centred it lies in the upper left corner.
    """

    side: int = BOX_SIZE  # pixels: what the larger side of the ink is scaled to
    by_mass: bool = True


DIGIT_FIT = Fit()
FULL_FIT = Fit(IMAGE_SIZE, by_mass=False)


class Box(NamedTuple):
    """Rows `top` to `top + height`, columns `left` to `left + width` of a sheet."""

    top: int
    left: int
    height: int
    width: int


@dataclass(frozen=True, eq=False)
class Prepared:
    """A 28×28 image made of a sheet, and how it came about. Places are (row, column), in pixels, of pixels' edges.

    A place p on the sheet comes to lie at `corner` + (p − the box's corner) · `scale` in the image.
    """

    image: NDArray[np.uint8]
    box: Box  # what was taken of the sheet
    scale: float  # pixels of the image for each pixel of the sheet
    corner: tuple[int, int]  # where the box's upper left corner lies in the image; it may lie outside
    mass: tuple[float, float]  # the ink's centre of mass on the sheet

    def place(self, row: float, column: float) -> tuple[float, float]:
        """Where in the image a place on the sheet comes to lie."""
        return (
            self.corner[0] + (row - self.box.top) * self.scale,
            self.corner[1] + (column - self.box.left) * self.scale,
        )

    def source(self, row: float, column: float) -> tuple[float, float]:
        """Where on the sheet a place in the image comes from."""
        return (
            self.box.top + (row - self.corner[0]) / self.scale,
            self.box.left + (column - self.corner[1]) / self.scale,
        )


def drawn_image(ink: Ink, fit: Fit = DIGIT_FIT) -> NDArray[np.uint8] | None:
    """The 28×28 image of a drawing, made by all steps like a data set's images; None for an empty canvas.

    The smallest box around the ink is scaled to fit 20×20 by its larger side, each new pixel the average of the area it
    covers, and moved by whole pixels until its centre of mass lies on the image's centre or less than a pixel right of
    and below it. A digit of MNIST put on the canvas comes out as it was. Other things are fitted as `fit` says.
    """
    prepared = prepare(ink, LIKE_MNIST, fit)
    return None if prepared is None else prepared.image


def prepare(ink: Ink, steps: Preparation = LIKE_MNIST, fit: Fit = DIGIT_FIT) -> Prepared | None:
    """A 28×28 image from 0 to 255 of a sheet (h, w), made by the given steps; None for an empty sheet.

    What comes to lie outside of the image is lost: that can happen to ink far from its centre of mass.
    """
    box = _ink_box(ink)
    if box is None:
        return None
    if not steps.crop:
        box = Box(0, 0, *ink.shape)
    top, left, height, width = box
    piece = ink[top : top + height, left : left + width].astype(np.float32)
    scale = fit.side / max(piece.shape) if steps.scale else IMAGE_SIZE / max(ink.shape)
    mass = piece.sum()
    middle = (
        float(piece.sum(axis=1) @ (np.arange(height) + 0.5) / mass),
        float(piece.sum(axis=0) @ (np.arange(width) + 0.5) / mass),
    )
    corner = (0, 0)
    if steps.centre and fit.by_mass:
        corner = _corner(middle, scale)
    elif steps.centre or fit.by_mass:
        corner = _corner_of_box(height, width, scale)
    weights = _area_weights if steps.smooth else _nearest_weights
    image = _resampled(piece, scale, corner, weights)
    if not steps.invert:
        image = WHITE - image
    return Prepared(image, box, scale, corner, (top + middle[0], left + middle[1]))


def _ink_box(ink: Ink) -> Box | None:
    """The smallest box around the ink."""
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not len(rows):
        return None
    top, left = int(rows[0]), int(columns[0])
    return Box(top, left, int(rows[-1]) + 1 - top, int(columns[-1]) + 1 - left)


def _corner(middle: tuple[float, float], scale: float) -> tuple[int, int]:
    """Where a box's corner must lie for `middle` to lie on the image's centre, or less than a pixel beyond."""
    row, column = (math.ceil(IMAGE_SIZE / 2 - place * scale) for place in middle)
    return row, column


def _corner_of_box(height: int, width: int, scale: float) -> tuple[int, int]:
    """Where it must lie for the box to be in the middle, to half a pixel."""
    row, column = (math.floor((IMAGE_SIZE - side * scale) / 2 + 0.5) for side in (height, width))
    return row, column


AxisWeights = Callable[[int, float, int], NDArray[np.float32]]


def _resampled(
    piece: NDArray[np.float32], scale: float, corner: tuple[int, int], weights: AxisWeights
) -> NDArray[np.uint8]:
    down, across = (weights(side, scale, offset) for side, offset in zip(piece.shape, corner, strict=True))
    with single_threaded_blas():  # on a busy machine BLAS's own threads would make this wait for tens of milliseconds
        image = down @ piece @ across.T
    return np.rint(np.clip(image, 0, WHITE)).astype(np.uint8)


def _area_weights(length: int, scale: float, offset: int) -> NDArray[np.float32]:
    """How much each of `length` source pixels covers of each target pixel: (28, length), for one axis."""
    edges = np.arange(length + 1) * scale + offset
    target = np.arange(IMAGE_SIZE)[:, None]
    overlap = np.minimum(edges[1:], target + 1) - np.maximum(edges[:-1], target)
    weights: NDArray[np.float32] = np.maximum(overlap, 0).astype(np.float32)
    return weights


def _nearest_weights(length: int, scale: float, offset: int) -> NDArray[np.float32]:
    """1 where the middle of a target pixel lies in a source pixel, else 0: (28, length), for one axis."""
    source = np.floor((np.arange(IMAGE_SIZE) + 0.5 - offset) / scale)
    weights: NDArray[np.float32] = (source[:, None] == np.arange(length)).astype(np.float32)
    return weights


def canvas_from_image(image: NDArray[np.uint8]) -> Ink:
    """A canvas showing a 28×28 image, each of its pixels as a square of ink."""
    factor = CANVAS_SIZE // IMAGE_SIZE
    return np.repeat(np.repeat(image, factor, axis=0), factor, axis=1)


def image_of_canvas(ink: Ink) -> NDArray[np.uint8]:
    """The 28×28 image that a canvas shows pixel by pixel: the way back from `canvas_from_image`."""
    factor = CANVAS_SIZE // IMAGE_SIZE
    return ink[factor // 2 :: factor, factor // 2 :: factor].copy()
