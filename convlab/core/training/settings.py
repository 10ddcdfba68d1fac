"""What is chosen about training before it begins, and may in part be changed on the way."""

from __future__ import annotations

import math
from dataclasses import dataclass

from convlab.core.training.optimisers import Optimiser


@dataclass(frozen=True)
class StopRules:
    """When training ends before its epochs are over, judged by the accuracy on the test set after each epoch.

    `accuracy`: as soon as it is reached. `patience`: after this many epochs in a row without a better one.
    """

    accuracy: float | None = None
    patience: int | None = None

    def __post_init__(self) -> None:
        if self.accuracy is not None and not 0 < self.accuracy <= 1:
            raise ValueError(f"the accuracy to stop at must be above 0 and at most 1, got {self.accuracy}")
        if self.patience is not None and self.patience < 1:
            raise ValueError(f"the epochs to wait for an improvement must be at least 1, got {self.patience}")


@dataclass(frozen=True)
class TrainSettings:
    """How to train. `seed` decides the order of the examples (and what `augment` draws)."""

    optimiser: Optimiser = "sgd"
    learning_rate: float = 0.9
    momentum: float = 0.9
    batch_size: int = 256
    epochs: int = 10
    seed: int = 0
    stop: StopRules = StopRules()

    def __post_init__(self) -> None:
        if not 0 < self.learning_rate < math.inf:
            raise ValueError(f"the learning rate must be a positive number, got {self.learning_rate}")
        if not 0 <= self.momentum < 1:
            raise ValueError(f"the momentum must be at least 0 and below 1, got {self.momentum}")
        if self.batch_size < 1 or self.epochs < 1:
            raise ValueError(f"batch size and epochs must be at least 1, got {self.batch_size} and {self.epochs}")
