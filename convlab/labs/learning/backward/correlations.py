"""The backward pass of a convolution read as cross-correlations.

∂L/∂X is a full cross-correlation of the upstream gradient with the kernel turned by 180°: with a stride of s, s − 1
zeros are put between its cells first; the kernel's dilation stays. ∂L/∂K is a cross-correlation of the input with the
upstream gradient as the kernel: stride and dilation change places.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from convlab.core import Padding, conv2d
from convlab.core.functional.convolution import flip
from convlab.labs.common.arrays import Matrix, frozen, remembered, without_noise
from convlab.labs.common.sliding import NO_PADDING, Size, Sliding
from convlab.labs.learning.backward.layer import Layer
from convlab.labs.learning.backward.state import BackwardState


class Correlation(NamedTuple):
    """`left` (…, H, W) under `kernels` gives `result`, which is a gradient: `gradient`. `sliding` says where these lie.

    For ∂L/∂X left is the upstream gradient (c_out, H, W), `padding` around it, kernels (c_out, c, k_h, k_w). For ∂L/∂K
    left is the padded input (c, H, W) as far as windows cover it, kernels the upstream gradient (c_out, h', w').
    `zeros` is how many rows and columns of zeros were put between the cells of the upstream gradient.
    """

    left: Matrix
    padding: Padding
    kernels: Matrix
    result: Matrix
    gradient: Matrix
    sliding: Sliding
    zeros: Size

    @property
    def difference(self) -> float:
        """The largest difference between the two."""
        return float(np.abs(self.result - self.gradient).max())


def input_correlation(state: BackwardState) -> Correlation | None:
    """∂L/∂X as one cross-correlation; None for an operation that has no kernel of its own."""
    layer, sliding = state.layer, state.sliding
    if layer.is_convolution:
        upstream, kernels = state.upstream, state.kernel
    elif layer.operation == "average":
        upstream, kernels = _average(layer, state.upstream, sliding.input, state.channels)
    else:
        return None
    turned = _turned(kernels)
    left, padding = _spread(upstream, sliding)
    result = _correlated(left, turned, layer.dilation)
    zeros = sliding.stride[0] - 1, sliding.stride[1] - 1
    inner = Sliding((left.shape[1], left.shape[2]), layer.window, dilation=layer.dilation)
    return Correlation(left, padding, turned, result, state.input_gradient, inner, zeros)


def kernel_correlation(state: BackwardState) -> Correlation | None:
    """∂L/∂K as one cross-correlation; None without weights."""
    layer, sliding = state.layer, state.sliding
    if not layer.is_convolution:
        return None
    rows, columns = sliding.covered
    left = state.padded[:, :rows, :columns]
    result = _kernel_correlated(state.padded, sliding.covered, state.upstream, layer.stride, layer.dilation)
    inner = Sliding((rows, columns), sliding.size, stride=layer.dilation, dilation=layer.stride)
    zeros = sliding.stride[0] - 1, sliding.stride[1] - 1
    return Correlation(left, _cut(layer.padding, sliding), state.upstream, result, state.gradients.kernel, inner, zeros)


@remembered
def spread_out(upstream: Matrix, stride: Size) -> Matrix:
    """The upstream gradient with stride − 1 zeros between its cells."""
    rows, columns = ((n - 1) * s + 1 for n, s in zip(upstream.shape[1:], stride, strict=True))
    whole = np.zeros((len(upstream), rows, columns))
    whole[:, :: stride[0], :: stride[1]] = upstream
    return frozen(whole)


@remembered
def _turned(kernels: Matrix) -> Matrix:
    return frozen(flip(kernels))


@remembered
def _average(layer: Layer, upstream: Matrix, size: Size, channels: int) -> tuple[Matrix, Matrix]:
    """An average as a convolution of each channel alone: equal weights; or, where the padding does not count, what each
    output gives to a cell, and weights of 1.
    """
    window = np.ones((channels, channels, *layer.window)) * np.eye(channels)[:, :, None, None]
    if layer.counts_padding:
        return upstream, frozen(window / (layer.window[0] * layer.window[1]))
    return frozen(upstream * layer.shares(*size)), frozen(window)


@remembered
def _spread(upstream: Matrix, sliding: Sliding) -> tuple[Matrix, Padding]:
    """The upstream gradient with zeros between its cells and around it, so that a cross-correlation gives as many cells
    as the input has; and how much of it is padding.
    """
    (n_h, n_w), (e_h, e_w) = sliding.padded, sliding.extent
    whole = np.zeros((len(upstream), n_h + e_h - 1, n_w + e_w - 1))
    spread = whole[:, e_h - 1 :: sliding.stride[0], e_w - 1 :: sliding.stride[1]]
    spread[:, : sliding.size[0], : sliding.size[1]] = upstream
    p = sliding.padding
    left = whole[:, p.top : n_h + e_h - 1 - p.bottom, p.left : n_w + e_w - 1 - p.right]
    ends = [
        (max(0, e - 1 - before), max(0, length - (e - 1 - before + (size - 1) * s + 1)))
        for e, before, length, size, s in zip(
            sliding.extent, (p.top, p.left), left.shape[1:], sliding.size, sliding.stride, strict=True
        )
    ]
    return frozen(left), Padding(*ends[0], *ends[1])


@remembered
def _correlated(left: Matrix, turned: Matrix, dilation: Size) -> Matrix:
    """(c, h, w): every input channel gets what all outputs send back through its slices."""
    result = conv2d(left[None], turned.transpose(1, 0, 2, 3), dilation=dilation)[0]
    return without_noise(result, left, turned)


@remembered
def _kernel_correlated(x: Matrix, covered: Size, upstream: Matrix, stride: Size, dilation: Size) -> Matrix:
    """(c_out, c, k_h, k_w): each input channel under each output's gradient."""
    left = x[:, None, : covered[0], : covered[1]]
    result = conv2d(left, upstream[:, None], stride=dilation, dilation=stride).transpose(1, 0, 2, 3)
    return without_noise(result, x, upstream)


def _cut(padding: Padding, sliding: Sliding) -> Padding:
    """Of the padding what the windows cover."""
    rows, columns = sliding.dropped
    cut = padding._replace(bottom=max(0, padding.bottom - rows), right=max(0, padding.right - columns))
    return cut if any(cut) else NO_PADDING
