"""Where is it? A small pattern slid over a larger scene: the response is the same wherever the pattern is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from convlab.core import conv2d
from convlab.labs.common.areas import averaged
from convlab.labs.common.arrays import Matrix, frozen, remembered, without_noise
from convlab.labs.common.inputs import resized
from convlab.labs.common.scales import ScaledMatrix, scale_for, signed_scale_for
from convlab.labs.common.sliding import Cell, Sliding

SCENE_SIZE = (14, 20)
TEMPLATE_SIDES = (2, 6)
MOST_COPIES = 5
OPENING_TEMPLATE = ((1, 1, 1), (0, 1, 0), (0, 1, 0))
OPENING_COPIES = ((1, 2), (4, 13), (10, 6))
OPENING_LINES = ((6, 1, 8, 1), (12, 14, 12, 18), (1, 8, 3, 8), (8, 17, 9, 18), (5, 5, 6, 6))  # corners of rectangles


def _opening_background() -> Matrix:
    background = np.zeros(SCENE_SIZE)
    for top, left, bottom, right in OPENING_LINES:
        background[top : bottom + 1, left : right + 1] = 1
    return frozen(background)


@dataclass(frozen=True, eq=False)
class SearchState:
    """`template` (h, w) and `background` hold 0 for paper and 1 for ink; `copies` are top left corners in the scene."""

    template: Matrix = field(default_factory=lambda: frozen(OPENING_TEMPLATE))
    background: Matrix = field(default_factory=_opening_background)
    copies: tuple[Cell, ...] = OPENING_COPIES

    @property
    def scene(self) -> Matrix:
        """The background with every copy of the template drawn on it: a copy's ink covers what is there."""
        return _drawn(self.background, self.template, self.copies)

    @property
    def kernel(self) -> Matrix:
        """2·template − 1: ink that is found counts +1, ink where the template has paper counts −1."""
        return _kernel(self.template)

    @cached_property
    def sliding(self) -> Sliding:
        (h, w), (k_h, k_w) = self.background.shape, self.template.shape
        return Sliding((h, w), (k_h, k_w))

    @property
    def response(self) -> Matrix:
        """The kernel slid over the scene, without padding."""
        return _response(self.scene, self.kernel)

    @property
    def full_response(self) -> float:
        """The response to the template itself on blank paper."""
        return float(_response(self.template, self.kernel)[0, 0])

    @property
    def highest(self) -> float:
        return float(self.response.max())

    @property
    def peaks(self) -> list[Cell]:
        """Where the response is highest; empty if it is nowhere above 0."""
        if self.highest <= 0:
            return []
        return [(int(row), int(column)) for row, column in np.argwhere(self.response == self.highest)]

    @property
    def found(self) -> list[bool]:
        """Whether there is a peak at each copy."""
        return [copy in self.peaks for copy in self.copies]

    def copy_at(self, cell: Cell) -> int | None:
        """The index of the last copy whose rectangle holds a cell of the scene."""
        height, width = self.template.shape
        for index in reversed(range(len(self.copies))):
            top, left = self.copies[index]
            if 0 <= cell[0] - top < height and 0 <= cell[1] - left < width:
                return index
        return None

    def with_copy(self, index: int, corner: Cell) -> tuple[Cell, ...]:
        """The copies with one of them moved to a corner, or as near as the scene allows."""
        return (*self.copies[:index], self.nearest(corner), *self.copies[index + 1 :])

    def nearest(self, corner: Cell) -> Cell:
        (h, w), (k_h, k_w) = self.background.shape, self.template.shape
        return min(max(corner[0], 0), h - k_h), min(max(corner[1], 0), w - k_w)

    def free_corner(self) -> Cell:
        """The first corner, in reading order, from which a copy would touch no ink; the first one if there is none."""
        height, width = self.template.shape
        rows, columns = self.sliding.size
        for row, column in np.ndindex(rows, columns):
            if not self.scene[max(row - 1, 0) : row + height + 1, max(column - 1, 0) : column + width + 1].any():
                return row, column
        return 0, 0

    # ---- what is shown

    @cached_property
    def shown_scene(self) -> ScaledMatrix:
        return ScaledMatrix(self.scene, scale_for(self.scene, np.ones(1)))

    @cached_property
    def shown_template(self) -> ScaledMatrix:
        return ScaledMatrix(self.template, scale_for(self.template, np.ones(1)))

    @cached_property
    def shown_kernel(self) -> ScaledMatrix:
        return ScaledMatrix(self.kernel, signed_scale_for(self.kernel))

    @cached_property
    def shown_response(self) -> ScaledMatrix:
        return ScaledMatrix(self.response, signed_scale_for(self.response))


@remembered
def _drawn(background: Matrix, template: Matrix, copies: tuple[Cell, ...]) -> Matrix:
    scene = background.copy()
    height, width = template.shape
    for row, column in copies:
        area = scene[row : row + height, column : column + width]
        np.maximum(area, template, out=area)
    return frozen(scene)


@remembered
def _kernel(template: Matrix) -> Matrix:
    return frozen(2 * template - 1)


@remembered
def _response(scene: Matrix, kernel: Matrix) -> Matrix:
    return without_noise(conv2d(scene[None, None], kernel[None, None])[0, 0], scene, kernel)


def with_template_size(state: SearchState, height: int, width: int) -> SearchState:
    """The pattern cut or extended to another size; the copies stay within the scene."""
    return _with_template(state, resized(state.template, height, width))


def as_ink(values: ArrayLike, white: float | None = None) -> Matrix:
    """Numbers as ink from 0 to 1: `white`, by default the largest if above 1, becomes 1; negative numbers become 0."""
    values = np.asarray(values, np.float64)
    return frozen(np.clip(values / (white or max(1.0, float(values.max()))), 0, 1))


def background_from(values: ArrayLike) -> Matrix:
    """Numbers as a scene's background: what is larger is reduced to averages, what is smaller gets paper around it."""
    ink = as_ink(values)
    height, width = (min(side, most) for side, most in zip(ink.shape, SCENE_SIZE, strict=True))
    return frozen(resized(ink if ink.shape == (height, width) else averaged(ink, height, width), *SCENE_SIZE))


def with_template(state: SearchState, values: ArrayLike) -> SearchState:
    """Numbers as the pattern, its sides in TEMPLATE_SIDES: larger ones are reduced, smaller ones get paper."""
    ink, (least, most) = as_ink(values), TEMPLATE_SIDES
    height, width = (min(side, most) for side in ink.shape)
    reduced = ink if ink.shape == (height, width) else averaged(ink, height, width)
    return _with_template(state, resized(reduced, max(height, least), max(width, least)))


def _with_template(state: SearchState, template: Matrix) -> SearchState:
    new = replace(state, template=frozen(template))
    return replace(new, copies=tuple(new.nearest(copy) for copy in new.copies))
