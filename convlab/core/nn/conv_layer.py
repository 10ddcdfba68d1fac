"""The convolutional layer of a network, built for speed: im2col, with the tricks that make it fast on a processor."""

from __future__ import annotations

from functools import reduce

import numpy as np

from convlab.core.arrays import Array
from convlab.core.engine.products import multiply, multiply_transposed
from convlab.core.functional.geometry import Padding, Pair, output_size, pair
from convlab.core.functional.windows import add_windows, windows
from convlab.core.nn.layers import Layer, Shape


class Conv2d(Layer):
    """Cross-correlation with `out_channels` kernels, as one matrix product over the patches of the whole batch.

    `tile` (t_h, t_w) computes that many neighbouring outputs from one larger patch: a convolution followed by 2×2
    pooling is one with stride 2 whose kernels each stand at four places, and pooling over those four. The patch matrix
    shrinks (for LeNet's first layer from 25·28·28 to 36·14·14 entries) and the product gets a shape that processors
    like. The output then is (c, t_h, t_w, h/t_h, w/t_w, n); `untiled` puts it in order. The bias is one more weight,
    whose input is always 1.
    """

    def __init__(self, out_channels: int, kernel_size: Pair, *, stride: Pair = 1, padding: Pair | Padding = 0) -> None:
        super().__init__()
        self.out_channels = out_channels
        self.kernel_size = pair(kernel_size, "kernel size")
        self.stride = pair(stride, "stride")
        self.padding = Padding.of(padding)
        self.tile: tuple[int, int] = (1, 1)

    def output_shape(self, shape: Shape) -> Shape:
        if len(shape) != 3:
            raise ValueError(f"a convolution needs an input (c, h, w), got {shape}")
        totals = self.padding.height, self.padding.width
        return (self.out_channels, *map(output_size, shape[1:], self.kernel_size, totals, self.stride))

    def parameter_shapes(self, shape: Shape) -> dict[str, Shape]:
        return {"weight": (self.out_channels, shape[0], *self.kernel_size), "bias": (self.out_channels,)}

    def forward(self, x: Array) -> Array:
        channels, *_, n = x.shape
        height, width = self.output_shape(x.shape[:3])[1:]
        size = height // self.tile[0], width // self.tile[1]
        kernel, stride = self._tiled_geometry()
        entries = channels * kernel[0] * kernel[1]
        self._patches = self._buffer("patches", (entries + 1, size[0] * size[1] * n), fill=1)
        view = windows(self._padded(x), kernel, stride, (1, 1), size)
        np.copyto(self._patches[:-1].reshape(view.shape), view)
        self._spread_weight(channels)
        product = self._buffer("product", (len(self._spread), self._patches.shape[1]))
        multiply(self._spread, self._patches, out=product)
        tile = self.tile if self.tile != (1, 1) else ()
        self._input_shape = x.shape
        self.output = product.reshape(self.out_channels, *tile, *size, n)
        return self.output

    def backward(self, grad: Array, *, input_gradient: bool = True) -> Array:
        grad = grad.reshape(len(self._spread), -1)
        self._gather_gradient(multiply_transposed(self._patches, grad).T)
        if not input_gradient:
            return grad
        patches = self._buffer("patch gradient", (self._patches.shape[0] - 1, self._patches.shape[1]))
        multiply(self._spread[:, :-1].T, grad, out=patches)
        return self._add_patches(patches)

    def _add_patches(self, patches: Array) -> Array:
        """The gradient with respect to the input: each patch entry's goes back to the pixel it was copied from."""
        channels, height, width, n = self._input_shape
        kernel, stride = self._tiled_geometry()
        size = tuple(
            out // t for out, t in zip(self.output_shape((channels, height, width))[1:], self.tile, strict=True)
        )
        p = self.padding
        rows, columns = (
            -(-length // s) * s for length, s in zip((height + p.height, width + p.width), stride, strict=True)
        )
        padded = self._buffer("input gradient", (channels, rows, columns, n))
        padded.fill(0)
        add_windows(padded, patches.reshape(channels, *kernel, *size, n), stride)
        return padded[:, p.top : p.top + height, p.left : p.left + width]

    def _padded(self, x: Array) -> Array:
        p = self.padding
        if not any(p):
            return x
        channels, height, width, n = x.shape
        padded = self._buffer("padded", (channels, height + p.height, width + p.width, n), fill=0)
        padded[:, p.top : p.top + height, p.left : p.left + width] = x
        return padded

    def _tiled_geometry(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Size and stride of the window that covers a whole tile of outputs."""
        (t_h, t_w), (s_h, s_w), (k_h, k_w) = self.tile, self.stride, self.kernel_size
        return ((t_h - 1) * s_h + k_h, (t_w - 1) * s_w + k_w), (t_h * s_h, t_w * s_w)

    def _spread_weight(self, channels: int) -> None:
        """The matrix (c_out·tiles, c_in·k_h·k_w + 1): each kernel at its place in the tile's window, then the bias."""
        kernel, _ = self._tiled_geometry()
        tiles = self.tile[0] * self.tile[1]
        self._spread = self._buffer("spread", (self.out_channels * tiles, channels * kernel[0] * kernel[1] + 1), fill=0)
        for bias, weight in zip(*self._places(self._spread), strict=True):
            bias[...] = self.parameters["bias"]
            weight[...] = self.parameters["weight"]

    def _gather_gradient(self, spread: Array) -> None:
        """The adjoint of `_spread_weight`: a weight's gradient is the sum over the places where it stands."""
        biases, weights = self._places(spread)
        np.copyto(self.gradients["weight"], reduce(np.add, weights))
        np.copyto(self.gradients["bias"], reduce(np.add, biases))

    def _places(self, spread: Array) -> tuple[list[Array], list[Array]]:
        """Views of the spread matrix: for each place in the tile its bias (c_out,) and its kernels."""
        kernel, _ = self._tiled_geometry()
        biases = spread[:, -1].reshape(self.out_channels, *self.tile)
        kernels = spread[:, :-1].reshape(self.out_channels, *self.tile, -1, *kernel)
        (s_h, s_w), (k_h, k_w) = self.stride, self.kernel_size
        places = list(np.ndindex(self.tile))
        return (
            [biases[:, i, j] for i, j in places],
            [kernels[:, i, j, :, i * s_h : i * s_h + k_h, j * s_w : j * s_w + k_w] for i, j in places],
        )


def untiled(x: Array) -> Array:
    """A feature map (c, h, w, n) from a tiled one (c, t_h, t_w, h/t_h, w/t_w, n); any other array as it is."""
    if x.ndim != 6:
        return x
    c, t_h, t_w, height, width, n = x.shape
    return x.transpose(0, 3, 1, 4, 2, 5).reshape(c, t_h * height, t_w * width, n)
