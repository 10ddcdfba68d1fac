"""The state of the chain: what the user chose, and from it every number of both passes and of the next update."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar

import numpy as np

from convlab.labs.common.arrays import Matrix, changed_fields
from convlab.labs.common.scales import Scale, ScaledMatrix, signed_scale_for
from convlab.labs.common.sliding import Cell
from convlab.labs.learning.chain.passes import (
    PARAMETERS,
    Activation,
    Chain,
    Pooling,
    backward,
    forward,
    updated,
)
from convlab.labs.learning.chain.start import BIAS, BIASES, KERNEL, LYING, WEIGHTS
from convlab.labs.learning.chain.steps import GIVEN_BY, STEPS, Step

MOST_LOSSES = 500  # that are remembered
LEAST_RATE, LARGEST_RATE = 1e-6, 1000.0
LEAST_LIMIT = 0.1  # of the gradients' scale: smaller ones are pale, as they are nearly 0
GREY, LOSSES = Scale(0.0, 1.0), Scale(-4.0, 4.0)
MAPS = ("conv", "activated", "pooled", "logits")  # values that are compared

# a change of any other field begins the path of losses anew
KEEPING_LOSSES = {"rate", "pen", "number", "input_name", "scene", "step", "is_close", "losses", "updates"}


@dataclass(frozen=True, eq=False)
class ChainState:
    """`input` (6, 6), `kernel` (3, 3), `bias` (1, 1), `weights` (2, 4) and `biases` (2, 1) of the dense layer.

    `losses` are those before each of the last updates, `updates` how many there were since the chain was last changed
    otherwise. `step` is one of `STEPS`; `is_close` says that its operation alone is shown, with large cells. `scene`
    and `input_name` say which prepared example and input these are; None once edited.
    """

    VIEWING: ClassVar = ("step", "is_close")
    view: ClassVar[str] = "chain"

    input: Matrix = field(default_factory=lambda: LYING)
    kernel: Matrix = field(default_factory=lambda: KERNEL)
    bias: Matrix = field(default_factory=lambda: BIAS)
    weights: Matrix = field(default_factory=lambda: WEIGHTS)
    biases: Matrix = field(default_factory=lambda: BIASES)
    label: int = 1
    activation: Activation = "relu"
    pooling: Pooling = "max"
    rate: float = 0.1
    losses: tuple[float, ...] = ()
    updates: int = 0
    white: float = 1.0
    pen: float = 1.0
    input_name: str | None = "lying"
    number: int = 0  # the seed of random numbers
    scene: str | None = "lying"
    step: int = 0
    is_close: bool = False

    @cached_property
    def chain(self) -> Chain:
        parameters = self.kernel, self.bias, self.weights, self.biases
        return Chain(self.input, *parameters, self.label, self.activation, self.pooling)

    @cached_property
    def values(self) -> dict[str, Matrix]:
        """What each node gives, by its name."""
        return forward(self.chain)

    @cached_property
    def gradients(self) -> dict[str, Matrix]:
        """The gradients of the loss, by the name of what they are with respect to, after "d_"."""
        return backward(self.chain, self.values)

    def matrix(self, name: str) -> Matrix:
        """A value, a parameter or a gradient."""
        own: Mapping[str, Matrix] = self.gradients if name.startswith("d_") else self.values
        found: Matrix = own[name] if name in own else getattr(self, name)
        return found

    @property
    def loss(self) -> float:
        return float(self.values["loss"][0, 0])

    @property
    def prediction(self) -> int:
        """The class with the larger probability; of equal ones the first."""
        return int(self.values["logits"].argmax())

    @property
    def present(self) -> Step:
        return STEPS[min(self.step, len(STEPS) - 1)]

    @property
    def main_place(self) -> tuple[str, Cell]:
        """Of what the present step gives, the cell of the largest number; the first of equal ones."""
        name = self.present.gives[0]
        size = np.abs(self.gradients[f"d_{name}"] if self.present.phase == "update" else self.matrix(name))
        row, column = np.unravel_index(int(size.argmax()), size.shape)
        return name, (int(row), int(column))

    def step_at(self, name: str) -> Step:
        """The step that gives a matrix; the present one of what is there from the start, and in an update."""
        is_updated = self.present.phase == "update" and name in PARAMETERS
        return self.present if is_updated or name not in GIVEN_BY else STEPS[GIVEN_BY[name]]

    # ---- the update

    @cached_property
    def next_chain(self) -> Chain | None:
        """The chain after one update; None if a parameter would get too large to compute with."""
        return updated(self.chain, self.gradients, self.rate)

    @cached_property
    def next_loss(self) -> float | None:
        """The loss after one update."""
        return None if self.next_chain is None else float(forward(self.next_chain)["loss"][0, 0])

    def after_updates(self, count: int) -> dict[str, Any]:
        """The changes that so many updates make; fewer of them where parameters get too large to compute with."""
        state = self
        for _ in range(count):
            if state.next_chain is None:
                break
            new = {name: getattr(state.next_chain, name) for name in PARAMETERS}
            losses = (*state.losses, state.loss)[-MOST_LOSSES:]
            state = replace(state, **new, losses=losses, updates=state.updates + 1)
        changed = changed_fields(self, state)
        return {name: getattr(state, name) for name in changed}

    @property
    def curve(self) -> tuple[float, ...]:
        """The losses before the last updates, and the present one."""
        return (*self.losses, self.loss)

    # ---- what is shown: what is compared, on one scale

    @cached_property
    def shown(self) -> dict[str, ScaledMatrix]:
        """Every matrix on its scale: maps on one, gradients of them on another, so that they fade where they do."""
        maps = signed_scale_for(*(self.values[name] for name in MAPS))
        limit = max(LEAST_LIMIT, *(float(np.abs(gradient).max()) for gradient in self.gradients.values()))
        scales = dict.fromkeys(self.gradients, Scale(-limit, limit))
        scales |= dict.fromkeys(MAPS, maps)
        scales |= dict.fromkeys(("kernel", "bias"), signed_scale_for(self.kernel, self.bias))
        scales |= dict.fromkeys(("weights", "biases"), signed_scale_for(self.weights, self.biases))
        scales |= {"input": GREY, "probabilities": GREY, "loss": LOSSES}
        return {name: ScaledMatrix(self.matrix(name), scale) for name, scale in scales.items()}


def settled(changes: Mapping[str, Any]) -> dict[str, Any]:
    """The changes; another chain has no path of losses yet."""
    if changes.keys() - KEEPING_LOSSES and "losses" not in changes:
        return {**changes, "losses": (), "updates": 0}
    return dict(changes)
