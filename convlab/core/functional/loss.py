"""Cross-entropy: how surprised the network is by the correct label. Training makes it small.

D2L, section 4.1.2.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from convlab.core.arrays import Array, as_float, require_finite


def cross_entropy(logits: ArrayLike, labels: ArrayLike) -> float:
    """Mean of −log softmax(logits)[label] over the batch (`torch.nn.functional.cross_entropy`), in nats.

    `logits` (n, classes), `labels` (n,) integers from 0 to classes − 1.

    Raises ValueError for mismatched shapes, a label out of range, or logits that are not finite.
    """
    return loss_and_gradient(*_arguments(logits, labels))[0]


def cross_entropy_backward(grad: float, logits: ArrayLike, labels: ArrayLike) -> Array:
    """Gradient with respect to cross_entropy's logits: grad · (softmax(logits) − one-hot(labels)) / n."""
    return float(grad) * loss_and_gradient(*_arguments(logits, labels))[1]


def example_losses(logits: ArrayLike, labels: ArrayLike) -> Array:
    """−log softmax(logits)[label] of each example, (n,): `cross_entropy` before the mean, with the same errors."""
    logits, labels = _arguments(logits, labels)
    shifted = logits - logits.max(axis=1, keepdims=True)
    losses: Array = np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(labels)), labels]
    return losses


def loss_and_gradient(logits: Array, labels: NDArray[np.integer]) -> tuple[float, Array]:
    """`cross_entropy` and its gradient with respect to the logits in one pass, without checking the arguments."""
    correct = np.arange(len(labels)), labels
    shifted = logits - logits.max(axis=1, keepdims=True)  # softmax stays the same, and e^x cannot overflow
    powers = np.exp(shifted)
    sums = powers.sum(axis=1, keepdims=True)
    loss = (np.log(sums[:, 0]) - shifted[correct]).mean()
    powers /= sums
    powers[correct] -= 1
    powers /= len(labels)
    return float(loss), powers


def _arguments(logits: ArrayLike, labels: ArrayLike) -> tuple[Array, NDArray[np.integer]]:
    logits, labels = as_float(logits), np.asarray(labels)
    if logits.ndim != 2 or 0 in logits.shape or labels.shape != logits.shape[:1]:
        raise ValueError(
            f"logits (n, classes) and labels (n,) must agree on n, got shapes {logits.shape} and {labels.shape}"
        )
    require_labels(labels, logits.shape[1])
    require_finite("logits", logits)
    return logits, labels


def require_labels(labels: NDArray[np.integer], classes: int) -> None:
    """Raises ValueError when a label is not an integer from 0 to classes − 1."""
    if not np.issubdtype(labels.dtype, np.integer):
        raise ValueError(f"labels must be whole numbers, got {labels.dtype}")
    if labels.min() < 0 or labels.max() >= classes:
        raise ValueError(f"labels must be from 0 to {classes - 1}, got {labels.min()} to {labels.max()}")
