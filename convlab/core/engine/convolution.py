"""Convolution of a batch as one matrix product over all patches (im2col), and back (col2im).

The batch comes last: images are (c, h, w, n). A patch is then copied in long runs of memory, and the product is already
laid out as the feature maps.
"""

from __future__ import annotations

from functools import reduce

import numpy as np

from convlab.core.arrays import Array
from convlab.core.engine.workspace import Workspace
from convlab.core.windows import Pair, window_cells, window_view

Sides = tuple[int, int, int, int]  # top, bottom, left, right


class BatchConvolution:
    """`conv2d` of a batch, forward and backward.

    Where pooling with windows of `pooled_by` follows and covers the feature map exactly, one larger patch gives a whole
    tile (t_h, t_w) of neighbouring outputs: the ones that are pooled together. A convolution followed by 2×2 pooling is
    one with stride 2 whose kernels each stand at four places. The patch matrix shrinks (for LeNet's first layer from
    25·28·28 to 36·14·14 entries), and the product gets a shape that processors like. The output then is
    (c, t_h, t_w, h/t_h, w/t_w, n); `untiled` puts it in order. The bias is one more weight, whose input is always 1.
    """

    def __init__(
        self, kernel: Pair, stride: Pair, padding: Sides, workspace: Workspace, *, pooled_by: Pair = (1, 1)
    ) -> None:
        self.kernel, self.stride, self.padding, self.pooled_by = kernel, stride, padding, pooled_by
        self._array = workspace.array

    def forward(self, x: Array, weight: Array, bias: Array) -> Array:
        """x (c_in, h, w, n), weight (c_out, c_in, k_h, k_w), bias (c_out,) → (c_out, out_h, out_w, n), or its tiles."""
        self._set_geometry(x.shape)
        channels, n, (rows, columns) = len(x), x.shape[-1], self._size
        entries = channels * self._window[0] * self._window[1]
        self._patches = self._array("patches", (entries + 1, rows * columns * n), fill=1)
        view = window_view(self._padded(x), self._window, self._step, (1, 1), self._size)
        np.copyto(self._patches[:-1].reshape(view.shape), view)
        tiles = self._tile[0] * self._tile[1]
        self._spread = self._array("spread weight", (len(weight) * tiles, entries + 1), fill=0)
        for placed_bias, placed_weight in self._places(self._spread, weight.shape):
            placed_bias[...], placed_weight[...] = bias, weight
        product = self._array("product", (len(self._spread), self._patches.shape[1]))
        np.matmul(self._spread, self._patches, out=product)
        tile = self._tile if tiles > 1 else ()
        return product.reshape(len(weight), *tile, rows, columns, n)

    def backward(self, grad: Array, grad_weight: Array, grad_bias: Array, *, input_gradient: bool) -> Array:
        """Write the parameters' gradients for the last `forward`. Returns that with respect to x, if it is wanted."""
        grad = grad.reshape(len(self._spread), -1)
        # a weight's gradient is the sum over the places where it stands
        places = self._places(grad @ self._patches.T, grad_weight.shape)
        np.copyto(grad_bias, reduce(np.add, (bias for bias, _ in places)))
        np.copyto(grad_weight, reduce(np.add, (weight for _, weight in places)))
        if not input_gradient:
            return grad[:0]
        patches = self._array("patch gradient", (len(self._patches) - 1, self._patches.shape[1]))
        np.matmul(self._spread[:, :-1].T, grad, out=patches)
        return self._add_patches(patches)

    def _set_geometry(self, shape: tuple[int, ...]) -> None:
        """The tile, and size and stride of the window that covers all that a tile of outputs needs."""
        (k_h, k_w), (s_h, s_w), (t_h, t_w) = self.kernel, self.stride, self.pooled_by
        top, bottom, left, right = self.padding
        out_h = (top + shape[1] + bottom - k_h) // s_h + 1
        out_w = (left + shape[2] + right - k_w) // s_w + 1
        if out_h % t_h or out_w % t_w:
            t_h = t_w = 1
        self._input_shape = shape
        self._tile = t_h, t_w
        self._window = (t_h - 1) * s_h + k_h, (t_w - 1) * s_w + k_w
        self._step = t_h * s_h, t_w * s_w
        self._size = out_h // t_h, out_w // t_w

    def _padded(self, x: Array) -> Array:
        if not any(self.padding):
            return x
        (channels, height, width, n), (top, bottom, left, right) = x.shape, self.padding
        padded = self._array("padded", (channels, top + height + bottom, left + width + right, n), fill=0)
        padded[:, top : top + height, left : left + width] = x
        return padded

    def _places(self, spread: Array, shape: tuple[int, ...]) -> list[tuple[Array, Array]]:
        """For each place in a tile, views of the spread weight: its biases (c_out,) and its kernels, of `shape`.

        The spread weight (c_out·tiles, c_in·window + 1) has each kernel at its place in the window, then the bias.
        """
        c_out, c_in, k_h, k_w = shape
        biases = spread[:, -1].reshape(c_out, *self._tile)
        kernels = spread[:, :-1].reshape(c_out, *self._tile, c_in, *self._window)
        s_h, s_w = self.stride
        return [
            (biases[:, i, j], kernels[:, i, j, :, i * s_h : i * s_h + k_h, j * s_w : j * s_w + k_w])
            for i, j in np.ndindex(self._tile)
        ]

    def _add_patches(self, patches: Array) -> Array:
        """The gradient with respect to x: each patch entry's goes back to the pixel it was copied from."""
        (channels, height, width, n), (top, bottom, left, right) = self._input_shape, self.padding
        padded = self._array("input gradient", (channels, top + height + bottom, left + width + right, n))
        padded.fill(0)
        patches = patches.reshape(channels, -1, *self._size, n)
        for k, cell in enumerate(window_cells(padded, self._window, self._step, self._size)):
            cell += patches[:, k]
        return padded[:, top : top + height, left : left + width]


def untiled(x: Array) -> Array:
    """Feature maps (c, h, w, n) from tiled ones (c, t_h, t_w, h/t_h, w/t_w, n); any other array as it is."""
    if x.ndim != 6:
        return x
    c, t_h, t_w, height, width, n = x.shape
    return x.transpose(0, 3, 1, 4, 2, 5).reshape(c, t_h * height, t_w * width, n)
