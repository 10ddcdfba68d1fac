"""What training yields: a report of each step, the state between two steps, and the error of a run that diverged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from convlab.core.arrays import Array
from convlab.core.training.divergence import Divergence
from convlab.core.training.evaluation import ActivationStats, WeightStats
from convlab.core.training.settings import TrainSettings

RandomState = dict[str, Any]  # of NumPy's bit generator: integers and names
Ending = Literal["epochs", "accuracy", "no improvement"]


@dataclass(frozen=True)
class TrainReport:
    """One step of training. The accuracies come at the end of an epoch, the statistics often, the rest always.

    `weight_stats` are of the weights after the step, and of the gradients that it followed; `activation_stats` of the
    activations before the step, on the first examples of its batch.
    """

    step: int  # steps taken so far, from 1
    steps: int  # steps in the whole run
    steps_per_epoch: int
    loss: float  # mean cross-entropy of this step's batch before the step, in nats
    seconds: float  # time this step took
    train_accuracy: float | None = None  # share of correct predictions during the epoch, as it went
    test_accuracy: float | None = None  # on the test set, after the epoch
    weight_stats: WeightStats | None = None
    activation_stats: ActivationStats | None = None

    @property
    def epoch(self) -> float:
        """Epochs done, in parts: 1.5 is half-way through the second."""
        return self.step / self.steps_per_epoch


@dataclass(frozen=True, eq=False)
class TrainingState:
    """A run between two steps: going on from here, with nothing changed, repeats the run bit for bit.

    `optimiser_state` and `count` are the optimiser's `state` and `count`; `order_random` and `random` the states of the
    random generator, before the present epoch's order was drawn and now. `correct` counts the correct predictions of
    the epoch so far.
    """

    step: int
    parameters: Array
    optimiser_state: tuple[Array, ...]
    count: int
    correct: int
    order_random: RandomState
    random: RandomState
    settings: TrainSettings
    best_accuracy: float = 0.0
    best_epoch: int = 0

    @property
    def nbytes(self) -> int:
        """The size of the arrays, in bytes."""
        return self.parameters.nbytes + sum(array.nbytes for array in self.optimiser_state)


class DivergedError(ArithmeticError):
    """The loss or a weight stopped being a finite number. The network holds the weights from before that step."""

    def __init__(self, step: int, settings: TrainSettings, divergence: Divergence) -> None:
        super().__init__(
            f"training diverged at step {step}: the loss is no longer a finite number."
            f" The learning rate {settings.learning_rate:g} is probably too large."
        )
        self.step = step
        self.settings = settings
        self.divergence = divergence

    def __reduce__(self) -> tuple[type[DivergedError], tuple[int, TrainSettings, Divergence]]:
        return DivergedError, (self.step, self.settings, self.divergence)  # so that it can be sent to another process
