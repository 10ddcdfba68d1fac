"""LeNet, the network of D2L, section 7.6: two convolutions that are pooled, then three dense layers."""

from __future__ import annotations

import numpy as np
from numpy.typing import DTypeLike

from convlab.core.nn.initialisers import Initialiser
from convlab.core.nn.layers import ACTIVATIONS, Activation, Conv2d, Flatten, Layer, Linear, Pool2d, Pooling
from convlab.core.nn.network import Network

CLASSES = 10


def lenet(
    activation: Activation = "sigmoid",
    pooling: Pooling = "average",
    *,
    initialiser: Initialiser = "xavier",
    seed: int = 0,
    dtype: DTypeLike = np.float32,
) -> Network:
    """LeNet for 28×28 inputs: 61,706 parameters.

    Two convolutions 5×5 (the first with padding 2), each followed by an activation and 2×2 pooling, then dense layers
    of 120, 84 and 10. `activation` is "sigmoid", "relu" or "tanh", `pooling` "average" or "max".

    Raises ValueError for other names.
    """
    if activation not in ACTIVATIONS:
        raise ValueError(f"the activation must be one of {', '.join(ACTIVATIONS)}, got {activation!r}")
    act = ACTIVATIONS[activation]
    layers: list[Layer] = [
        *(Conv2d(6, 5, padding=2), act(), Pool2d(pooling, 2)),
        *(Conv2d(16, 5), act(), Pool2d(pooling, 2)),
        *(Flatten(), Linear(120), act(), Linear(84), act(), Linear(CLASSES)),
    ]
    network = Network(layers, dtype=dtype)
    if initialiser != "zeros":  # it is made of zeros
        network.initialise(initialiser, np.random.default_rng(seed))
    return network
