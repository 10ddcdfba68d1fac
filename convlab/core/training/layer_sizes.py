"""How large a layer's weights and gradients are, per weight: figures that can be compared between layers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from convlab.core.arrays import Array
from convlab.core.nn.network import Network


@dataclass(frozen=True)
class LayerSizes:
    """The root of the mean square of each layer's weights, and of their gradients; biases do not count.

    In the order of `layers_with_weights`.
    """

    weights: tuple[float, ...]
    gradients: tuple[float, ...]


def layers_with_weights(network: Network) -> list[int]:
    """The indices of the layers that have weights."""
    return [index for index, layer in enumerate(network.layers) if "weight" in layer.parameters]


def layer_sizes(network: Network) -> LayerSizes:
    """Of a network's present weights and gradients. What is too large for a number is infinite."""
    layers = [network.layers[index] for index in layers_with_weights(network)]
    return LayerSizes(
        tuple(root_mean_square(layer.parameters["weight"]) for layer in layers),
        tuple(root_mean_square(layer.gradients["weight"]) for layer in layers),
    )


def root_mean_square(values: Array) -> float:
    """√(mean of x²), summed in double precision; infinite when a value is not finite."""
    with np.errstate(over="ignore", invalid="ignore"):
        # no product of vectors: BLAS would wake threads for it, which go on spinning while the next step is computed
        result = float(np.sqrt(np.square(values, dtype=np.float64).mean()))
    return result if np.isfinite(result) else float("inf")
