"""Windows on an image: what convolution and pooling share. Views only, nothing is copied.

Images are (c, h, w, …) here: a batch, if any, comes last, so that a window's cells are long runs of memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from convlab.core.arrays import Array

Pair = tuple[int, int]


def window_view(x: Array, kernel: Pair, stride: Pair, dilation: Pair, size: Pair) -> Array:
    """Every window of x (c, h, w, n) as a view (c, k_h, k_w, out_h, out_w, n). `size` is (out_h, out_w).

    Copied and reshaped to (c·k_h·k_w, out_h·out_w·n) it is the patch matrix of im2col.
    """
    channel, row, column, image = x.strides
    return np.lib.stride_tricks.as_strided(
        x,
        (x.shape[0], *kernel, *size, x.shape[3]),
        (channel, row * dilation[0], column * dilation[1], row * stride[0], column * stride[1], image),
        writeable=False,
    )


def window_cells(x: Array, kernel: Pair, stride: Pair, size: Pair, dilation: Pair = (1, 1)) -> list[Array]:
    """For each cell of the window, in reading order, what it covers at all positions: views (c, out_h, out_w, …)."""
    rows, columns = (
        [slice(i * d, i * d + (n - 1) * s + 1, s) for i in range(k)]
        for k, s, n, d in zip(kernel, stride, size, dilation, strict=True)
    )
    return [x[:, row, column] for row in rows for column in columns]


def winners(cells: Sequence[Array], maximum: Array) -> Iterator[np.ndarray]:
    """For each cell of the window, a mask of the positions where it is the maximum.

    Only the first of several equal cells counts: every position has one winner, and a gradient is passed on once.
    """
    undecided = np.ones(maximum.shape, bool)
    for cell in cells:
        won = undecided & (cell == maximum)
        undecided ^= won
        yield won
