"""What is kept of a training run: how it was set up, its curves, and the weights it has come to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from convlab.core import Network, TrainReport
from convlab.labs.arrays import frozen
from convlab.labs.lenet import Recipe
from convlab.labs.training_log import TrainingLog

Parameters = NDArray[np.float32]
Numbers = NDArray[np.float64]

NO_LOSSES = frozen([])
NO_ACCURACIES = frozen(np.zeros((0, 3)))


@dataclass(frozen=True, eq=False)
class RunRecord:
    """`losses` (n,) holds each step's, `accuracies` (m, 3) steps taken, training and test accuracy after each epoch.

    `parameters` is the flat vector of the recipe's network. `name` says where weights come from that were opened from
    a file. Raises ValueError when the parts do not fit each other.
    """

    recipe: Recipe
    parameters: Parameters
    steps_per_epoch: int = 1
    losses: Numbers = field(default_factory=lambda: NO_LOSSES)
    accuracies: Numbers = field(default_factory=lambda: NO_ACCURACIES)
    name: str = ""

    def __post_init__(self) -> None:
        size = self.recipe.architecture.network().parameters.size
        if self.parameters.shape != (size,):
            raise ValueError(f"the network has {size:,} parameters, not {self.parameters.shape}")
        if self.losses.ndim != 1 or self.accuracies.ndim != 2 or self.accuracies.shape[1] != 3:
            raise ValueError("losses and accuracies have another shape")
        steps = self.accuracies[:, 0]
        if self.steps_per_epoch < 1 or ((steps < 1) | (steps > self.steps) | (steps != np.rint(steps))).any():
            raise ValueError("accuracies belong to steps that were not taken")
        if (self.losses < 0).any() or ((self.accuracies[:, 1:] < 0) | (self.accuracies[:, 1:] > 1)).any():
            raise ValueError("a loss is below 0, or an accuracy is no share")

    @classmethod
    def of(cls, recipe: Recipe, network: Network, log: TrainingLog, name: str = "") -> RunRecord:
        """What is to be kept of a run as it is now."""
        parameters = network.parameters.copy()
        parameters.flags.writeable = False
        per_epoch = log.last.steps_per_epoch if log.last else 1
        (_, losses), _ = log.losses(2**31)
        (epochs, train), (_, test) = log.accuracies()
        table = frozen(np.stack([np.rint(epochs * per_epoch), train, test], axis=1))
        return cls(recipe, parameters, per_epoch, frozen(losses), table, name)

    @property
    def steps(self) -> int:
        """Steps taken."""
        return len(self.losses)

    @property
    def test_accuracy(self) -> float | None:
        """On the test set, after the last whole epoch."""
        return float(self.accuracies[-1, 2]) if len(self.accuracies) else None

    def network(self) -> Network:
        network = self.recipe.architecture.network()
        network.parameters[...] = self.parameters
        return network

    def log(self) -> TrainingLog:
        """A log with the same curves; how long each step took is not known any more."""
        log = TrainingLog(self.recipe.batch_size)
        log.add(self._reports())
        return log

    def _reports(self) -> Iterator[TrainReport]:
        after = {int(step): (train, test) for step, train, test in self.accuracies.tolist()}
        per_epoch = self.steps_per_epoch
        total = max(self.steps, per_epoch * self.recipe.epochs)
        nothing: tuple[float | None, float | None] = (None, None)
        for step, loss in enumerate(self.losses.tolist(), 1):
            yield TrainReport(step, total, per_epoch, loss, 0.0, *after.get(step, nothing))

    def metadata(self) -> dict[str, str]:
        """What is told of the weights in a file of their own."""
        recipe = self.recipe
        facts: dict[str, Any] = {
            "settings": f"optimiser {recipe.optimiser}, learning_rate {recipe.learning_rate:g},"
            f" batch_size {recipe.batch_size}, examples {recipe.examples}",
            "initialiser": recipe.initialiser,
            "seed": recipe.seed,
            "steps": self.steps,
        }
        if self.test_accuracy is not None:
            facts["test_accuracy"] = f"{self.test_accuracy:.4f}"
        return recipe.architecture.metadata() | {name: str(fact) for name, fact in facts.items()}
