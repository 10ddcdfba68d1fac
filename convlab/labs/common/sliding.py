"""A window that slides over an input: where it lies at each step, and within which bounds it can be chosen.

What convolution and pooling share. Rows and columns of the input are counted on the padded input.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from convlab.core import Padding, output_size
from convlab.core.functional.padding import PadMode, pad
from convlab.labs.common.arrays import Matrix, remembered, sealed

Size = tuple[int, int]
Cell = tuple[int, int]
NO_PADDING = Padding(0, 0, 0, 0)
PAD_MODES: tuple[PadMode, ...] = get_args(PadMode)
LARGEST_INPUT = 1024
LARGEST_WINDOW = 31
LARGEST_STRIDE = 64


def with_axis(size: Sequence[int], axis: int, value: int) -> Size:
    """A size (rows, columns) with another value on one axis."""
    return (value, size[1]) if axis == 0 else (size[0], value)


@dataclass(frozen=True)
class Bounds:
    """The least and the largest value of each control on one axis, given all the others."""

    input: tuple[int, int]
    kernel: tuple[int, int]
    padding: tuple[int, int]  # in total
    stride: tuple[int, int]
    dilation: tuple[int, int]


@dataclass(frozen=True)
class Sliding:
    """Sizes in rows and columns. Steps are counted in reading order of the output, from 0."""

    input: Size
    kernel: Size
    padding: Padding = NO_PADDING
    stride: Size = (1, 1)
    dilation: Size = (1, 1)

    @property
    def totals(self) -> Size:
        """Rows and columns of padding: the book's p_h and p_w."""
        return self.padding.height, self.padding.width

    @property
    def padded(self) -> Size:
        return self.input[0] + self.totals[0], self.input[1] + self.totals[1]

    @property
    def extent(self) -> Size:
        """Rows and columns the window spans, with the gaps that dilation makes."""
        height, width = (d * (k - 1) + 1 for k, d in zip(self.kernel, self.dilation, strict=True))
        return height, width

    @cached_property
    def size(self) -> Size:
        """Rows and columns of the output. Raises ValueError when the window does not fit."""
        height, width = map(output_size, self.input, self.kernel, self.totals, self.stride, self.dilation)
        return height, width

    @property
    def steps(self) -> int:
        return self.size[0] * self.size[1]

    @property
    def covered(self) -> Size:
        """Rows and columns of the padded input that some window covers; the floor drops the rest."""
        rows, columns = ((n - 1) * s + e for n, s, e in zip(self.size, self.stride, self.extent, strict=True))
        return rows, columns

    @property
    def dropped(self) -> Size:
        """Rows and columns at the end of the padded input that no window covers."""
        return self.padded[0] - self.covered[0], self.padded[1] - self.covered[1]

    @property
    def inner(self) -> tuple[slice, slice]:
        """The outputs, rows and columns, whose windows lie wholly on the input; all outputs if there is none."""
        sides = []
        for before, n, s, extent, size in zip(
            (self.padding.top, self.padding.left), self.input, self.stride, self.extent, self.size, strict=True
        ):
            first, end = -(-before // s), max(0, (before + n - extent) // s + 1)
            sides.append(slice(first, min(end, size)))
        rows, columns = sides
        return (rows, columns) if rows.start < rows.stop and columns.start < columns.stop else (slice(None),) * 2

    # ---- one step

    def position(self, step: int) -> Cell:
        """The output's row and column that a step computes."""
        row, column = divmod(step, self.size[1])
        return row, column

    def step(self, cell: Cell) -> int:
        """The step that computes an output."""
        return cell[0] * self.size[1] + cell[1]

    def corner(self, row: float, column: float) -> tuple[float, float]:
        """The first row and column of an output's window; fractions lie between two outputs."""
        return row * self.stride[0], column * self.stride[1]

    def cells(self, row: int, column: int) -> list[Cell]:
        """The cells in the window of one output, in reading order."""
        rows, columns = (
            range(start * s, start * s + e, d)
            for start, s, e, d in zip((row, column), self.stride, self.extent, self.dilation, strict=True)
        )
        return [(y, x) for y in rows for x in columns]

    def reached(self, row: int, column: int) -> list[Cell]:
        """The outputs whose windows a cell of the padded input lies in."""
        rows, columns = (_reached(index, axis, self) for axis, index in enumerate((row, column)))
        return [(r, c) for r in rows for c in columns]

    def unpadded(self, cell: Cell) -> Cell | None:
        """The cell of the input that a cell of the padded input is; None on the padding."""
        row, column = cell[0] - self.padding.top, cell[1] - self.padding.left
        return (row, column) if 0 <= row < self.input[0] and 0 <= column < self.input[1] else None

    def is_data(self, cell: Cell) -> bool:
        """Whether a cell of the padded input is one of the input's."""
        return self.unpadded(cell) is not None

    def multiplied(self, i: int, j: int) -> tuple[range, range]:
        """Rows and columns of the padded input that the window's cell (i, j) visits."""
        first = i * self.dilation[0], j * self.dilation[1]
        rows, columns = (
            range(start, start + (n - 1) * s + 1, s) for start, n, s in zip(first, self.size, self.stride, strict=True)
        )
        return rows, columns

    def patches(self, padded: NDArray[np.float64], first: int, count: int) -> NDArray[np.float64]:
        """Rows `first` to `first + count` of im2col's matrix: each holds one step's window, in reading order."""
        steps = np.arange(first, min(first + count, self.steps))
        rows, columns = np.divmod(steps, self.size[1])
        i, j = np.divmod(np.arange(self.kernel[0] * self.kernel[1]), self.kernel[1])
        y = rows[:, None] * self.stride[0] + i * self.dilation[0]
        x = columns[:, None] * self.stride[1] + j * self.dilation[1]
        result: NDArray[np.float64] = padded[y, x]
        return result

    # ---- what can be chosen

    def bounds(self, axis: int, *, largest_side: int | None = None) -> Bounds:
        """Bounds of the rows (axis 0) or the columns (axis 1); within them no output is empty.

        `largest_side` is the most padding a side may get, beyond what the window's extent already says.
        """
        n, k, p, d = self.input[axis], self.kernel[axis], self.totals[axis], self.dilation[axis]
        extent = self.extent[axis]
        most = 2 * extent if largest_side is None else min(2 * extent, 2 * largest_side)
        return Bounds(
            input=(max(1, extent - p), LARGEST_INPUT),
            kernel=(1, min(LARGEST_WINDOW, (n + p - 1) // d + 1)),
            padding=(max(0, extent - n), max(most, p)),
            stride=(1, max(min(n + p, LARGEST_STRIDE), self.stride[axis])),
            dilation=(1, max(1, (n + p - 1) // (k - 1)) if k > 1 else 1),
        )

    def padding_presets(self) -> dict[str, Padding]:
        """No padding; enough to keep the size at stride 1; enough for each cell to meet every weight."""
        rows, columns = self.extent
        return {
            "valid": NO_PADDING,
            "same": Padding.total(rows - 1, columns - 1),
            "full": Padding(rows - 1, rows - 1, columns - 1, columns - 1),
        }

    def enough_padding(self) -> Padding:
        """The padding, increased if the window needs more to fit."""
        missing = [max(0, e - n) for e, n in zip(self.extent, self.padded, strict=True)]
        if not any(missing):
            return self.padding
        return Padding.total(self.totals[0] + missing[0], self.totals[1] + missing[1])


@remembered
def padded(x: Matrix, padding: Padding, mode: PadMode = "zeros") -> Matrix:
    """x (…, h, w) with its padding; x itself when there is none."""
    return sealed(pad(x, padding, mode).astype(np.float64, copy=False)) if any(padding) else x


def cut_padding(padding: Padding, largest: Size) -> Padding:
    """The padding with at most so many rows and columns on each side."""
    (top, bottom, left, right), (rows, columns) = padding, largest
    return Padding(min(top, rows), min(bottom, rows), min(left, columns), min(right, columns))


def is_even(padding: Padding) -> bool:
    """Whether opposite sides get the same, so that it can be counted per side."""
    return padding.top == padding.bottom and padding.left == padding.right


def opening_cell(size: Size) -> Cell:
    """Where to begin looking at a picture: not in its corner, where there is seldom anything to see."""
    return 2 * size[0] // 3, size[1] // 3


def _reached(index: int, axis: int, s: Sliding) -> list[int]:
    stride, dilation, size = s.stride[axis], s.dilation[axis], s.size[axis]
    starts: Sequence[int] = [index - k * dilation for k in range(s.kernel[axis])]
    return sorted(
        {start // stride for start in starts if start >= 0 and start % stride == 0 and start // stride < size}
    )
