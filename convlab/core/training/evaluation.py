"""What can be measured on a network: its weights, its activations, and which classes it takes for which.

A saturated unit lies where its function is flat, so that hardly any gradient passes; a unit that gives every image the
same output carries no information to the layers above.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from convlab.core.arrays import Array
from convlab.core.functional.loss import require_labels
from convlab.core.nn.layers import Layer, ReLU, Sigmoid, Tanh
from convlab.core.nn.network import Network

EXAMPLES = 32  # of a batch, on which activations are measured: enough for a curve, and cheap
FLAT = 0.2  # of its greatest slope: below that a sigmoid or a tanh counts as saturated

Counts = NDArray[np.int64]
Shares = NDArray[np.float64]


# ---- weights


@dataclass(frozen=True)
class WeightStats:
    """The root mean square of each layer's weights, and of their gradients; biases do not count.

    In the order of `layers_with_weights`.
    """

    weights: tuple[float, ...]
    gradients: tuple[float, ...]


def layers_with_weights(network: Network) -> list[int]:
    """The indices of the layers that have weights."""
    return [index for index, layer in enumerate(network.layers) if "weight" in layer.parameters]


def weight_stats(network: Network) -> WeightStats:
    """Of a network's present weights and gradients. What is too large for a number is infinite."""
    layers = [network.layers[index] for index in layers_with_weights(network)]
    return WeightStats(
        tuple(root_mean_square(layer.parameters["weight"]) for layer in layers),
        tuple(root_mean_square(layer.gradients["weight"]) for layer in layers),
    )


def root_mean_square(values: Array) -> float:
    """√(mean of x²), summed in double precision; infinite when a value is not finite."""
    with np.errstate(over="ignore", invalid="ignore"):
        # no product of vectors: BLAS would wake threads for it, which go on spinning while the next step is computed
        result = float(np.sqrt(np.square(values, dtype=np.float64).mean()))
    return result if np.isfinite(result) else float("inf")


# ---- activations


@dataclass(frozen=True)
class ActivationStats:
    """Of each activation layer, in the order of `activation_layers`.

    `saturated` is the share of sigmoid's or tanh's outputs where less than a fifth of the slope is left; of ReLU the
    share of feature maps, or dense units, that give 0 for every example. `spreads` say how much a unit's output differs
    from example to example: the standard deviation, mean over the units.
    """

    saturated: tuple[float, ...]
    spreads: tuple[float, ...]


def activation_layers(network: Network) -> list[int]:
    """The indices of the activations."""
    return [index for index, layer in enumerate(network.layers) if isinstance(layer, (Sigmoid, ReLU, Tanh))]


def activation_stats(network: Network) -> ActivationStats:
    """Over the first examples of a network's last forward pass. What is too large for a number is infinite."""
    layers = [network.layers[index] for index in activation_layers(network)]
    outputs = [layer.output[..., :EXAMPLES] for layer in layers]
    return ActivationStats(tuple(map(saturated_share, layers, outputs)), tuple(map(mean_spread, outputs)))


def saturated_share(layer: Layer, output: Array) -> float:
    """Of some of an activation layer's outputs, the batch last: see `ActivationStats`."""
    if isinstance(layer, ReLU):  # a feature map's ReLUs share their weights: it is idle when all of it is
        return 1 - float(output.reshape(len(output), -1).any(axis=1).mean())
    # sigmoid's slope is to its greatest as 4y(1 − y), tanh's as 1 − y²
    middle, reach = (0.5, math.sqrt(1 - FLAT) / 2) if isinstance(layer, Sigmoid) else (0.0, math.sqrt(1 - FLAT))
    return float((np.abs(output - output.dtype.type(middle)) > reach).mean())


def mean_spread(output: Array) -> float:
    """The standard deviation over the batch, which comes last, mean over the units."""
    with np.errstate(over="ignore", invalid="ignore"):
        result = float(output.std(axis=-1).mean())
    return result if np.isfinite(result) else float("inf")


# ---- predictions


def confusion_matrix(labels: ArrayLike, predictions: ArrayLike, classes: int) -> Counts:
    """How many examples of each class were predicted as each class: counts[label, prediction], (classes, classes).

    `labels` and `predictions` are (n,) integers from 0 to classes − 1. Raises ValueError for anything else.
    """
    labels, predictions = np.asarray(labels), np.asarray(predictions)
    if labels.ndim != 1 or labels.shape != predictions.shape or not len(labels):
        raise ValueError(f"labels and predictions must be (n,) alike, got {labels.shape} and {predictions.shape}")
    require_labels(labels, classes)
    require_labels(predictions, classes)
    pairs = labels.astype(np.int64) * classes + predictions
    return np.bincount(pairs, minlength=classes * classes).reshape(classes, classes)


def row_shares(counts: Counts) -> Shares:
    """Each row divided by its sum: what share of a class got each prediction; nan where a class has no examples."""
    with np.errstate(invalid="ignore"):
        shares: Shares = counts / counts.sum(axis=1, keepdims=True)
    return shares


def recall(counts: Counts) -> Shares:
    """The accuracy of each class, (classes,): the share of its examples that were predicted correctly."""
    return np.diagonal(row_shares(counts)).copy()


def precision(counts: Counts) -> Shares:
    """The share of each class's predictions that were correct, (classes,); nan for a class never predicted."""
    return recall(counts.T)
