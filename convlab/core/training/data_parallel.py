"""A batch shared between threads.

A batch is cut into chunks. How it is cut depends on its size alone, and the chunks' gradients are added in a fixed
order, so that the result is the same, bit for bit, on any number of threads.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from convlab.core.arrays import Array
from convlab.core.functional.loss import loss_and_gradient, require_labels
from convlab.core.nn.network import Network
from convlab.core.parallel import core_count, run_all, single_threaded_blas
from convlab.core.training.evaluation import ActivationStats, activation_stats

Images = NDArray[np.uint8]  # (n, h, w), 0 to 255
Labels = NDArray[np.integer]

LARGEST_CHUNK = 128

T = TypeVar("T")


class DataParallel:
    """One replica of the network for each thread, and how a batch is shared between them.

    `activations` are the statistics of the first examples of the last batch for which they were asked.
    """

    def __init__(self, network: Network, threads: int | None) -> None:
        threads = core_count() if threads is None else threads
        if threads < 1:
            raise ValueError(f"threads must be at least 1, got {threads}")
        self.network = network
        self.replicas = [network.replica() for _ in range(threads)]
        self.activations: ActivationStats | None = None

    def loss_and_gradients(
        self, images: Images, labels: Labels, *, with_activations: bool = False
    ) -> tuple[float, int]:
        """The mean loss of a batch and its number of correct predictions; the network then holds the gradients."""

        def work(replica: Network, part: slice) -> tuple[float, int, Array]:
            logits = replica.forward_images(images[part])
            if with_activations and part.start == 0:
                self.activations = activation_stats(replica)
            loss, grad = loss_and_gradient(logits, labels[part])
            share = len(grad) / len(images)
            replica.backward(grad * share)
            return loss * share, _correct_count(logits, labels[part]), replica.gradients.copy()

        results = self.for_each_chunk(len(images), work)
        self.network.gradients.fill(0)
        for _, _, gradients in results:
            self.network.gradients += gradients
        return sum(loss for loss, _, _ in results), sum(correct for _, correct, _ in results)

    def evaluate(self, images: Images, labels: Labels) -> tuple[float, float]:
        """Mean cross-entropy in nats, and accuracy."""

        def work(replica: Network, part: slice) -> tuple[float, int]:
            logits = replica.forward_images(images[part])
            loss, grad = loss_and_gradient(logits, labels[part])
            return loss * len(grad), _correct_count(logits, labels[part])

        results = self.for_each_chunk(len(images), work)
        return sum(loss for loss, _ in results) / len(images), sum(correct for _, correct in results) / len(images)

    def for_each_chunk(self, count: int, work: Callable[[Network, slice], T]) -> list[T]:
        """work(replica, part) for every chunk of `count` examples, in order. The cut depends on nothing but `count`."""
        chunks = min(count, 2 * -(-count // (2 * LARGEST_CHUNK)))
        parts = [slice(count * i // chunks, count * (i + 1) // chunks) for i in range(chunks)]
        waiting = deque(enumerate(parts))  # a thread takes the next chunk when it is free: one may be on a busy core
        results: dict[int, T] = {}

        def share(replica: Network) -> None:
            # numbers too large show in the results; each thread has an errstate of its own
            with np.errstate(over="ignore", invalid="ignore"):
                while (chunk := _next(waiting)) is not None:
                    index, part = chunk
                    results[index] = work(replica, part)

        with single_threaded_blas():
            run_all([partial(share, replica) for replica in self.replicas], len(self.replicas))
        return [results[index] for index in range(chunks)]


def evaluate(network: Network, images: Images, labels: Labels, *, threads: int | None = None) -> tuple[float, float]:
    """Mean cross-entropy in nats, and accuracy. Arguments are those of `train`. Raises ValueError as `train` does."""
    require_examples(network, images, labels)
    return DataParallel(network, threads).evaluate(images, labels)


def predict(network: Network, images: Images, *, threads: int | None = None) -> Array:
    """The logits (n, classes) of images (n, h, w) uint8, computed in chunks on all cores.

    Raises ValueError for images that the network cannot take.
    """
    require_images(network, images)
    parallel = DataParallel(network, threads)
    return np.concatenate(parallel.for_each_chunk(len(images), lambda net, part: net.forward_images(images[part])))


def _next(waiting: deque[T]) -> T | None:
    try:
        return waiting.popleft()
    except IndexError:  # another thread took the last one
        return None


def _correct_count(logits: Array, labels: Labels) -> int:
    return int(np.count_nonzero(logits.argmax(axis=1) == labels))


def require_images(network: Network, images: Images) -> None:
    """Raises ValueError for images that the network cannot take."""
    if network.input_shape != (1, *images.shape[1:]) or images.dtype != np.uint8 or not len(images):
        raise ValueError(
            "images must be uint8 of shape (n, h, w), at least one, for a network with inputs (1, h, w),"
            f" got {images.dtype} {images.shape} for inputs {network.input_shape}"
        )


def require_examples(network: Network, images: Images, labels: Labels) -> None:
    """Raises ValueError for images that the network cannot take, and for labels it has no class for."""
    require_images(network, images)
    if labels.shape != images.shape[:1]:
        raise ValueError(f"there must be one label for each of the {len(images)} images, got shape {labels.shape}")
    require_labels(labels, network.shapes[-1][0])
