"""Training: show the network a batch, see how wrong it is, move every weight a little against its gradient; repeat.

A run can be left and taken up again at any step: `Training.state` holds all that the steps to come depend on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

import numpy as np

from convlab.core.arrays import Array
from convlab.core.nn.network import Network
from convlab.core.training.activity import Activity
from convlab.core.training.divergence import Divergence, Watch
from convlab.core.training.layer_sizes import LayerSizes, layer_sizes, layers_with_weights
from convlab.core.training.optimisers import SGD, Optimiser, make_optimiser
from convlab.core.training.team import Images, Labels, Team, require_examples

# in quotes: np.random loads when it is first used, which a window that opens can do without
Augment: TypeAlias = "Callable[[Images, np.random.Generator], Images]"
RandomState = dict[str, Any]  # of numpy's bit generator: whole numbers and names
Ending = Literal["epochs", "accuracy", "no improvement"]

SIZES_OF_EACH_STEP = 100  # so many steps report the layers' sizes and activity; later
SIZES_EVERY = 10  # steps do


@dataclass(frozen=True)
class StopRules:
    """When training ends before its epochs are over; both rules look at the test set, after each epoch.

    `accuracy`: as soon as it is reached. `patience`: when so many epochs in a row brought no better one.
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
        if not 0 < self.learning_rate < np.inf:
            raise ValueError(f"the learning rate must be a positive number, got {self.learning_rate}")
        if not 0 <= self.momentum < 1:
            raise ValueError(f"the momentum must be at least 0 and below 1, got {self.momentum}")
        if self.batch_size < 1 or self.epochs < 1:
            raise ValueError(f"batch size and epochs must be at least 1, got {self.batch_size} and {self.epochs}")


@dataclass(frozen=True)
class TrainReport:
    """One step of training. The accuracies are there at the end of an epoch, sizes and activity often; the rest always.

    `sizes` are those of the weights after the step, and of the gradients that it followed; `activity` is that of the
    weights before the step, on the first examples of its batch.
    """

    step: int  # steps taken so far, from 1
    steps: int  # steps in the whole run
    steps_per_epoch: int
    loss: float  # mean cross-entropy of this step's batch before the step, in nats
    seconds: float  # time this step took
    train_accuracy: float | None = None  # share of right answers during the epoch, as it went
    test_accuracy: float | None = None  # on the test set, after the epoch
    sizes: LayerSizes | None = None
    activity: Activity | None = None

    @property
    def epoch(self) -> float:
        """Epochs done, in parts: 1.5 is half-way through the second."""
        return self.step / self.steps_per_epoch


@dataclass(frozen=True, eq=False)
class TrainingState:
    """A run between two steps: whoever goes on from here, with nothing changed, repeats the run bit for bit.

    `memory` and `count` are the optimiser's; `order_random` and `random` those of the random generator, before the
    present epoch's order was drawn and now. `right` counts the right answers of the epoch so far.
    """

    step: int
    parameters: Array
    memory: tuple[Array, ...]
    count: int
    right: int
    order_random: RandomState
    random: RandomState
    settings: TrainSettings
    best_accuracy: float = 0.0
    best_epoch: int = 0

    @property
    def nbytes(self) -> int:
        """Of the arrays."""
        return self.parameters.nbytes + sum(array.nbytes for array in self.memory)


class DivergedError(ArithmeticError):
    """The loss or a weight stopped being a finite number. The network holds the weights from before that step."""

    def __init__(self, step: int, settings: TrainSettings, account: Divergence) -> None:
        super().__init__(
            f"training diverged at step {step}: the loss is no longer a finite number."
            f" The learning rate {settings.learning_rate:g} is probably too large."
        )
        self.step = step
        self.settings = settings
        self.account = account

    def __reduce__(self) -> tuple[type[DivergedError], tuple[int, TrainSettings, Divergence]]:
        return DivergedError, (self.step, self.settings, self.account)  # so that it can be sent to another process


class Training:
    """A run, one step at a time. Its arguments are those of `train`; with `start` it goes on from there.

    `ending` tells why there are no more steps, None as long as there are. `settings` are those in force.
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
        self._team = Team(network, threads)
        self._optimiser = make_optimiser(settings.optimiser, network.parameters, momentum=settings.momentum)
        self._random = np.random.default_rng(settings.seed)
        self._order_random: RandomState = self._random.bit_generator.state  # type: ignore[assignment]
        self._order = np.empty(0, int)
        self._right = 0
        self._best_accuracy, self._best_epoch = 0.0, 0
        self._kept = network.parameters.copy()  # the weights before the present step
        self.step_count = 0
        if start is not None:
            self._restore(start)
        self._since_change = self.state()
        self._watch = Watch(layers_with_weights(network), layer_sizes(network))

    @property
    def steps(self) -> int:
        """In the whole run."""
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
        is_due = self._sizes_are_due(self.step_count + 1)
        loss, right = self._move_weights(shown, self._labels[batch], with_activity=is_due)
        self._right += right
        self.step_count += 1
        seconds = time.perf_counter() - start
        ends = index == self.steps_per_epoch - 1
        accuracy = self._team.evaluate(*self._test)[1] if ends and self._test else None
        self.ending = self._ending_after(accuracy)
        return TrainReport(
            step=self.step_count,
            steps=self.steps,
            steps_per_epoch=self.steps_per_epoch,
            loss=loss,
            seconds=seconds,
            train_accuracy=self._right / len(self._images) if ends else None,
            test_accuracy=accuracy,
            sizes=self._note_sizes() if is_due else None,
            activity=self._team.activity if is_due else None,
        )

    def state(self) -> TrainingState:
        """A copy of all that the steps to come depend on."""
        return TrainingState(
            step=self.step_count,
            parameters=self.network.parameters.copy(),
            memory=tuple(array.copy() for array in self._optimiser.memory),
            count=self._optimiser.count,
            right=self._right,
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
        for array, kept in zip(self._optimiser.memory, start.memory, strict=True):
            np.copyto(array, kept)
        self._optimiser.count = start.count
        self.step_count, self._right = start.step, start.right
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
        self._right = 0

    def _move_weights(self, shown: Images, labels: Labels, *, with_activity: bool) -> tuple[float, int]:
        """Loss and right answers of a batch, before the weights follow its gradient."""
        network, step = self.network, self.step_count + 1
        np.copyto(self._kept, network.parameters)
        with np.errstate(over="ignore", invalid="ignore"):  # the result is looked at instead
            loss, right = self._team.loss_and_gradients(shown, labels, with_activity=with_activity)
            self._optimiser.step(network.parameters, network.gradients, self.settings.learning_rate)
        self._watch.note_loss(step, loss)
        if not (np.isfinite(loss) and np.isfinite(network.parameters).all()):
            self._watch.note_sizes(step, layer_sizes(network))
            np.copyto(network.parameters, self._kept)
            raise DivergedError(step, self.settings, self._watch.account(step, self.settings.learning_rate))
        return loss, right

    @staticmethod
    def _sizes_are_due(step: int) -> bool:
        return step <= SIZES_OF_EACH_STEP or step % SIZES_EVERY == 0

    def _note_sizes(self) -> LayerSizes:
        sizes = layer_sizes(self.network)
        self._watch.note_sizes(self.step_count, sizes)
        return sizes

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
