"""How many parameters each rung of the ladder needs, and what LeNet would need without convolutions."""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

from convlab.core import Conv2d, Flatten, Linear, Network, Sigmoid, lenet
from convlab.core.nn.lenet import CLASSES

MEGAPIXEL = 1000  # rows, and columns: the book's one megapixel
LENET_INPUT = (1, 28, 28)


def rung_count(rung: int, n: int, delta: int, channels: int = 1) -> int:
    """Weights, without biases, that map n × n inputs to n × n outputs.

    Rungs 1 and 2: n⁴. Rung 3: (2n − 1)², one for each offset, the book's 4 × 10⁶. Rung 4: (2Δ + 1)². All times
    `channels`, the product c·d of input and output channels.
    """
    each = n**4 if rung < 3 else (2 * n - 1) ** 2 if rung == 3 else (2 * delta + 1) ** 2
    return each * channels


class LeNetCounts(NamedTuple):
    """Parameters with biases: LeNet; dense layers 784 → 120 → 84 → 10; LeNet with each convolution made dense."""

    convolutional: int
    dense: int
    unrolled: int


@cache
def lenet_counts() -> LeNetCounts:
    network = lenet()
    layers = [Flatten(), Linear(120), Sigmoid(), Linear(84), Sigmoid(), Linear(CLASSES)]
    dense = Network(layers, LENET_INPUT)
    return LeNetCounts(network.parameters.size, dense.parameters.size, _unrolled(network))


def _unrolled(network: Network) -> int:
    """The count with each convolution replaced by a dense layer between the same feature maps."""
    before = [LENET_INPUT, *network.shapes]
    total = 0
    for layer, shape, result, count in zip(
        network.layers, before, network.shapes, network.parameter_counts, strict=False
    ):
        if isinstance(layer, Conv2d):
            shapes = Linear(math.prod(result)).parameter_shapes((math.prod(shape),))
            total += sum(map(math.prod, shapes.values()))
        else:
            total += count
    return total
