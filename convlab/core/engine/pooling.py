"""Pooling of a batch (c, h, w, n), or of the tiles (c, t_h, t_w, h/t_h, w/t_w, n) that a convolution made of it.

In a tiled feature map each cell of a window is a plane of its own, and belongs to one window alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat
from typing import Literal

import numpy as np

from convlab.core.arrays import Array
from convlab.core.engine.workspace import Workspace
from convlab.core.windows import Pair, window_cells, winners


class BatchPooling:
    """`max_pool2d` or `avg_pool2d` of a batch, forward and backward."""

    def __init__(self, kind: Literal["average", "max"], kernel: Pair, stride: Pair, workspace: Workspace) -> None:
        self.kind, self.kernel, self.stride = kind, kernel, stride
        self._array = workspace.array

    def forward(self, x: Array) -> Array:
        """x (c, h, w, n) or its tiles → (c, out_h, out_w, n)."""
        self._input_shape = x.shape
        self._cells = self._window_cells(x)
        self._output = self._array("output", self._cells[0].shape)
        np.copyto(self._output, self._cells[0])
        operation = np.add if self.kind == "average" else np.maximum
        for cell in self._cells[1:]:
            operation(self._output, cell, out=self._output)
        if self.kind == "average":
            self._output *= self._output.dtype.type(1 / len(self._cells))
        return self._output

    def backward(self, grad: Array) -> Array:
        """The gradient with respect to x, tiled if x was."""
        is_tiled, shares = len(self._input_shape) == 6, self._shares(grad)
        if is_tiled and self.kind == "average":  # the same for each plane: it need not be written out
            return np.broadcast_to(next(shares)[:, None, None], self._input_shape)
        grad_x = self._array("input gradient", self._input_shape)
        if not is_tiled:
            grad_x.fill(0)
        for cell, share in zip(self._window_cells(grad_x), shares, strict=True):
            if is_tiled:
                np.copyto(cell, share)
            else:
                cell += share
        return grad_x

    def _shares(self, grad: Array) -> Iterator[Array]:
        """For each cell of the window its part of the gradient at all positions, in an array that is written over."""
        share = self._array("share", grad.shape)
        if self.kind == "average":
            np.multiply(grad, grad.dtype.type(1 / len(self._cells)), out=share)
            yield from repeat(share, len(self._cells))
        else:
            for won in winners(self._cells, self._output):
                yield np.multiply(grad, won, out=share)

    def _window_cells(self, x: Array) -> list[Array]:
        if x.ndim == 6:
            return [x[:, i, j] for i, j in np.ndindex(self.kernel)]
        (k_h, k_w), (s_h, s_w) = self.kernel, self.stride
        return window_cells(x, self.kernel, self.stride, ((x.shape[1] - k_h) // s_h + 1, (x.shape[2] - k_w) // s_w + 1))
