"""What is learned: kernels whose cross-correlation with an input comes as near as can be to a target.

Nothing else than the input, the target and the sizes is known. How far a prediction is off is the loss, the sum or the
mean of the squared errors; its gradient says in which direction the parameters have to go.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

import numpy as np

from convlab.core import Padding, conv2d, conv2d_backward
from convlab.labs.common.arrays import Matrix, frozen, sealed
from convlab.labs.common.sliding import NO_PADDING, Size

LossKind = Literal["sum", "mean"]
LOSSES: tuple[LossKind, ...] = get_args(LossKind)


@dataclass(frozen=True, eq=False)
class Problem:
    """L(θ) = Σ (Ŷ − Y)², or its mean, with Ŷ = X ⋆ K.

    `x` (c_in, h, w), `y` (c_out, h', w'). θ holds all weights in reading order (c_out, c_in, k_h, k_w), then, with
    `has_bias`, a bias for each output.
    """

    x: Matrix
    y: Matrix
    kernel: Size
    padding: Padding = NO_PADDING
    stride: Size = (1, 1)
    has_bias: bool = False
    loss: LossKind = "sum"

    @property
    def weight_shape(self) -> tuple[int, int, int, int]:
        return len(self.y), len(self.x), *self.kernel

    @property
    def weights(self) -> int:
        """How many weights there are, biases not counted."""
        return int(np.prod(self.weight_shape))

    @property
    def parameters(self) -> int:
        return self.weights + len(self.y) * self.has_bias

    @property
    def factor(self) -> float:
        """What the sum of squares is multiplied by."""
        return 1 / self.y.size if self.loss == "mean" else 1.0

    def split(self, theta: Matrix) -> tuple[Matrix, Matrix]:
        """Weights (c_out, c_in, k_h, k_w) and biases (c_out,), which are 0 where none are learned."""
        bias = theta[self.weights :] if self.has_bias else np.zeros(len(self.y))
        return theta[: self.weights].reshape(self.weight_shape), bias

    def joined(self, weight: Matrix, bias: Matrix) -> Matrix:
        """θ from weights and biases: the inverse of `split`."""
        return sealed(np.concatenate([weight.ravel(), bias] if self.has_bias else [weight.ravel()]))

    def predict(self, theta: Matrix) -> Matrix:
        """Ŷ (c_out, h', w')."""
        weight, bias = self.split(theta)
        return sealed(conv2d(self._batch, weight, bias, stride=self.stride, padding=self.padding)[0])

    def error(self, theta: Matrix) -> Matrix:
        """Ŷ − Y."""
        return sealed(self.predict(theta) - self.y)

    def loss_of(self, theta: Matrix) -> float:
        with np.errstate(over="ignore"):  # what is too large is infinite
            return float(np.square(self.error(theta)).sum() * self.factor)

    def gradient(self, theta: Matrix) -> Matrix:
        """∂L/∂θ: for a weight, 2 · the products of the errors with the inputs that the weight met, summed up.

        That is the cross-correlation of X with the error.
        """
        weight, bias = self.split(theta)
        upstream = (2 * self.factor * self.error(theta))[None]  # ∂L/∂Ŷ
        _, of_weight, of_bias = conv2d_backward(
            upstream, self._batch, weight, bias, stride=self.stride, padding=self.padding
        )
        return self.joined(frozen(of_weight), frozen(of_bias))

    @cached_property
    def _batch(self) -> Matrix:
        return self.x[None]
