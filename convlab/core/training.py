"""Training: show the network a batch, see how wrong it is, move every weight a little against its gradient; repeat.

A batch is cut into chunks that are shared between threads. How it is cut depends on its size alone, and the chunks'
gradients are added in a fixed order, so that the result is the same, bit for bit, on any number of threads.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from convlab.core.arrays import Array
from convlab.core.loss import loss_and_gradient, require_labels
from convlab.core.network import Network
from convlab.core.optimisers import Optimiser, make_optimiser
from convlab.core.parallel import core_count, run_all, single_threaded_blas

Images = NDArray[np.uint8]  # (n, h, w), 0 to 255
Labels = NDArray[np.integer]
# in quotes: np.random loads when it is first used, which a window that opens can do without
Augment: TypeAlias = "Callable[[Images, np.random.Generator], Images]"

LARGEST_CHUNK = 128

T = TypeVar("T")


@dataclass(frozen=True)
class TrainSettings:
    """How to train. `seed` decides the order of the examples (and what `augment` draws)."""

    optimiser: Optimiser = "sgd"
    learning_rate: float = 0.9
    momentum: float = 0.9
    batch_size: int = 256
    epochs: int = 10
    seed: int = 0

    def __post_init__(self) -> None:
        if not 0 < self.learning_rate < np.inf:
            raise ValueError(f"the learning rate must be a positive number, got {self.learning_rate}")
        if not 0 <= self.momentum < 1:
            raise ValueError(f"the momentum must be at least 0 and below 1, got {self.momentum}")
        if self.batch_size < 1 or self.epochs < 1:
            raise ValueError(f"batch size and epochs must be at least 1, got {self.batch_size} and {self.epochs}")


@dataclass(frozen=True)
class TrainReport:
    """One step of training. The accuracies are there at the end of an epoch; the rest always."""

    step: int  # steps taken so far, from 1
    steps: int  # steps in the whole run
    steps_per_epoch: int
    loss: float  # mean cross-entropy of this step's batch before the step, in nats
    seconds: float  # time this step took
    train_accuracy: float | None = None  # share of right answers during the epoch, as it went
    test_accuracy: float | None = None  # on the test set, after the epoch

    @property
    def epoch(self) -> float:
        """Epochs done, in parts: 1.5 is half-way through the second."""
        return self.step / self.steps_per_epoch


class DivergedError(ArithmeticError):
    """The loss or a weight stopped being a finite number. The network holds the weights from before that step."""

    def __init__(self, step: int, settings: TrainSettings) -> None:
        super().__init__(
            f"training diverged at step {step}: the loss is no longer a finite number."
            f" The learning rate {settings.learning_rate:g} is probably too large."
        )
        self.step = step
        self.settings = settings

    def __reduce__(self) -> tuple[type[DivergedError], tuple[int, TrainSettings]]:
        return DivergedError, (self.step, self.settings)  # so that it can be sent to another process


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
    _require_examples(network, images, labels)
    if test:
        _require_examples(network, *test)
    rng = np.random.default_rng(settings.seed)
    optimiser = make_optimiser(settings.optimiser, network.parameters, momentum=settings.momentum)
    team = _Team(network, threads)
    steps_per_epoch = -(-len(images) // settings.batch_size)
    kept = np.empty_like(network.parameters)
    for epoch in range(settings.epochs):
        order = rng.permutation(len(images))
        right = 0
        for index in range(steps_per_epoch):
            start = time.perf_counter()
            batch = order[index * settings.batch_size : (index + 1) * settings.batch_size]
            shown = images[batch] if augment is None else augment(images[batch], rng)
            step = epoch * steps_per_epoch + index + 1
            np.copyto(kept, network.parameters)
            with np.errstate(over="ignore", invalid="ignore"):  # the result is looked at instead
                loss, right_here = team.loss_and_gradients(shown, labels[batch])
                optimiser.step(network.parameters, network.gradients, settings.learning_rate)
            if not (np.isfinite(loss) and np.isfinite(network.parameters).all()):
                np.copyto(network.parameters, kept)
                raise DivergedError(step, settings)
            right += right_here
            seconds = time.perf_counter() - start
            ends = index == steps_per_epoch - 1
            yield TrainReport(
                step=step,
                steps=settings.epochs * steps_per_epoch,
                steps_per_epoch=steps_per_epoch,
                loss=loss,
                seconds=seconds,
                train_accuracy=right / len(images) if ends else None,
                test_accuracy=team.evaluate(*test)[1] if ends and test else None,
            )


def evaluate(network: Network, images: Images, labels: Labels, *, threads: int | None = None) -> tuple[float, float]:
    """Mean cross-entropy in nats, and the share of right answers. Arguments are those of `train`.

    Raises ValueError as `train` does.
    """
    _require_examples(network, images, labels)
    return _Team(network, threads).evaluate(images, labels)


def predict(network: Network, images: Images, *, threads: int | None = None) -> Array:
    """The logits (n, classes) of images (n, h, w) uint8, computed in chunks on all cores.

    Raises ValueError for images that the network cannot take.
    """
    _require_images(network, images)
    team = _Team(network, threads)
    return np.concatenate(team.for_each_chunk(len(images), lambda net, part: net.forward_images(images[part]).T.copy()))


class _Team:
    """One replica of the network for each thread, and how a batch is shared between them."""

    def __init__(self, network: Network, threads: int | None) -> None:
        threads = core_count() if threads is None else threads
        if threads < 1:
            raise ValueError(f"threads must be at least 1, got {threads}")
        self.network = network
        self.replicas = [network.replica() for _ in range(threads)]

    def loss_and_gradients(self, images: Images, labels: Labels) -> tuple[float, int]:
        """The mean loss of a batch and its number of right answers; the network then holds that loss's gradients."""

        def work(replica: Network, part: slice) -> tuple[float, int, Array]:
            logits = replica.forward_images(images[part])
            loss, grad = loss_and_gradient(logits.T, labels[part])
            replica.backward_batch_last(grad.T * (len(grad) / len(images)))
            return loss * len(grad) / len(images), _count_right(logits, labels[part]), replica.gradients.copy()

        results = self.for_each_chunk(len(images), work)
        self.network.gradients.fill(0)
        for _, _, gradients in results:
            self.network.gradients += gradients
        return sum(loss for loss, _, _ in results), sum(right for _, right, _ in results)

    def evaluate(self, images: Images, labels: Labels) -> tuple[float, float]:
        def work(replica: Network, part: slice) -> tuple[float, int]:
            logits = replica.forward_images(images[part])
            loss, grad = loss_and_gradient(logits.T, labels[part])
            return loss * len(grad), _count_right(logits, labels[part])

        results = self.for_each_chunk(len(images), work)
        return sum(loss for loss, _ in results) / len(images), sum(right for _, right in results) / len(images)

    def for_each_chunk(self, count: int, work: Callable[[Network, slice], T]) -> list[T]:
        """work(replica, part) for every chunk of `count` examples, in order. The cut depends on nothing but `count`."""
        chunks = min(count, 2 * -(-count // (2 * LARGEST_CHUNK)))
        parts = [slice(count * i // chunks, count * (i + 1) // chunks) for i in range(chunks)]
        waiting = deque(enumerate(parts))  # a thread takes the next chunk when it is free: one may be on a busy core
        results: dict[int, T] = {}

        def share(replica: Network) -> None:
            # numbers too large show in the results; each thread has an errstate of its own
            with np.errstate(over="ignore", invalid="ignore"):
                while (chunk := _take(waiting)) is not None:
                    index, part = chunk
                    results[index] = work(replica, part)

        with single_threaded_blas():
            run_all([partial(share, replica) for replica in self.replicas], len(self.replicas))
        return [results[index] for index in range(chunks)]


def _take(waiting: deque[T]) -> T | None:
    try:
        return waiting.popleft()
    except IndexError:  # another thread took the last one
        return None


def _count_right(logits: Array, labels: Labels) -> int:
    return int(np.count_nonzero(logits.argmax(axis=0) == labels))


def _require_images(network: Network, images: Images) -> None:
    if network.input_shape != (1, *images.shape[1:]) or images.dtype != np.uint8 or not len(images):
        raise ValueError(
            "images must be uint8 of shape (n, h, w), at least one, for a network with inputs (1, h, w),"
            f" got {images.dtype} {images.shape} for inputs {network.input_shape}"
        )


def _require_examples(network: Network, images: Images, labels: Labels) -> None:
    _require_images(network, images)
    if labels.shape != images.shape[:1]:
        raise ValueError(f"there must be one label for each of the {len(images)} images, got shape {labels.shape}")
    require_labels(labels, network.shapes[-1][0])
