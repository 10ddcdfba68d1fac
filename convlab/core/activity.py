"""What the activations of a network give, layer by layer: whether they can still learn, and tell images apart.

A saturated unit lies where its function is flat, so that hardly any gradient passes; a unit that gives every image the
same output tells the layers above nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from convlab.core.arrays import Array
from convlab.core.layers import Layer, ReLU, Sigmoid, Tanh
from convlab.core.network import Network

EXAMPLES = 32  # of the last batch that are looked at: enough for a curve, and cheap
NEAR_END = 0.01  # of a function's range


@dataclass(frozen=True)
class Activity:
    """Of each activation layer, in the order of `activation_layers`.

    `saturated` is the share of outputs of sigmoid or tanh within 1 % of the ends of its range; of ReLU the share of
    feature maps, or dense units, that give 0 for every example. `spreads` say how much a unit's output differs from
    example to example: the standard deviation, mean over the units.
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
    return Activity(
        tuple(_saturated(layer, output) for layer, output in zip(layers, outputs, strict=True)),
        tuple(map(_spread, outputs)),
    )


def _saturated(layer: Layer, output: Array) -> float:
    if isinstance(layer, ReLU):
        return 1 - float(output.reshape(len(output), -1).any(axis=1).mean())
    middle, reach = (0.5, 0.5 - NEAR_END) if isinstance(layer, Sigmoid) else (0.0, 1 - 2 * NEAR_END)
    return float((np.abs(output - output.dtype.type(middle)) > reach).mean())


def _spread(output: Array) -> float:
    with np.errstate(over="ignore", invalid="ignore"):
        result = float(output.std(axis=-1).mean())
    return result if np.isfinite(result) else float("inf")
