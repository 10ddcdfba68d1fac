"""Why a training run diverged, from its own numbers: its steps were so large that each one increased the loss."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Literal

from convlab.core.training.evaluation import WeightStats

TOO_LARGE = 10.0  # times what they were at the beginning: weights or gradients that have got out of hand
SMALLEST_START = 1e-3  # weights and gradients that began at zero are compared with this
RECENT = 20  # steps whose losses and statistics are kept


@dataclass(frozen=True)
class Divergence:
    """What happened before the loss left the finite numbers.

    `layer` is the index of the layer whose `quantity` first became too large, at `layer_step`: `growth` times what it
    was at the beginning (infinite where it is no longer finite). `losses` are those of the last steps, the oldest
    first; `losses_from` is the step of the first of them.
    """

    step: int
    learning_rate: float
    losses_from: int
    losses: tuple[float, ...]
    layer: int
    layer_step: int
    quantity: Literal["weights", "gradients"]
    growth: float


class DivergenceMonitor:
    """Keeps what explains a divergence: the first statistics of the weights, and the last losses and statistics."""

    def __init__(self, layers: list[int], start: WeightStats) -> None:
        self._layers = layers
        self._first_weights = [max(value, SMALLEST_START) for value in start.weights]
        self._first_gradients: list[float] = []
        self._stats: deque[tuple[int, WeightStats]] = deque(maxlen=RECENT)
        self._losses: deque[tuple[int, float]] = deque(maxlen=RECENT)

    def record_loss(self, step: int, loss: float) -> None:
        self._losses.append((step, loss))

    def record_stats(self, step: int, stats: WeightStats) -> None:
        self._stats.append((step, stats))
        if not self._first_gradients:
            self._first_gradients = [max(value, SMALLEST_START) for value in stats.gradients]

    def report(self, step: int, learning_rate: float) -> Divergence:
        """What happened in a run whose last recorded loss or statistics are not finite."""
        layer_step, layer, quantity, growth = self._first_too_large()
        return Divergence(
            step=step,
            learning_rate=learning_rate,
            losses_from=self._losses[0][0],
            losses=tuple(loss for _, loss in self._losses),
            layer=layer,
            layer_step=layer_step,
            quantity=quantity,
            growth=growth,
        )

    def _first_too_large(self) -> tuple[int, int, Literal["weights", "gradients"], float]:
        """Step, layer, quantity and growth, where the growth first passed the limit; failing that, the largest."""
        largest: tuple[int, int, Literal["weights", "gradients"], float] = (0, self._layers[0], "weights", 0.0)
        for step, stats in self._stats:
            for position, layer in enumerate(self._layers):
                weights = stats.weights[position] / self._first_weights[position]
                gradients = stats.gradients[position] / self._first_gradients[position]
                if weights > largest[3]:
                    largest = step, layer, "weights", weights
                if gradients > largest[3]:
                    largest = step, layer, "gradients", gradients
            if largest[3] > TOO_LARGE:
                break
        return largest
