"""A convolution as a matrix W, which every window gives a row; the transposed convolution is its transpose.

D2L, section 14.10.3. Images are written as columns of numbers, row by row.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from convlab.core import conv_transpose2d
from convlab.labs.common.arrays import Matrix, frozen, remembered
from convlab.labs.common.sliding import Cell
from convlab.labs.learning.transposed.stamping import Stamping

MOST_ROWS, MOST_COLUMNS = 144, 36  # of the transpose; larger ones are not drawn


@dataclass(frozen=True, eq=False)
class MatrixForm:
    """The input (h, w) of a stamping as a column x, and Wᵀ x, which is the output as a column."""

    input: Matrix
    kernel: Matrix
    stamping: Stamping

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of the transpose: the numbers of the output and those of the input."""
        rows, columns = self.stamping.size
        return rows * columns, self.input.size

    @property
    def is_drawn(self) -> bool:
        return self.shape[0] <= MOST_ROWS and self.shape[1] <= MOST_COLUMNS

    @property
    def transpose(self) -> Matrix:
        """Wᵀ: each column is the stamp of an input of 1."""
        return _stamps(self.kernel, self.stamping)

    @property
    def matrix(self) -> Matrix:
        """W: each row holds the weights that a window of the convolution gives to the cells it lies on."""
        return _transposed(self.transpose)

    @property
    def column(self) -> Matrix:
        """(n, 1)"""
        return _as_column(self.input)

    @property
    def product(self) -> Matrix:
        """Wᵀ x, (m, 1)."""
        return _product(self.transpose, self.column)

    def input_cell(self, index: int) -> Cell:
        row, column = divmod(index, self.input.shape[1])
        return row, column

    def output_cell(self, index: int) -> Cell:
        row, column = divmod(index, self.stamping.size[1])
        return row, column


@remembered
def _stamps(kernel: Matrix, s: Stamping) -> Matrix:
    count = s.input[0] * s.input[1]
    ones = np.eye(count).reshape(count, 1, *s.input)
    stamps = conv_transpose2d(
        ones,
        kernel[None, None],
        stride=s.stride,
        padding=s.padding,
        output_padding=s.output_padding,
        dilation=s.dilation,
    )
    return frozen(stamps.reshape(count, -1).T)


@remembered
def _transposed(matrix: Matrix) -> Matrix:
    return frozen(matrix.T)


@remembered
def _as_column(x: Matrix) -> Matrix:
    return frozen(x.reshape(-1, 1))


@remembered
def _product(matrix: Matrix, column: Matrix) -> Matrix:
    return frozen(matrix @ column)
