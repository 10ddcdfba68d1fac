"""Training: show the network a batch, see how wrong it is, move every weight a little against its gradient; repeat.

A run can be left and taken up again at any step: `Training.state` holds all that the steps to come depend on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeAlias

import numpy as np

from convlab.core.nn.network import Network
from convlab.core.training.data_parallel import DataParallel, Images, Labels, require_examples
from convlab.core.training.divergence import DivergenceMonitor
from convlab.core.training.evaluation import WeightStats, layers_with_weights, weight_stats
from convlab.core.training.optimisers import SGD, make_optimiser
from convlab.core.training.progress import DivergedError, Ending, RandomState, TrainingState, TrainReport
from convlab.core.training.settings import TrainSettings

# in quotes: np.random loads when it is first used, which a window that opens can do without
Augment: TypeAlias = "Callable[[Images, np.random.Generator], Images]"

STATS_OF_EACH_STEP = 100  # the first steps, each of which reports statistics of weights and activations
STATS_EVERY = 10  # steps they are reported afterwards


class Training:
    """A run, one step at a time. Its arguments are those of `train`; with `start` it goes on from there.

    `ending` says why there are no more steps; it is None as long as there are. `settings` are those in force.
    Raises ValueError as `train` does, and for a start that does not fit.
    """

    def __init__(
        self,
        network: Network,
        images: Images,
        labels: Labels,
        settings: TrainSettings,
        *,
        test: tuple[Images, Labels] | None = None,
        threads: int | None = None,
        augment: Augment | None = None,
        start: TrainingState | None = None,
    ) -> None:
        require_examples(network, images, labels)
        if test:
            require_examples(network, *test)
        self.network = network
        self.settings = settings
        self.ending: Ending | None = None
        self.steps_per_epoch = -(-len(images) // settings.batch_size)
        self._images, self._labels, self._test, self._augment = images, labels, test, augment
        self._parallel = DataParallel(network, threads)
        self._optimiser = make_optimiser(settings.optimiser, network.parameters, momentum=settings.momentum)
        self._random = np.random.default_rng(settings.seed)
        self._order_random: RandomState = self._random.bit_generator.state  # type: ignore[assignment]
        self._order = np.empty(0, int)
        self._correct = 0
        self._best_accuracy, self._best_epoch = 0.0, 0
        self._kept = network.parameters.copy()  # the weights before the present step
        self.step_count = 0
        if start is not None:
            self._restore(start)
        self._since_change = self.state()
        self._monitor = DivergenceMonitor(layers_with_weights(network), weight_stats(network))

    @property
    def steps(self) -> int:
        """How many there are in the whole run."""
        return self.settings.epochs * self.steps_per_epoch

    def step(self) -> TrainReport:
        """Take one step. Raises DivergedError when the loss leaves the finite numbers, ValueError after the end."""
        if self.ending is not None:
            raise ValueError("training has ended: there are no more steps")
        start = time.perf_counter()
        index = self.step_count % self.steps_per_epoch
        if index == 0:
            self._begin_epoch()
        batch = self._order[index * self.settings.batch_size : (index + 1) * self.settings.batch_size]
        shown = self._images[batch] if self._augment is None else self._augment(self._images[batch], self._random)
        stats_are_due = self._stats_are_due(self.step_count + 1)
        loss, correct = self._move_weights(shown, self._labels[batch], with_activations=stats_are_due)
        self._correct += correct
        self.step_count += 1
        seconds = time.perf_counter() - start
        ends = index == self.steps_per_epoch - 1
        accuracy = self._parallel.evaluate(*self._test)[1] if ends and self._test else None
        self.ending = self._ending_after(accuracy)
        return TrainReport(
            step=self.step_count,
            steps=self.steps,
            steps_per_epoch=self.steps_per_epoch,
            loss=loss,
            seconds=seconds,
            train_accuracy=self._correct / len(self._images) if ends else None,
            test_accuracy=accuracy,
            weight_stats=self._record_stats() if stats_are_due else None,
            activation_stats=self._parallel.activations if stats_are_due else None,
        )

    def state(self) -> TrainingState:
        """A copy of all that the steps to come depend on."""
        return TrainingState(
            step=self.step_count,
            parameters=self.network.parameters.copy(),
            optimiser_state=tuple(array.copy() for array in self._optimiser.state),
            count=self._optimiser.count,
            correct=self._correct,
            order_random=self._order_random,
            random=self._random.bit_generator.state,  # type: ignore[arg-type]
            settings=self.settings,
            best_accuracy=self._best_accuracy,
            best_epoch=self._best_epoch,
        )

    def change(self, **settings: Any) -> None:
        """Set the learning rate, the momentum, the epochs or the stop rules anew, from the next step on.

        Fewer epochs than have begun make the present one the last. Raises ValueError for other settings.
        """
        if unknown := settings.keys() - {"learning_rate", "momentum", "epochs", "stop"}:
            raise ValueError(f"cannot be changed between steps: {', '.join(sorted(unknown))}")
        changed = replace(self.settings, **settings)
        begun = max(1, -(-self.step_count // self.steps_per_epoch))
        self.settings = replace(changed, epochs=max(changed.epochs, begun))
        if isinstance(self._optimiser, SGD) and self._optimiser.momentum is not None:
            self._optimiser.momentum = self.settings.momentum
        self.ending = "epochs" if self.step_count >= self.steps else None
        self._since_change = self.state()

    def safer_learning_rate(self, steps: int = 30) -> float | None:
        """The largest learning rate, of some below the present one, with which the loss falls.

        Each is tried for a few steps from where the present one was first in force; the network keeps its weights.
        """
        kept = self.network.parameters.copy()
        rates = (float(f"{self.settings.learning_rate / 10 ** (power / 2):.0e}") for power in range(1, 11))
        safer = next((rate for rate in rates if self._loss_falls(rate, steps)), None)
        np.copyto(self.network.parameters, kept)
        return safer

    def _loss_falls(self, learning_rate: float, steps: int) -> bool:
        start = self._since_change
        np.copyto(self.network.parameters, start.parameters)
        epochs = start.step // self.steps_per_epoch + 1 + -(-steps // self.steps_per_epoch)
        settings = replace(self.settings, learning_rate=learning_rate, epochs=epochs)
        trial = Training(self.network, self._images, self._labels, settings, augment=self._augment, start=start)
        losses: list[float] = []
        try:
            for _ in range(steps):
                losses.append(trial.step().loss)
                if losses[-1] > 1.5 * losses[0]:
                    return False
        except DivergedError:
            return False
        return float(np.mean(losses[-5:])) < losses[0]

    def _restore(self, start: TrainingState) -> None:
        own, theirs = self.settings, start.settings
        if (own.optimiser, own.batch_size) != (theirs.optimiser, theirs.batch_size):
            raise ValueError("a run goes on with the optimiser and the batch size that it began with")
        if start.parameters.shape != self.network.parameters.shape:
            raise ValueError(
                f"the state is that of a network with {start.parameters.size} parameters,"
                f" this one has {self.network.parameters.size}"
            )
        np.copyto(self.network.parameters, start.parameters)
        for array, kept in zip(self._optimiser.state, start.optimiser_state, strict=True):
            np.copyto(array, kept)
        self._optimiser.count = start.count
        self.step_count, self._correct = start.step, start.correct
        self._best_accuracy, self._best_epoch = start.best_accuracy, start.best_epoch
        self._order_random = start.order_random
        if start.step % self.steps_per_epoch:
            self._random.bit_generator.state = start.order_random
            self._order = self._random.permutation(len(self._images))
        self._random.bit_generator.state = start.random
        if self.step_count >= self.steps:
            self.ending = "epochs"

    def _begin_epoch(self) -> None:
        self._order_random = self._random.bit_generator.state  # type: ignore[assignment]
        self._order = self._random.permutation(len(self._images))
        self._correct = 0

    def _move_weights(self, shown: Images, labels: Labels, *, with_activations: bool) -> tuple[float, int]:
        """Loss and correct predictions of a batch, before the weights follow its gradient."""
        network, step = self.network, self.step_count + 1
        np.copyto(self._kept, network.parameters)
        with np.errstate(over="ignore", invalid="ignore"):  # the result is looked at instead
            loss, correct = self._parallel.loss_and_gradients(shown, labels, with_activations=with_activations)
            self._optimiser.step(network.parameters, network.gradients, self.settings.learning_rate)
        self._monitor.record_loss(step, loss)
        if not (np.isfinite(loss) and np.isfinite(network.parameters).all()):
            self._monitor.record_stats(step, weight_stats(network))
            np.copyto(network.parameters, self._kept)
            raise DivergedError(step, self.settings, self._monitor.report(step, self.settings.learning_rate))
        return loss, correct

    @staticmethod
    def _stats_are_due(step: int) -> bool:
        return step <= STATS_OF_EACH_STEP or step % STATS_EVERY == 0

    def _record_stats(self) -> WeightStats:
        stats = weight_stats(self.network)
        self._monitor.record_stats(self.step_count, stats)
        return stats

    def _ending_after(self, accuracy: float | None) -> Ending | None:
        """Why the step just taken was the last, if it was; `accuracy` is there at the end of an epoch."""
        if accuracy is not None:
            epoch = self.step_count // self.steps_per_epoch
            if accuracy > self._best_accuracy:
                self._best_accuracy, self._best_epoch = accuracy, epoch
            rules = self.settings.stop
            if rules.accuracy is not None and accuracy >= rules.accuracy:
                return "accuracy"
            if rules.patience is not None and epoch - self._best_epoch >= rules.patience:
                return "no improvement"
        return "epochs" if self.step_count >= self.steps else None


def train(
    network: Network,
    images: Images,
    labels: Labels,
    settings: TrainSettings,
    *,
    test: tuple[Images, Labels] | None = None,
    threads: int | None = None,
    augment: Augment | None = None,
) -> Iterator[TrainReport]:
    """Train a network in place, one step and one report at a time.

    `images` (n, h, w) uint8 are given to the network as numbers from 0 to 1; `labels` (n,). `test` is evaluated after
    each epoch. `augment` may change a batch of images before each step. `threads` is one a core unless given; it
    changes the speed and nothing else.

    Raises ValueError for images that the network cannot take and for labels it has no class for, DivergedError when
    the loss leaves the finite numbers; all of them when a report is asked for.
    """
    training = Training(network, images, labels, settings, test=test, threads=threads, augment=augment)
    while training.ending is None:
        yield training.step()
