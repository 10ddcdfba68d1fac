"""Where the stamps of a transposed convolution lie, and within which bounds they can be chosen.

Every cell of the input stamps the kernel onto the output. The `whole` is what the stamps lie on, with the rows and
columns that padding takes away from its border and those that output padding leaves standing at its end.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from convlab.core import Padding, conv_transpose2d, transposed_output_size
from convlab.labs.common.arrays import Matrix, without_noise
from convlab.labs.common.sliding import NO_PADDING, Bounds, Cell, Size, Sliding

MOST_CELLS = 64  # rows, and columns, of an input
LARGEST_KERNEL = 16
LARGEST_STRIDE = 16
LARGEST_WHOLE = 512


@dataclass(frozen=True)
class Stamping:
    """Sizes in rows and columns. `padding` is what each side of the output loses, as PyTorch and the book count it."""

    input: Size
    kernel: Size
    stride: Size = (1, 1)
    padding: Padding = NO_PADDING
    output_padding: Size = (0, 0)
    dilation: Size = (1, 1)

    @property
    def extent(self) -> Size:
        """Rows and columns of a stamp, with the gaps that dilation makes."""
        rows, columns = (d * (k - 1) + 1 for k, d in zip(self.kernel, self.dilation, strict=True))
        return rows, columns

    @property
    def covered(self) -> Size:
        """Rows and columns from the first stamp's beginning to the last one's end."""
        rows, columns = ((n - 1) * s + e for n, s, e in zip(self.input, self.stride, self.extent, strict=True))
        return rows, columns

    @property
    def whole(self) -> Size:
        return self.covered[0] + self.output_padding[0], self.covered[1] + self.output_padding[1]

    @cached_property
    def size(self) -> Size:
        """Rows and columns of the output. Raises ValueError when there are none."""
        totals = self.padding.height, self.padding.width
        rows, columns = map(
            transposed_output_size, self.input, self.kernel, totals, self.stride, self.dilation, self.output_padding
        )
        return rows, columns

    @cached_property
    def sliding(self) -> Sliding:
        """The same as a window that slides over the whole: where it lies for a cell of the input is that cell's stamp.

        Its steps are the cells of the input; output padding, which no stamp reaches, is left out.
        """
        return Sliding(self.covered, self.kernel, NO_PADDING, self.stride, self.dilation)

    def in_output(self, cell: Cell) -> Cell | None:
        """The output's cell that a cell of the whole is; None where padding takes it away."""
        row, column = cell[0] - self.padding.top, cell[1] - self.padding.left
        return (row, column) if 0 <= row < self.size[0] and 0 <= column < self.size[1] else None

    def is_stamped(self, cell: Cell) -> bool:
        """Whether a cell of the whole lies on the part that stamps can reach: output padding may lie beyond."""
        return cell[0] < self.covered[0] and cell[1] < self.covered[1]

    # ---- what can be chosen

    def bounds(self, axis: int) -> Bounds:
        """Bounds of the rows (axis 0) or the columns (axis 1), padding per side; beyond them the output is too large.

        What a smaller output would lose to padding, or a smaller stride to output padding, is for `settled` to cut.
        """
        n, k, s, d = self.input[axis], self.kernel[axis], self.stride[axis], self.dilation[axis]
        room = LARGEST_WHOLE - self.output_padding[axis] - 1
        return Bounds(
            input=(1, min(MOST_CELLS, (room - d * (k - 1)) // s + 1)),
            kernel=(1, min(LARGEST_KERNEL, (room - (n - 1) * s) // d + 1)),
            padding=(0, (self.whole[axis] - 1) // 2),
            stride=(1, min(LARGEST_STRIDE, (room - d * (k - 1)) // (n - 1)) if n > 1 else LARGEST_STRIDE),
            dilation=(1, min(LARGEST_STRIDE, (room - (n - 1) * s) // (k - 1)) if k > 1 else 1),
        )

    def most_output_padding(self, axis: int) -> int:
        """One less than the stride or the dilation, whichever is more, as in PyTorch."""
        return max(self.stride[axis], self.dilation[axis]) - 1

    def settled(self) -> Stamping:
        """With a dilation only where there are gaps, and no more stride, output padding and padding than can be."""
        rows, columns = (d if k > 1 else 1 for d, k in zip(self.dilation, self.kernel, strict=True))
        new = replace(self, dilation=(rows, columns))
        rows, columns = (min(s, new.bounds(axis).stride[1]) for axis, s in enumerate(new.stride))
        new = replace(new, stride=(rows, columns))
        rows, columns = (min(o, new.most_output_padding(axis)) for axis, o in enumerate(self.output_padding))
        new = replace(new, output_padding=(rows, columns))
        rows, columns = (min(p, new.bounds(axis).padding[1]) for axis, p in enumerate(sides(self.padding)))
        return replace(new, padding=Padding(rows, rows, columns, columns))


def stamped(x: Matrix, kernel: Matrix, s: Stamping, padding: Padding = NO_PADDING) -> Matrix:
    """The sum of all stamps of x (h, w), a kernel each; `padding` is not the stamping's own."""
    out = conv_transpose2d(
        x[None, None],
        kernel[None, None],
        stride=s.stride,
        padding=padding,
        output_padding=s.output_padding,
        dilation=s.dilation,
    )
    return without_noise(out[0, 0], x, kernel)


def weight_of(sliding: Sliding, cell: Cell, source: Cell) -> Cell:
    """The weight of a source's stamp that falls on a cell of the whole."""
    i, j = (
        (place - at * s) // d for place, at, s, d in zip(cell, source, sliding.stride, sliding.dilation, strict=True)
    )
    return i, j


def sides(padding: Padding) -> Size:
    """Rows that the top and the bottom lose each, and columns that the left and the right do."""
    return padding.top, padding.left
