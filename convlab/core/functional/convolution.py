"""Cross-correlation and convolution: slide a small kernel over an image and sum the products.

One kernel is shared by all positions (translation invariance) and sees only a window (locality): that is what makes
a convolutional layer so much smaller than a dense one.
"""

from __future__ import annotations

import math
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from convlab.core.arrays import Array, as_float, float_dtype, require_finite
from convlab.core.engine.memory import result, scratch
from convlab.core.engine.parallel import core_count, run_all, single_threaded_blas
from convlab.core.functional.geometry import Padding, Pair, output_size, pair
from convlab.core.functional.padding import crop, pad
from convlab.core.functional.windows import window_cells, windows

BAND_BYTES = 3 * 1024 * 1024  # of patch matrix at a time: small enough for the cache, large enough to keep threads busy
# A kernel of this area for each channel in or out is cheaper in the frequency domain, if the output is large
FFT_KERNEL_AREA = 25
FFT_OUTPUT_AREA = 64 * 64
SMALL_OUTPUT = 10_000  # values; sharing less than this between threads costs more than it saves


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
    x, weight, bias = _arguments(x, weight, bias)
    g = _geometry(x, weight, stride, padding, dilation)
    padded = pad(x, g.padding)
    out = result((len(x), len(weight), *g.size), x.dtype)
    fft_area = FFT_KERNEL_AREA * sum(weight.shape[:2])
    if math.prod(g.kernel) > fft_area and math.prod(g.size) >= FFT_OUTPUT_AREA:
        _correlate_by_fft(padded, weight, g, out)
    else:
        _correlate_by_patches(padded, weight, g, out)
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
    x, weight, bias = _arguments(x, weight, bias)
    g = _geometry(x, weight, stride, padding, dilation)
    grad = np.asarray(grad, x.dtype)
    if grad.shape != (expected := (len(x), len(weight), *g.size)):
        raise ValueError(f"the gradient must have the output's shape {expected}, got {grad.shape}")
    padded = pad(x, g.padding)
    grad_padded = np.zeros_like(padded)
    flat_weight = weight.reshape(len(weight), -1)
    grad_weight = np.zeros_like(flat_weight)
    for image, grad_image, grad_out in zip(padded, grad_padded, grad.reshape(*grad.shape[:2], -1), strict=True):
        patches = windows(image[..., None], g.kernel, g.stride, g.dilation, g.size)
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
    """Mathematical convolution: `conv2d` with each kernel turned by 180° (D2L, section 7.1.4).

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
    """The kernel turned by 180°: both of its last two axes reversed. Raises ValueError when it has no two axes."""
    weight = np.asarray(weight)
    if weight.ndim < 2:
        raise ValueError(f"a kernel must have two axes to be turned, got shape {weight.shape}")
    return weight[..., ::-1, ::-1]


class _Geometry(NamedTuple):
    kernel: tuple[int, int]
    stride: tuple[int, int]
    dilation: tuple[int, int]
    padding: Padding
    size: tuple[int, int]  # of the output


def _arguments(x: ArrayLike, weight: ArrayLike, bias: ArrayLike | None) -> tuple[Array, Array, Array | None]:
    x, weight = np.asarray(x), np.asarray(weight)
    for name, array, axes in (("x", x, "n, c, h, w"), ("weight", weight, "c_out, c_in, k_h, k_w")):
        if array.ndim != 4 or 0 in array.shape:
            raise ValueError(f"{name} must have the four axes ({axes}), none of them empty, got shape {array.shape}")
    if x.shape[1] != weight.shape[1]:
        raise ValueError(f"x has {x.shape[1]} channels but the kernels have {weight.shape[1]}")
    dtype = float_dtype(x, weight)
    x, weight = as_float(x, dtype), as_float(weight, dtype)
    if bias is not None:
        bias = as_float(bias, dtype)
        if bias.shape != weight.shape[:1]:
            raise ValueError(f"bias must have one entry for each of the {len(weight)} kernels, got shape {bias.shape}")
        require_finite("bias", bias)
    require_finite("x", x)
    require_finite("weight", weight)
    return x, weight, bias


def _geometry(x: Array, weight: Array, stride: Pair, padding: Pair | Padding, dilation: Pair) -> _Geometry:
    stride, dilation, padding = pair(stride, "stride"), pair(dilation, "dilation"), Padding.of(padding)
    kernel = weight.shape[2], weight.shape[3]
    size = (
        output_size(x.shape[2], kernel[0], padding.height, stride[0], dilation[0]),
        output_size(x.shape[3], kernel[1], padding.width, stride[1], dilation[1]),
    )
    return _Geometry(kernel, stride, dilation, padding, size)


def _correlate_by_patches(padded: Array, weight: Array, g: _Geometry, out: Array) -> None:
    """A matrix product for each output row: the kernels (c_out, k_h·c·k_w) times the patches of that row.

    im2col would write each pixel k_h·k_w times. Here only its k_w places within a row are written out: what an output
    row needs are then k_h such rows one after the other, and the next output row begins s_h rows further on, in the
    same memory (MEC: Cho and Brand, ICML 2017). Only a dilation down the rows still wants k_h copies of each.
    """
    kernels = np.ascontiguousarray(weight.transpose(0, 2, 1, 3)).reshape(len(weight), -1)
    (k_h, k_w), (s_h, s_w), (d_h, d_w), (height, width) = g.kernel, g.stride, g.dilation, g.size
    shared = d_h == 1 and s_h < k_h
    channels = padded.shape[1]
    row = channels * k_w * width  # of patches: their number of values
    step = s_h if shared else k_h  # from an output row to the next
    threads = 1 if out.size <= SMALL_OUTPUT else core_count()
    bands = threads * math.ceil(height * step * row * padded.itemsize / (threads * BAND_BYTES))
    band = math.ceil(height / bands)
    tasks = [(image, first) for image in range(len(out)) for first in range(0, height, band)]

    def correlate(share: list[tuple[int, int]]) -> None:
        kept = scratch(((band - 1) * step + k_h) * row, padded.dtype)
        for image, first in share:
            rows = min(band, height - first)
            pixels = padded[image, :, first * s_h :, :, None]
            if shared:
                lines = windows(pixels, (1, k_w), (1, s_w), (1, d_w), ((rows - 1) * s_h + k_h, width))
            else:
                lines = windows(pixels, (k_h, k_w), (s_h, s_w), (d_h, d_w), (rows, width))
            lines = lines[..., 0].transpose(3, 1, 0, 2, 4)  # (row, its k_h copies or 1, c, k_w, width)
            patches = kept[: lines.size]
            np.copyto(patches.reshape(lines.shape), lines)
            strides = np.array((step * row, width, 1)) * patches.itemsize
            matrices = np.lib.stride_tricks.as_strided(patches, (rows, kernels.shape[1], width), strides)
            np.matmul(kernels, matrices, out=out[image, :, first : first + rows].transpose(1, 0, 2))

    if threads == 1:
        correlate(tasks)
    else:
        with single_threaded_blas():
            run_all([partial(correlate, tasks[thread::threads]) for thread in range(threads)], threads)


def _correlate_by_fft(padded: Array, weight: Array, g: _Geometry, out: Array) -> None:
    """Correlation is a product with the conjugate in the frequency domain, here in float64 for every dtype.

    It wraps around at the borders of the transform, which the positions kept never reach.
    """
    spread = np.zeros((*weight.shape[:2], *((k - 1) * d + 1 for k, d in zip(g.kernel, g.dilation, strict=True))))
    spread[:, :, :: g.dilation[0], :: g.dilation[1]] = weight
    shape = _fast_length(padded.shape[2]), _fast_length(padded.shape[3])
    kernels = np.fft.rfft2(spread, shape).conj()
    rows, columns = (slice(0, (n - 1) * s + 1, s) for n, s in zip(g.size, g.stride, strict=True))
    for image, image_out in zip(padded, out, strict=True):
        spectrum = np.fft.rfft2(image.astype(np.float64, copy=False), shape)
        for kernel, target in zip(kernels, image_out, strict=True):
            target[...] = np.fft.irfft2((spectrum * kernel).sum(axis=0), shape)[rows, columns]


def _fast_length(n: int) -> int:
    """The next number of at least n with no prime factor above 5: transforms of that length are fast."""
    while True:
        rest = n
        for factor in (2, 3, 5):
            while rest % factor == 0:
                rest //= factor
        if rest == 1:
            return n
        n += 1
