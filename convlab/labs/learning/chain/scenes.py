"""Prepared examples of the chain: what each shows can be read off its numbers."""

from __future__ import annotations

from typing import Any, NamedTuple

from convlab.labs.common.arrays import Matrix, frozen
from convlab.labs.learning.chain.passes import Activation, Pooling
from convlab.labs.learning.chain.start import BIAS, BIASES, DRAWINGS, KERNEL, WEIGHTS
from convlab.labs.learning.chain.steps import UPDATE, step_through


class ChainScene(NamedTuple):
    """A prepared example: what it puts into the chain, and the step that it begins at."""

    input: str
    label: int
    bias: Matrix = BIAS
    weights: Matrix = WEIGHTS
    biases: Matrix = BIASES
    activation: Activation = "relu"
    pooling: Pooling = "max"
    rate: float = 0.1
    step: int = 0

    def changes(self) -> dict[str, Any]:
        return {
            "input": DRAWINGS[self.input](0),
            "kernel": KERNEL,
            "bias": self.bias,
            "weights": self.weights,
            "biases": self.biases,
            "label": self.label,
            "activation": self.activation,
            "pooling": self.pooling,
            "rate": self.rate,
            "losses": (),
            "updates": 0,
            "white": 1.0,
            "pen": 1.0,
            "input_name": self.input,
        }


_SURE = frozen([[0.8, -0.6, 0.9, -0.5], [-0.7, 0.5, -0.6, 0.9]])
_DEAD = frozen([[-3.0]])
_ASLEEP = frozen([[-0.6]])  # many units are at 0: a large step wakes them
_STEEP = frozen([[-1.3, 1.8, -1.6, 1.8], [0.9, -1.3, -1.0, -1.7]])

SCENES: dict[str, ChainScene] = {
    "lying": ChainScene("lying", 1),
    "upright": ChainScene("upright", 0),
    "dead_relu": ChainScene("upright", 0, bias=_DEAD, step=step_through("activated", "backward")),
    "sure_and_wrong": ChainScene("upright", 1, weights=_SURE, step=step_through("loss", "backward")),
    "sure_and_right": ChainScene("upright", 0, weights=_SURE, step=step_through("loss", "backward")),
    "shared_gradient": ChainScene("lying", 1, pooling="average", step=step_through("pooled", "backward")),
    "fading_sigmoid": ChainScene("lying", 1, activation="sigmoid", step=step_through("activated", "backward")),
    "too_far": ChainScene("lying", 1, bias=_ASLEEP, weights=_STEEP, biases=BIASES, rate=2.0, step=UPDATE),
}
