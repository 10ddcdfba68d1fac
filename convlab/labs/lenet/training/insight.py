"""A network in the middle of its training: what its activations give, and how far the gradients reach."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from convlab.core import Network, softmax
from convlab.core.functional.loss import loss_and_gradient
from convlab.core.nn.layers import Layer
from convlab.core.training.evaluation import (
    activation_layers,
    layers_with_weights,
    mean_spread,
    root_mean_square,
    saturated_share,
)
from convlab.labs.lenet.architecture import layer_codes
from convlab.labs.lenet.training.log import LOSS_OF_GUESSING

SAMPLE = 64  # of the training set's first images
NEARLY = 0.06  # how far a loss may be from that of guessing to count as such
ALIKE = 0.02  # of a probability: what differs less is nearly the same


@dataclass(frozen=True)
class ActivationFacts:
    """Of one activation layer, over a sample of images; `code` is that of the layer it follows.

    `low` to `high` holds nine tenths of its outputs. `spread` is how much a unit's output differs from image to image
    (standard deviation, mean over the units). `idle` is the share that has little or no slope to learn by: saturated
    sigmoids, or ReLUs that give 0 for every image (`saturated_share`).
    """

    kind: str
    code: str
    low: float
    high: float
    spread: float
    idle: float


@dataclass(frozen=True)
class Insight:
    """`gradients` are per weight, root mean squares, of the layers with weights in order; `codes` are their names.

    `probability_spread` is how much the probability of a class differs from image to image (standard deviation), of the
    class where it differs most.
    """

    loss: float
    probability_spread: float
    activations: tuple[ActivationFacts, ...]
    codes: tuple[str, ...]
    gradients: tuple[float, ...]

    @property
    def is_guessing(self) -> bool:
        """Whether the loss is nearly that of ten equal guesses."""
        return abs(self.loss - LOSS_OF_GUESSING) < NEARLY

    @property
    def is_worse_than_guessing(self) -> bool:
        return self.loss >= LOSS_OF_GUESSING + NEARLY

    @property
    def predicts_alike(self) -> bool:
        """Whether every image gets nearly the same probabilities."""
        return self.probability_spread < ALIKE

    @property
    def reach(self) -> float:
        """How many times smaller the gradients of the first layer are than those of the output layer."""
        return self.gradients[-1] / self.gradients[0] if self.gradients[0] else np.inf


def look_inside(network: Network, images: NDArray[np.uint8], labels: NDArray[np.integer]) -> Insight | None:
    """The state of a network over a few labelled images (n, h, w); it is not changed. None if a logit is not finite."""
    twin = network.replica()
    with np.errstate(over="ignore", invalid="ignore"):
        logits = twin.forward_images(images)
        if not np.isfinite(logits).all():
            return None
        loss, gradient = loss_and_gradient(logits, labels)
        twin.backward(gradient)
    codes = layer_codes(twin)
    activations = tuple(_facts(twin.layers[index], code_before(codes, index)) for index in activation_layers(twin))
    weighted = layers_with_weights(twin)
    return Insight(
        loss,
        float(softmax(logits).std(axis=0).max()),
        activations,
        tuple(codes[index] for index in weighted),
        tuple(root_mean_square(twin.layers[index].gradients["weight"]) for index in weighted),
    )


def code_before(codes: list[str], index: int) -> str:
    """The code of the layer that an activation follows."""
    return next(code for code in reversed(codes[:index]) if code)


def _facts(layer: Layer, code: str) -> ActivationFacts:
    output = layer.output
    low, high = np.quantile(output, (0.05, 0.95))
    idle = saturated_share(layer, output)
    return ActivationFacts(type(layer).__name__, code, float(low), float(high), mean_spread(output), idle)
