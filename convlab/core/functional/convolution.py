"""Cross-correlation and convolution: slide a small kernel over an image and sum the products.

One kernel is shared by all positions (translation invariance) and sees only a window (locality): that is what makes
a convolutional layer so much smaller than a dense one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from convlab.core.arrays import Array, as_float, float_dtype, require_finite
from convlab.core.engine.correlation import correlate
from convlab.core.functional.geometry import Geometry, Padding, Pair
from convlab.core.functional.padding import crop, pad
from convlab.core.windows import window_cells, window_view


def conv2d(
    x: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    *,
    stride: Pair = 1,
    padding: Pair | Padding = 0,
    dilation: Pair = 1,
) -> Array:
    """Cross-correlation of a batch of images with a kernel for every pair of input and output channel.

    out[n, o, r, q] = bias[o] + Σ_{c,i,j} weight[o, c, i, j] · padded[n, c, r·s_h + i·d_h, q·s_w + j·d_w]
    (D2L, sections 7.2 to 7.4; `torch.nn.functional.conv2d`).

    `x` (n, c_in, h, w), `weight` (c_out, c_in, k_h, k_w), `bias` (c_out,) → (n, c_out, out_h, out_w), with out_h and
    out_w from `output_size`. `padding` as an int or (h, w) is zeros added per side, as in PyTorch; use
    `Padding.total` for the book's totals. Integers are computed as float32, float64 stays float64.

    Raises ValueError for mismatched channels, an impossible geometry, or values that are not finite.
    """
    x, weight, bias = checked_arguments(x, weight, bias)
    g = Geometry.of(x.shape, weight.shape[2:], stride, padding, dilation)
    out = correlate(pad(x, g.padding), weight, g.stride, g.dilation, g.size)
    if bias is not None:
        out += bias[:, None, None]
    return out


def conv2d_backward(
    grad: ArrayLike,
    x: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    *,
    stride: Pair = 1,
    padding: Pair | Padding = 0,
    dilation: Pair = 1,
) -> tuple[Array, Array, Array]:
    """Gradients of a loss with respect to conv2d's x, weight and bias, given the one with respect to its output.

    `grad` (n, c_out, out_h, out_w); the other arguments are those of `conv2d`. Returns arrays shaped like x, like
    weight, and (c_out,).

    Raises ValueError as `conv2d` does, and when `grad` does not have the output's shape.
    """
    x, weight, bias = checked_arguments(x, weight, bias)
    g = Geometry.of(x.shape, weight.shape[2:], stride, padding, dilation)
    grad = np.asarray(grad, x.dtype)
    if grad.shape != (expected := (len(x), len(weight), *g.size)):
        raise ValueError(f"the gradient must have the output's shape {expected}, got {grad.shape}")
    padded = pad(x, g.padding)
    grad_padded = np.zeros_like(padded)
    flat_weight = weight.reshape(len(weight), -1)
    grad_weight = np.zeros_like(flat_weight)
    for image, grad_image, grad_out in zip(padded, grad_padded, grad.reshape(*grad.shape[:2], -1), strict=True):
        patches = window_view(image[..., None], g.kernel, g.stride, g.dilation, g.size)
        grad_weight += grad_out @ patches.reshape(flat_weight.shape[1], -1).T
        grad_patches = (flat_weight.T @ grad_out).reshape(x.shape[1], -1, *g.size)
        cells = window_cells(grad_image, g.kernel, g.stride, g.size, g.dilation)
        for k, cell in enumerate(cells):  # col2im: each product's gradient goes back to the pixel it came from
            cell += grad_patches[:, k]
    grad_x = np.ascontiguousarray(crop(grad_padded, g.padding))
    return grad_x, grad_weight.reshape(weight.shape), grad.sum(axis=(0, 2, 3))


def convolve2d(
    x: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    *,
    stride: Pair = 1,
    padding: Pair | Padding = 0,
    dilation: Pair = 1,
) -> Array:
    """Mathematical convolution: `conv2d` with each kernel turned by 180° (D2L, sections 7.1.3 and 7.2.5).

    Arguments, shapes and errors are those of `conv2d`.
    """
    return conv2d(x, flip(weight), bias, stride=stride, padding=padding, dilation=dilation)


def convolve2d_backward(
    grad: ArrayLike,
    x: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    *,
    stride: Pair = 1,
    padding: Pair | Padding = 0,
    dilation: Pair = 1,
) -> tuple[Array, Array, Array]:
    """Gradients of `convolve2d`: those of `conv2d` with the kernel turned, and its gradient turned back."""
    grad_x, grad_weight, grad_bias = conv2d_backward(
        grad, x, flip(weight), bias, stride=stride, padding=padding, dilation=dilation
    )
    return grad_x, flip(grad_weight), grad_bias


def flip(weight: ArrayLike) -> Array:
    """The kernel turned by 180°: its last two axes reversed. Raises ValueError when it has fewer than two."""
    weight = np.asarray(weight)
    if weight.ndim < 2:
        raise ValueError(f"a kernel must have two axes to be turned, got shape {weight.shape}")
    return weight[..., ::-1, ::-1]


def checked_arguments(
    x: ArrayLike, weight: ArrayLike, bias: ArrayLike | None, axes: str = "c_out, c_in, k_h, k_w"
) -> tuple[Array, Array, Array | None]:
    """Input, kernels and biases as arrays of one float type. `axes` says what the kernels' first two axes are.

    Raises ValueError for arrays that do not fit each other, or values that are not finite.
    """
    x, weight = np.asarray(x), np.asarray(weight)
    for name, array, meant in (("x", x, "n, c, h, w"), ("weight", weight, axes)):
        if array.ndim != 4 or 0 in array.shape:
            raise ValueError(f"{name} must have the four axes ({meant}), none of them empty, got shape {array.shape}")
    incoming, outgoing = weight.shape[1::-1] if axes.startswith("c_out") else weight.shape[:2]
    if x.shape[1] != incoming:
        raise ValueError(f"x has {x.shape[1]} channels but the kernels have {incoming}")
    dtype = float_dtype(x, weight)
    x, weight = as_float(x, dtype), as_float(weight, dtype)
    if bias is not None:
        bias = as_float(bias, dtype)
        if bias.shape != (outgoing,):
            raise ValueError(
                f"bias must have one entry for each of the {outgoing} output channels, got shape {bias.shape}"
            )
        require_finite("bias", bias)
    require_finite("x", x)
    require_finite("weight", weight)
    return x, weight, bias
