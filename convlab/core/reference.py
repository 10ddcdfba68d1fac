"""What each operation of a convolutional network is, written as the loops that define it.

Read this page first, beside "Dive into Deep Learning" (https://d2l.ai); each operation names the section of the book
that introduces it. Nothing here is fast: every function goes from number to number, in double precision, so that a
formula and its code can be compared line by line. `convlab.core` computes the same quickly, and its tests compare it
with this page.

The axes of an array are always in the same order:

    images and feature maps   x[n, c, h, w]       example, channel, row, column
    kernels                   weight[o, c, i, j]  output channel, input channel, row, column
    rows of features          x[n, f]             example, feature

A pair such as `stride` is (down, across). `padding` is (top, bottom, left, right), in rows and columns.

A backward pass gets `grad`, the derivative ∂L/∂out of a loss L with respect to the operation's output, and returns the
derivatives with respect to the operation's arguments. There is one rule (the chain rule, section 5.3): wherever the
forward pass has out += a·b, the backward pass has grad_a += grad·b and grad_b += grad·a.
"""

from __future__ import annotations

import numpy as np

Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Pair = tuple[int, int]
Sides = tuple[int, int, int, int]


# ---- Windows (sections 7.2 and 7.3)


def positions(n: int, k: int, s: int = 1, d: int = 1) -> list[int]:
    """Where a window of k cells, d apart, can begin on an axis of n cells: every s cells, as long as it does not end
    beyond the axis. There are ⌊(n − d(k − 1) − 1)/s⌋ + 1 of them, the output's size; n counts the padding too.
    """
    return [first for first in range(0, n, s) if first + d * (k - 1) < n]


def pad(x: Array, padding: Sides, mode: str = "zeros", fill: float = 0.0) -> Array:
    """Rows and columns around each image (section 7.3): padded[r, q] = x[r − top, q − left].

    Beyond its border the image is 0 (or `fill`), or goes on as `mode` says: see `source`.
    """
    n, c, height, width = x.shape
    top, bottom, left, right = padding
    padded = np.full((n, c, top + height + bottom, left + width + right), fill, np.float64)
    for r, q in np.ndindex(padded.shape[2:]):
        row, column = source(r - top, height, mode), source(q - left, width, mode)
        if row is not None and column is not None:
            padded[:, :, r, q] = x[:, :, row, column]
    return padded


def source(i: int, n: int, mode: str) -> int | None:
    """Which of the cells 0 … n − 1 of an axis stands at i, which may lie outside; None where a zero stands."""
    if 0 <= i < n:
        return i
    match mode:
        case "reflect":  # mirrored at the outermost cell: 3 2 | 1 2 3 | 2 1
            return -i if i < 0 else 2 * (n - 1) - i
        case "replicate":  # the outermost cell again and again: 1 1 | 1 2 3 | 3 3
            return 0 if i < 0 else n - 1
        case "circular":  # from the other end: 2 3 | 1 2 3 | 1 2
            return i % n
        case _:  # "zeros": 0 0 | 1 2 3 | 0 0
            return None


def crop(padded: Array, padding: Sides) -> Array:
    """The image without its padding. A gradient is cropped too: the padding is no argument of the operation."""
    top, bottom, left, right = padding
    return padded[:, :, top : padded.shape[2] - bottom, left : padded.shape[3] - right]


# ---- Convolution (sections 7.1 to 7.4)


def conv2d(
    x: Array, weight: Array, bias: Array, stride: Pair = (1, 1), padding: Sides = (0, 0, 0, 0), dilation: Pair = (1, 1)
) -> Array:
    """Cross-correlation, which a convolutional layer computes: a window slides over the image, and at each position
    the pixels under it are multiplied by the kernel's weights and summed, over all input channels.

    out[n, o, r, q] = bias[o] + Σ_c Σ_i Σ_j weight[o, c, i, j] · padded[n, c, r·s_h + i·d_h, q·s_w + j·d_w]
    """
    padded = pad(x, padding)
    rows, columns = map(positions, padded.shape[2:], weight.shape[2:], stride, dilation)
    out = np.empty((len(x), len(weight), len(rows), len(columns)))
    for n, o, r, q in np.ndindex(out.shape):
        total = bias[o]
        for c, i, j in np.ndindex(weight.shape[1:]):
            total += weight[o, c, i, j] * padded[n, c, rows[r] + i * dilation[0], columns[q] + j * dilation[1]]
        out[n, o, r, q] = total
    return out


def conv2d_backward(
    grad: Array,
    x: Array,
    weight: Array,
    stride: Pair = (1, 1),
    padding: Sides = (0, 0, 0, 0),
    dilation: Pair = (1, 1),
) -> tuple[Array, Array, Array]:
    """The gradients with respect to x, weight and bias: each product of `conv2d` gives to its pixel and its weight.

    grad_padded[n, c, r·s_h + i·d_h, q·s_w + j·d_w] += grad[n, o, r, q] · weight[o, c, i, j]
    grad_weight[o, c, i, j] += grad[n, o, r, q] · padded[n, c, r·s_h + i·d_h, q·s_w + j·d_w]
    grad_bias[o] += grad[n, o, r, q]
    """
    padded = pad(x, padding)
    grad_padded, grad_weight, grad_bias = np.zeros(padded.shape), np.zeros(weight.shape), np.zeros(len(weight))
    for n, o, r, q in np.ndindex(grad.shape):
        grad_bias[o] += grad[n, o, r, q]
        for c, i, j in np.ndindex(weight.shape[1:]):
            pixel = n, c, r * stride[0] + i * dilation[0], q * stride[1] + j * dilation[1]
            grad_padded[pixel] += grad[n, o, r, q] * weight[o, c, i, j]
            grad_weight[o, c, i, j] += grad[n, o, r, q] * padded[pixel]
    return crop(grad_padded, padding), grad_weight, grad_bias


def turned(weight: Array) -> Array:
    """The kernel turned by 180°: turned[o, c, i, j] = weight[o, c, k_h − 1 − i, k_w − 1 − j]."""
    result = np.empty(weight.shape)
    k_h, k_w = weight.shape[2:]
    for o, c, i, j in np.ndindex(weight.shape):
        result[o, c, i, j] = weight[o, c, k_h - 1 - i, k_w - 1 - j]
    return result


def convolve2d(
    x: Array, weight: Array, bias: Array, stride: Pair = (1, 1), padding: Sides = (0, 0, 0, 0), dilation: Pair = (1, 1)
) -> Array:
    """Convolution in the mathematical sense (section 7.1.3): the indices of the kernel and of the image run against
    each other, (f ∗ g)(i, j) = Σ_a Σ_b f(a, b) · g(i − a, j − b). It is `conv2d` with the kernel turned by 180°.

    A kernel that is learned may as well be learned turned. So layers compute the cross-correlation, and keep the name.
    """
    return conv2d(x, turned(weight), bias, stride, padding, dilation)


def convolve2d_backward(
    grad: Array,
    x: Array,
    weight: Array,
    stride: Pair = (1, 1),
    padding: Sides = (0, 0, 0, 0),
    dilation: Pair = (1, 1),
) -> tuple[Array, Array, Array]:
    """Those of `conv2d` for the turned kernel; the kernel's gradient is turned back."""
    grad_x, grad_weight, grad_bias = conv2d_backward(grad, x, turned(weight), stride, padding, dilation)
    return grad_x, turned(grad_weight), grad_bias


# ---- Transposed convolution (section 14.10)


def conv_transpose2d(
    x: Array,
    weight: Array,
    bias: Array,
    stride: Pair = (1, 1),
    padding: Sides = (0, 0, 0, 0),
    output_padding: Pair = (0, 0),
    dilation: Pair = (1, 1),
) -> Array:
    """Each pixel stamps the kernel, multiplied by its value, onto a larger image; where stamps overlap, they add up.
    The kernel's axes are [c, o, i, j] here: input channel first. The padding is what is taken away in the end.

    whole[n, o, r·s_h + i·d_h, q·s_w + j·d_w] += x[n, c, r, q] · weight[c, o, i, j]
    """
    size = [
        (n - 1) * s + d * (k - 1) + 1 + extra
        for n, s, d, k, extra in zip(x.shape[2:], stride, dilation, weight.shape[2:], output_padding, strict=True)
    ]
    whole = np.zeros((len(x), weight.shape[1], *size))
    for n, c, r, q in np.ndindex(x.shape):
        for o, i, j in np.ndindex(weight.shape[1:]):
            pixel = r * stride[0] + i * dilation[0], q * stride[1] + j * dilation[1]
            whole[n, o, *pixel] += x[n, c, r, q] * weight[c, o, i, j]
    out = crop(whole, padding)
    for n, o, r, q in np.ndindex(out.shape):
        out[n, o, r, q] += bias[o]
    return out


def conv_transpose2d_backward(
    grad: Array,
    x: Array,
    weight: Array,
    stride: Pair = (1, 1),
    padding: Sides = (0, 0, 0, 0),
    dilation: Pair = (1, 1),
) -> tuple[Array, Array, Array]:
    """The gradients with respect to x, weight and bias. The one of x is a `conv2d` of the output's gradient:

    grad_x[n, c, r, q] += grad_whole[n, o, r·s_h + i·d_h, q·s_w + j·d_w] · weight[c, o, i, j]
    grad_weight[c, o, i, j] += grad_whole[n, o, r·s_h + i·d_h, q·s_w + j·d_w] · x[n, c, r, q]
    grad_bias[o] += grad[n, o, r, q]
    """
    grad_whole = pad(grad, padding)  # what was taken away does not matter
    grad_x, grad_weight, grad_bias = np.zeros(x.shape), np.zeros(weight.shape), np.zeros(weight.shape[1])
    for n, c, r, q in np.ndindex(x.shape):
        for o, i, j in np.ndindex(weight.shape[1:]):
            pixel = n, o, r * stride[0] + i * dilation[0], q * stride[1] + j * dilation[1]
            grad_x[n, c, r, q] += grad_whole[pixel] * weight[c, o, i, j]
            grad_weight[c, o, i, j] += grad_whole[pixel] * x[n, c, r, q]
    for n, o, r, q in np.ndindex(grad.shape):
        grad_bias[o] += grad[n, o, r, q]
    return grad_x, grad_weight, grad_bias


# ---- Pooling (section 7.5)


def max_pool2d(x: Array, kernel: Pair, stride: Pair, padding: Sides = (0, 0, 0, 0)) -> Array:
    """The largest value of each window: out[n, c, r, q] = max over i, j of padded[n, c, r·s_h + i, q·s_w + j].

    The padding is −∞ here, so that it is never the largest.
    """
    padded = pad(x, padding, fill=-np.inf)
    out = np.empty(pooled_shape(padded, kernel, stride))
    for n, c, r, q in np.ndindex(out.shape):
        out[n, c, r, q] = max(padded[n, c, *cell] for cell in window(r, q, kernel, stride))
    return out


def max_pool2d_backward(grad: Array, x: Array, kernel: Pair, stride: Pair, padding: Sides = (0, 0, 0, 0)) -> Array:
    """Only the largest value of a window mattered: it gets the whole gradient; of equal ones, the first one does."""
    padded = pad(x, padding, fill=-np.inf)
    grad_padded = np.zeros(padded.shape)
    for n, c, r, q in np.ndindex(grad.shape):
        cells = window(r, q, kernel, stride)
        largest = max(cells, key=lambda cell: float(padded[n, c, *cell]))  # max() returns the first of equals
        grad_padded[n, c, *largest] += grad[n, c, r, q]
    return crop(grad_padded, padding)


def avg_pool2d(
    x: Array, kernel: Pair, stride: Pair, padding: Sides = (0, 0, 0, 0), count_include_pad: bool = True
) -> Array:
    """The average of each window: out[n, c, r, q] = Σ_i Σ_j padded[n, c, r·s_h + i, q·s_w + j] / (k_h·k_w).

    Without `count_include_pad` only the cells of x count: the sum is divided by how many of them the window covers.
    """
    padded, counted = pad(x, padding), pad(np.ones(x.shape), padding, fill=float(count_include_pad))
    out = np.empty(pooled_shape(padded, kernel, stride))
    for n, c, r, q in np.ndindex(out.shape):
        cells = window(r, q, kernel, stride)
        out[n, c, r, q] = sum(padded[n, c, *cell] for cell in cells) / sum(counted[n, c, *cell] for cell in cells)
    return out


def avg_pool2d_backward(
    grad: Array, x: Array, kernel: Pair, stride: Pair, padding: Sides = (0, 0, 0, 0), count_include_pad: bool = True
) -> Array:
    """All cells of a window mattered equally: each gets its share of the gradient."""
    counted = pad(np.ones(x.shape), padding, fill=float(count_include_pad))
    grad_padded = np.zeros(counted.shape)
    for n, c, r, q in np.ndindex(grad.shape):
        cells = window(r, q, kernel, stride)
        for cell in cells:
            grad_padded[n, c, *cell] += grad[n, c, r, q] / sum(counted[n, c, *each] for each in cells)
    return crop(grad_padded, padding)


def window(r: int, q: int, kernel: Pair, stride: Pair) -> list[Pair]:
    """The rows and columns under the window whose output is [r, q], in reading order."""
    return [(r * stride[0] + i, q * stride[1] + j) for i in range(kernel[0]) for j in range(kernel[1])]


def pooled_shape(padded: Array, kernel: Pair, stride: Pair) -> tuple[int, ...]:
    """Pooling treats each channel of each example alone, and shrinks its rows and columns."""
    return (*padded.shape[:2], *(len(positions(*axis)) for axis in zip(padded.shape[2:], kernel, stride, strict=True)))


# ---- The receptive field (sections 7.2.6 and 7.3)


def receptive_field(layers: list[tuple[int, int, int, int]], unit: int) -> list[int]:
    """Which cells of the input a unit of the last layer depends on, along one axis; below 0 lies padding.

    Each layer is (kernel, stride, padding before the first cell, dilation). Unit i of a layer looks at the cells
    i·s − p, i·s − p + d, …, i·s − p + (k − 1)·d of the layer before.
    """
    seen = {unit}
    for kernel, stride, padding, dilation in reversed(layers):
        seen = {i * stride - padding + j * dilation for i in seen for j in range(kernel)}
    return sorted(seen)


# ---- The dense layer (sections 4.1 and 7.1)


def linear(x: Array, weight: Array, bias: Array) -> Array:
    """out[n, o] = bias[o] + Σ_f weight[o, f] · x[n, f]: every output sees every input, through a weight of its own."""
    out = np.empty((len(x), len(weight)))
    for n, o in np.ndindex(out.shape):
        out[n, o] = bias[o]
        for f in range(x.shape[1]):
            out[n, o] += weight[o, f] * x[n, f]
    return out


def linear_backward(grad: Array, x: Array, weight: Array) -> tuple[Array, Array, Array]:
    """The gradients with respect to x, weight and bias.

    grad_x[n, f] += grad[n, o] · weight[o, f],  grad_weight[o, f] += grad[n, o] · x[n, f],  grad_bias[o] += grad[n, o]
    """
    grad_x, grad_weight, grad_bias = np.zeros(x.shape), np.zeros(weight.shape), np.zeros(len(weight))
    for n, o in np.ndindex(grad.shape):
        grad_bias[o] += grad[n, o]
        for f in range(x.shape[1]):
            grad_x[n, f] += grad[n, o] * weight[o, f]
            grad_weight[o, f] += grad[n, o] * x[n, f]
    return grad_x, grad_weight, grad_bias


# ---- Activations (section 5.1.2): functions of one number, applied to each number of an array


def sigmoid(x: float) -> float:
    """σ(x) = 1/(1 + e⁻ˣ), between 0 and 1."""
    return float(1 / (1 + np.exp(-x)))


def sigmoid_backward(grad: float, x: float) -> float:
    """dσ/dx = σ(x)·(1 − σ(x)): at most 1/4, and nearly 0 far from 0."""
    return grad * sigmoid(x) * (1 - sigmoid(x))


def relu(x: float) -> float:
    """max(x, 0)."""
    return x if x > 0 else 0.0


def relu_backward(grad: float, x: float) -> float:
    """1 for positive x, otherwise 0. At 0 itself there is no derivative; 0 is taken."""
    return grad if x > 0 else 0.0


def tanh(x: float) -> float:
    """(1 − e⁻²ˣ)/(1 + e⁻²ˣ), between −1 and 1."""
    return float((1 - np.exp(-2 * x)) / (1 + np.exp(-2 * x)))


def tanh_backward(grad: float, x: float) -> float:
    """d tanh/dx = 1 − tanh²(x): at most 1."""
    return grad * (1 - tanh(x) ** 2)


# ---- Probabilities and the loss (section 4.1)


def softmax(x: Array) -> Array:
    """y[k] = e^x[k] / Σ_m e^x[m] for a row x of logits: positive numbers that sum to 1."""
    powers = [np.exp(value) for value in x]
    return np.array([power / sum(powers) for power in powers])


def softmax_backward(grad: Array, x: Array) -> Array:
    """grad_x[m] = Σ_k grad[k] · ∂y[k]/∂x[m], where ∂y[k]/∂x[m] is y[k]·(1 − y[k]) for k = m, otherwise −y[k]·y[m]."""
    y, grad_x = softmax(x), np.zeros(x.shape)
    for k, m in np.ndindex(len(x), len(x)):
        grad_x[m] += grad[k] * (y[k] * (1 - y[k]) if k == m else -y[k] * y[m])
    return grad_x


def cross_entropy(logits: Array, labels: list[int]) -> float:
    """L = 1/n · Σ_i −log softmax(logits[i])[labels[i]]: the mean surprise at the true labels, in nats."""
    losses = [-np.log(softmax(row)[label]) for row, label in zip(logits, labels, strict=True)]
    return float(sum(losses) / len(labels))


def cross_entropy_backward(grad: float, logits: Array, labels: list[int]) -> Array:
    """∂L/∂logits[i, k] = (softmax(logits[i])[k] − 1)/n for the true label k, softmax(logits[i])[k]/n for the others."""
    grad_logits = np.empty(logits.shape)
    for i, k in np.ndindex(logits.shape):
        target = 1 if labels[i] == k else 0
        grad_logits[i, k] = grad * (softmax(logits[i])[k] - target) / len(labels)
    return grad_logits
