"""The two passes through the chain: input → convolution → activation → pooling → dense → softmax and cross-entropy.

Every array is a matrix, also where it is a column (2, 1) or a single number (1, 1), so that all are shown, edited and
pointed at alike. They go by name; the gradient of the loss with respect to a matrix has its name after "d_".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

import numpy as np

from convlab.core import (
    avg_pool2d,
    avg_pool2d_backward,
    conv2d,
    conv2d_backward,
    cross_entropy,
    cross_entropy_backward,
    linear,
    linear_backward,
    max_pool2d,
    max_pool2d_backward,
    relu,
    relu_backward,
    sigmoid,
    sigmoid_backward,
    softmax,
)
from convlab.core.arrays import Array
from convlab.labs.common.arrays import LARGEST_VALUE, NOISE, Matrix, frozen

Activation = Literal["relu", "sigmoid"]
Pooling = Literal["max", "average"]
ACTIVATIONS: tuple[Activation, ...] = ("relu", "sigmoid")
POOLINGS: tuple[Pooling, ...] = ("max", "average")
CLASSES = 2
WINDOW = 2  # of the pooling, and its stride

SHAPES: dict[str, tuple[int, int]] = {
    "input": (6, 6),
    "kernel": (3, 3),
    "bias": (1, 1),
    "conv": (4, 4),
    "activated": (4, 4),
    "pooled": (2, 2),
    "weights": (CLASSES, 4),
    "biases": (CLASSES, 1),
    "logits": (CLASSES, 1),
    "probabilities": (CLASSES, 1),
    "loss": (1, 1),
}
PARAMETERS = ("kernel", "bias", "weights", "biases")


class Chain(NamedTuple):
    """What the passes start from. `weights` has a row for each class, and a column for each cell of the pooled map."""

    input: Matrix
    kernel: Matrix
    bias: Matrix
    weights: Matrix
    biases: Matrix
    label: int
    activation: Activation
    pooling: Pooling


def forward(chain: Chain) -> dict[str, Matrix]:
    """What each node makes of the one before it, by its name."""
    conv = _exact(conv2d(chain.input[None, None], chain.kernel[None, None], chain.bias[0]), chain.input, chain.kernel)
    activated = relu(conv) if chain.activation == "relu" else sigmoid(conv)
    pool = max_pool2d if chain.pooling == "max" else avg_pool2d
    pooled = pool(activated, WINDOW)
    logits = linear(pooled.reshape(1, -1), chain.weights, chain.biases[:, 0])
    return _named(
        conv=conv,
        activated=activated,
        pooled=pooled,
        logits=logits,
        probabilities=softmax(logits),
        loss=np.array([cross_entropy(logits, np.array([chain.label]))]),
    )


def backward(chain: Chain, values: Mapping[str, Matrix]) -> dict[str, Matrix]:
    """The gradients of the loss, from the last to the first, given what `forward` gave."""
    maps = {name: values[name][None, None] for name in ("conv", "activated", "pooled")}
    logits = values["logits"].T
    d_logits = cross_entropy_backward(1.0, logits, np.array([chain.label]))
    d_flat, d_weights, d_biases = linear_backward(d_logits, maps["pooled"].reshape(1, -1), chain.weights)
    d_pooled = _exact(d_flat, chain.weights, d_logits).reshape(1, 1, *SHAPES["pooled"])
    through_pooling = max_pool2d_backward if chain.pooling == "max" else avg_pool2d_backward
    d_activated = through_pooling(d_pooled, maps["activated"], WINDOW)
    through_activation = relu_backward if chain.activation == "relu" else sigmoid_backward
    d_conv = through_activation(d_activated, maps["conv"])
    d_input, d_kernel, d_bias = conv2d_backward(d_conv, chain.input[None, None], chain.kernel[None, None])
    return _named(
        d_logits=d_logits,
        d_weights=d_weights,
        d_biases=d_biases,
        d_pooled=d_pooled,
        d_activated=d_activated,
        d_conv=d_conv,
        d_kernel=_exact(d_kernel, chain.input, d_conv),
        d_bias=_exact(d_bias, np.ones(1), d_conv),
        d_input=_exact(d_input, chain.kernel, d_conv),
    )


def updated(chain: Chain, gradients: Mapping[str, Matrix], rate: float) -> Chain | None:
    """The chain after one step of gradient descent, θ − η·∂L/∂θ; None if a parameter would get too large."""
    steps = {name: rate * gradients[f"d_{name}"] for name in PARAMETERS}
    new: dict[str, Any] = {name: frozen(getattr(chain, name) - step + 0.0) for name, step in steps.items()}
    if not max(float(np.abs(matrix).max()) for matrix in new.values()) <= LARGEST_VALUE:
        return None
    return chain._replace(**new)


def _exact(sums: Array, factors: Array, others: Array) -> Array:
    """Sums of products, in which what is as small as the rounding error of an exact 0 is 0."""
    largest = float(np.abs(factors).max()) * float(np.abs(others).sum())
    return np.where(np.abs(sums) <= NOISE * largest, 0.0, sums)


def _named(**arrays: Array) -> dict[str, Matrix]:
    """The arrays as matrices of their shapes, without −0."""
    return {name: frozen(array.reshape(SHAPES[name.removeprefix("d_")]) + 0.0) for name, array in arrays.items()}
