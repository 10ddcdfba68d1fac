"""Cross-correlation of a few images of any size: matrix products over bands of rows, or the Fourier transform."""

from __future__ import annotations

import math
from functools import partial

import numpy as np

from convlab.core.arrays import Array
from convlab.core.parallel import core_count, run_all, single_threaded_blas
from convlab.core.windows import Pair, window_view

BAND_BYTES = 3 * 1024 * 1024  # of patch matrix at a time: small enough for the cache, large enough to keep threads busy
# A kernel of this area for each channel in or out is cheaper in the frequency domain, if the output is large
FFT_KERNEL_AREA = 25
FFT_OUTPUT_AREA = 64 * 64
SMALL_OUTPUT = 10_000  # values; sharing less than this between threads costs more than it saves


def correlate(padded: Array, weight: Array, stride: Pair, dilation: Pair, size: Pair) -> Array:
    """`padded` (n, c_in, h, w), `weight` (c_out, c_in, k_h, k_w) → (n, c_out, *size); of the same dtype."""
    large_kernel = math.prod(weight.shape[2:]) > FFT_KERNEL_AREA * sum(weight.shape[:2])
    by_fft = large_kernel and math.prod(size) >= FFT_OUTPUT_AREA
    return (correlate_by_fft if by_fft else correlate_by_patches)(padded, weight, stride, dilation, size)


def correlate_by_patches(padded: Array, weight: Array, stride: Pair, dilation: Pair, size: Pair) -> Array:
    """A matrix product for each output row: the kernels (c_out, k_h·c·k_w) times the patches of that row.

    im2col would write each pixel k_h·k_w times. Here only its k_w places within a row are written out: what an output
    row needs are then k_h such rows one after the other, and the next output row begins s_h rows further on, in the
    same memory (MEC: Cho and Brand, ICML 2017). Only a dilation down the rows still wants k_h copies of each.
    """
    kernels = np.ascontiguousarray(weight.transpose(0, 2, 1, 3)).reshape(len(weight), -1)
    (k_h, k_w), (s_h, s_w), (d_h, d_w), (height, width) = weight.shape[2:], stride, dilation, size
    out = np.empty((len(padded), len(weight), height, width), padded.dtype)
    shared = d_h == 1 and s_h < k_h
    row = padded.shape[1] * k_w * width  # of patches: their number of values
    step = s_h if shared else k_h  # from an output row to the next
    threads = 1 if out.size <= SMALL_OUTPUT else core_count()
    bands = threads * math.ceil(height * step * row * padded.itemsize / (threads * BAND_BYTES))
    band = math.ceil(height / bands)
    tasks = [(image, first) for image in range(len(out)) for first in range(0, height, band)]

    def correlate_bands(share: list[tuple[int, int]]) -> None:
        memory = np.empty(((band - 1) * step + k_h) * row, padded.dtype)
        for image, first in share:
            rows = min(band, height - first)
            pixels = padded[image, :, first * s_h :, :, None]
            if shared:
                lines = window_view(pixels, (1, k_w), (1, s_w), (1, d_w), ((rows - 1) * s_h + k_h, width))
            else:
                lines = window_view(pixels, (k_h, k_w), stride, dilation, (rows, width))
            lines = lines[..., 0].transpose(3, 1, 0, 2, 4)  # (row, its k_h copies or 1, c, k_w, width)
            patches = memory[: lines.size]
            np.copyto(patches.reshape(lines.shape), lines)
            strides = np.array((step * row, width, 1)) * patches.itemsize
            matrices = np.lib.stride_tricks.as_strided(patches, (rows, kernels.shape[1], width), strides)
            np.matmul(kernels, matrices, out=out[image, :, first : first + rows].transpose(1, 0, 2))

    if threads == 1:
        correlate_bands(tasks)
    else:
        with single_threaded_blas():
            run_all([partial(correlate_bands, tasks[thread::threads]) for thread in range(threads)], threads)
    return out


def correlate_by_fft(padded: Array, weight: Array, stride: Pair, dilation: Pair, size: Pair) -> Array:
    """Correlation is a product with the conjugate in the frequency domain, here in float64 for every dtype.

    It wraps around at the borders of the transform, which the positions kept never reach.
    """
    out = np.empty((len(padded), len(weight), *size), padded.dtype)
    spread = np.zeros((*weight.shape[:2], *((k - 1) * d + 1 for k, d in zip(weight.shape[2:], dilation, strict=True))))
    spread[:, :, :: dilation[0], :: dilation[1]] = weight
    shape = _fast_length(padded.shape[2]), _fast_length(padded.shape[3])
    kernels = np.fft.rfft2(spread, shape).conj()
    rows, columns = (slice(0, (n - 1) * s + 1, s) for n, s in zip(size, stride, strict=True))
    for image, image_out in zip(padded, out, strict=True):
        spectrum = np.fft.rfft2(image.astype(np.float64, copy=False), shape)
        for kernel, target in zip(kernels, image_out, strict=True):
            target[...] = np.fft.irfft2((spectrum * kernel).sum(axis=0), shape)[rows, columns]
    return out


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
