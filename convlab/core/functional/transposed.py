"""Transposed convolution: every number of a small image stamps the kernel, times itself, onto a larger one.

It is the way back of a convolution's gradient, read as an operation of its own. Networks enlarge feature maps with it,
the stride being how far apart the stamps lie. It gives back the shape that a convolution took, not the values.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from convlab.core.arrays import Array
from convlab.core.functional.convolution import checked_arguments, conv2d
from convlab.core.functional.geometry import Geometry, Padding, Pair, pair, transposed_output_size
from convlab.core.functional.padding import crop, pad
from convlab.core.windows import window_cells, window_view

AXES = "c_in, c_out, k_h, k_w"  # of the kernels


def conv_transpose2d(
    x: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    *,
    stride: Pair = 1,
    padding: Pair | Padding = 0,
    output_padding: Pair = 0,
    dilation: Pair = 1,
) -> Array:
    """Transposed convolution of a batch of images (D2L, section 14.10; `torch.nn.functional.conv_transpose2d`).

    whole[n, o, r·s_h + i·d_h, q·s_w + j·d_w] += x[n, c, r, q] · weight[c, o, i, j], then `padding` cells are taken
    away on every side, and bias[o] is added.

    `x` (n, c_in, h, w), `weight` (c_in, c_out, k_h, k_w), `bias` (c_out,) → (n, c_out, out_h, out_w), with out_h and
    out_w from `transposed_output_size`. `output_padding` rows and columns are left standing at the bottom and on the
    right: of the sizes that a strided convolution makes equal it chooses one. Integers are computed as float32,
    float64 stays float64.

    Raises ValueError for mismatched channels, an output without cells, an output padding that is smaller neither than
    the stride nor than the dilation, or values that are not finite.
    """
    x, weight, bias = checked_arguments(x, weight, bias, AXES)
    g, whole_size = _geometry(x, weight, stride, padding, output_padding, dilation)
    whole = np.zeros((len(x), weight.shape[1], *whole_size), x.dtype)
    flat_weight = weight.reshape(len(weight), -1)
    for image, image_whole in zip(x, whole, strict=True):
        stamps = (flat_weight.T @ image.reshape(len(image), -1)).reshape(weight.shape[1], -1, *g.size)
        for k, cells in enumerate(window_cells(image_whole, g.kernel, g.stride, g.size, g.dilation)):
            cells += stamps[:, k]
    out = np.ascontiguousarray(crop(whole, g.padding))
    if bias is not None:
        out += bias[:, None, None]
    return out


def conv_transpose2d_backward(
    grad: ArrayLike,
    x: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    *,
    stride: Pair = 1,
    padding: Pair | Padding = 0,
    output_padding: Pair = 0,
    dilation: Pair = 1,
) -> tuple[Array, Array, Array]:
    """Gradients of a loss with respect to conv_transpose2d's x, weight and bias; that of x is a `conv2d` of `grad`.

    `grad` (n, c_out, out_h, out_w) is the gradient with respect to its output; the other arguments are those of
    `conv_transpose2d`. Returns arrays shaped like x, like weight, and (c_out,).

    Raises ValueError as `conv_transpose2d` does, and when `grad` does not have the output's shape.
    """
    x, weight, bias = checked_arguments(x, weight, bias, AXES)
    g, (height, width) = _geometry(x, weight, stride, padding, output_padding, dilation)
    grad = np.asarray(grad, x.dtype)
    expected = len(x), weight.shape[1], height - g.padding.height, width - g.padding.width
    if grad.shape != expected:
        raise ValueError(f"the gradient must have the output's shape {expected}, got {grad.shape}")
    whole = pad(grad, g.padding)
    grad_weight = np.zeros((len(weight), weight[0].size), x.dtype)
    for image, grad_image in zip(x, whole, strict=True):
        patches = window_view(grad_image[..., None], g.kernel, g.stride, g.dilation, g.size)
        grad_weight += image.reshape(len(image), -1) @ patches.reshape(weight[0].size, -1).T
    # the weights' axes suit: what goes in here came out there. A large output padding would let one more window fit
    grad_x = conv2d(whole, weight, stride=g.stride, dilation=g.dilation)[..., : g.size[0], : g.size[1]]
    return np.ascontiguousarray(grad_x), grad_weight.reshape(weight.shape), grad.sum(axis=(0, 2, 3))


def _geometry(
    x: Array, weight: Array, stride: Pair, padding: Pair | Padding, output_padding: Pair, dilation: Pair
) -> tuple[Geometry, tuple[int, int]]:
    """Where the stamps lie, one for each cell of x, and the size of what they lie on before it is cropped."""
    kernel, stride, dilation = weight.shape[2:], pair(stride, "stride"), pair(dilation, "dilation")
    padding, extra = Padding.of(padding), pair(output_padding, "output padding", least=0)
    totals = padding.height, padding.width
    rows, columns = map(transposed_output_size, x.shape[2:], kernel, totals, stride, dilation, extra)
    g = Geometry((kernel[0], kernel[1]), stride, padding, dilation, (x.shape[2], x.shape[3]))
    return g, (rows + padding.height, columns + padding.width)
