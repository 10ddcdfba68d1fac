"""The weights that a stack of layers computes with: random ones, all 1, or those of the bundled LeNet."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

import numpy as np

from convlab.core import conv2d, initial_values, max_pool2d, relu
from convlab.core.arrays import Array
from convlab.labs.common.bundled import bundled_lenet
from convlab.labs.common.stack import Layers, conv, pool
from convlab.labs.receptive_field.inputs import drawn_digit

WeightSource = Literal["random", "ones", "lenet"]
LENET_CONVS = (0, 3)  # the convolutions among the layers of the bundled LeNet
LENET = (conv(5, padding=2), pool("average", 2), conv(5), pool("average", 2))


WeightAndBias = tuple[Array | None, Array | None]  # weight and bias; None for pooling


def fits_lenet(layers: Layers) -> bool:
    """Whether the bundled LeNet's kernels fit: one or two convolutions, with 5 × 5 weights."""
    kernels = [layer.kernel for layer in layers if layer.kind == "conv"]
    return 1 <= len(kernels) <= len(LENET_CONVS) and set(kernels) == {(5, 5)}


@lru_cache(maxsize=8)
def kernels_of(layers: Layers, weights: WeightSource, seed: int) -> tuple[WeightAndBias, ...]:
    """Weight (out, in, k_h, k_w) and bias (out,) of each layer. Only LeNet has more than one channel."""
    rng = np.random.default_rng(seed)
    bundled = iter(_lenet_kernels() if weights == "lenet" else ())
    kernels: list[WeightAndBias] = []
    for layer in layers:
        shape = (1, 1, *layer.kernel)
        if layer.kind != "conv":
            kernels.append((None, None))
        elif weights == "lenet":
            kernels.append(next(bundled))
        elif weights == "ones":
            kernels.append((np.ones(shape), None))
        else:
            kernels.append((initial_values("kaiming", shape, rng), None))
    return tuple(kernels)


@cache
def _lenet_kernels() -> tuple[WeightAndBias, ...]:
    state = bundled_lenet().state_dict()
    return tuple(
        (state[f"{index}.weight"].astype(np.float64), state[f"{index}.bias"].astype(np.float64))
        for index in LENET_CONVS
    )


@cache
def lenet_channels() -> tuple[int, ...]:
    """The channels of LeNet's convolutions that respond most to the drawn 3: the ones that are shown."""
    x: Array = drawn_digit()[None, None] / 255
    channels = []
    for layer, (weight, bias) in zip(LENET[::2], _lenet_kernels(), strict=True):
        assert weight is not None
        x = relu(conv2d(x, weight, bias, padding=layer.padding))
        channels.append(int(x.sum(axis=(0, 2, 3)).argmax()))
        x = max_pool2d(x, 2)
    return tuple(channels)
