"""Cutting an image into windows, and putting windows back: what convolution and pooling share.

Images here are (c, h, w, …): the batch, if any, comes last, so that a window's cells are long runs of memory.
"""

from __future__ import annotations

import numpy as np

from convlab.core.arrays import Array


def windows(
    x: Array, kernel: tuple[int, int], stride: tuple[int, int], dilation: tuple[int, int], size: tuple[int, int]
) -> Array:
    """Every window of x (c, h, w, n) as a view (c, k_h, k_w, out_h, out_w, n): nothing is copied.

    Copied and reshaped to (c·k_h·k_w, out_h·out_w·n) this is the patch matrix of im2col. `size` is (out_h, out_w).
    """
    channel, row, column, image = x.strides
    return np.lib.stride_tricks.as_strided(
        x,
        (x.shape[0], *kernel, *size, x.shape[3]),
        (channel, row * dilation[0], column * dilation[1], row * stride[0], column * stride[1], image),
        writeable=False,
    )


def window_cells(
    x: Array,
    kernel: tuple[int, int],
    stride: tuple[int, int],
    size: tuple[int, int],
    dilation: tuple[int, int] = (1, 1),
) -> list[Array]:
    """For each cell of the window, in reading order, what it covers at all positions: views (c, out_h, out_w, …)."""
    rows, columns = (
        [slice(i * d, i * d + (n - 1) * s + 1, s) for i in range(k)]
        for k, s, n, d in zip(kernel, stride, size, dilation, strict=True)
    )
    return [x[:, row, column] for row in rows for column in columns]


def add_windows(x: Array, patches: Array, stride: tuple[int, int]) -> None:
    """The adjoint of `windows`, known as col2im: add patches (c, k_h, k_w, out_h, out_w, n) to where they lie in x.

    The sides of x must be multiples of the stride. Cells of a window that are less than a stride apart never meet, so
    they are added together: with a large stride there are few, long additions.
    """
    (s_h, s_w), (channels, k_h, k_w, out_h, out_w, n) = stride, patches.shape
    blocks = x.reshape(channels, x.shape[1] // s_h, s_h, x.shape[2] // s_w, s_w, n)
    for row, i in enumerate(range(0, k_h, s_h)):
        for column, j in enumerate(range(0, k_w, s_w)):
            part = patches[:, i : i + s_h, j : j + s_w].transpose(0, 3, 1, 4, 2, 5)
            blocks[:, row : row + out_h, : part.shape[2], column : column + out_w, : part.shape[4]] += part
