"""Many small maps as one picture. Where each pixel comes from is computed once; filling it is one look-up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

SIGNED = 256  # added to the levels of a signed map: the second of two colour tables
PAPER, BORDER = 512, 513  # the background, and the line around each map

Levels = NDArray[np.uint8]


class Cell(NamedTuple):
    """Where a map goes, in pixels of the picture."""

    left: int
    top: int
    width: int
    height: int


class Mosaic:
    """A picture of height × width with a cell for each map of each group; a group's maps (c, h, w) share a scale.

    A cell that does not fit into the picture with the line around it is left out.
    """

    def __init__(
        self, height: int, width: int, shapes: Sequence[tuple[int, ...]], cells: Sequence[Sequence[Cell]]
    ) -> None:
        self.height, self.width = height, width
        sizes = [int(np.prod(shape)) for shape in shapes]
        self._paper = sum(sizes)  # two more entries after all maps' values: paper and border
        self._source = np.full((height, width), self._paper, np.intp)
        start = 0
        for (_, rows, columns), group in zip(shapes, cells, strict=True):
            for cell in group:
                if self._has_room_for(cell):
                    self._place(start, rows, columns, cell)
                start += rows * columns

    def _has_room_for(self, cell: Cell) -> bool:
        fits = cell.left + cell.width < self.width and cell.top + cell.height < self.height
        return fits and min(cell.left, cell.top, cell.width, cell.height) >= 1

    def _place(self, start: int, rows: int, columns: int, cell: Cell) -> None:
        row = np.arange(cell.height) * rows // cell.height
        column = np.arange(cell.width) * columns // cell.width
        area = self._source[cell.top - 1 : cell.top + cell.height + 1, cell.left - 1 : cell.left + cell.width + 1]
        area[...] = self._paper + 1
        area[1:-1, 1:-1] = start + row[:, None] * columns + column

    def fill(self, groups: Sequence[tuple[Levels, bool]], colours: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """The colour of each pixel, from each group's levels and whether its scale is signed.

        `colours` holds 514 entries: those of unsigned levels, of signed levels, of the paper and of the border.
        """
        codes = [levels.ravel() + np.uint16(SIGNED * is_signed) for levels, is_signed in groups]
        values: NDArray[np.uint32] = colours[np.concatenate([*codes, np.array([PAPER, BORDER], np.uint16)])]
        pixels: NDArray[np.uint32] = values.take(self._source, mode="clip")
        return pixels
