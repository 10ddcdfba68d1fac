"""What the activations of a network give, layer by layer: whether they can still learn, and tell images apart.

A saturated unit lies where its function is flat, so that hardly any gradient passes; a unit that gives every image the
same output tells the layers above nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from convlab.core.arrays import Array
from convlab.core.nn.layers import Layer, ReLU, Sigmoid, Tanh
from convlab.core.nn.network import Network

EXAMPLES = 32  # of the last batch that are looked at: enough for a curve, and cheap
FLAT = 0.2  # of its greatest slope: below that a sigmoid or a tanh counts as saturated


@dataclass(frozen=True)
class Activity:
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


def activity_of(network: Network) -> Activity:
    """Over the first examples of a network's last forward pass. What is too large for a number is infinite."""
    layers = [network.layers[index] for index in activation_layers(network)]
    outputs = [layer.output[..., :EXAMPLES] for layer in layers]
    return Activity(tuple(map(saturated_share, layers, outputs)), tuple(map(mean_spread, outputs)))


def saturated_share(layer: Layer, output: Array) -> float:
    """Of some of an activation layer's outputs, the batch last: see `Activity`."""
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
