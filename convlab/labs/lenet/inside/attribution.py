"""Why a network predicts what it does: the pixels that a class's score depends on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from convlab.core import Network, softmax
from convlab.core.arrays import Array
from convlab.labs.lenet.inside.maps import Target, snapshot_of

PATCHES = (3, 5, 7, 9)  # sides of the square that covers a part of the digit
STRIDES = (1, 2, 3)


@dataclass(frozen=True, eq=False)
class Attribution:
    """For one class: the gradient of its score, and how covering each part of the digit changes its probability.

    Both are shaped like the image (h, w). The occlusion of a pixel is the mean over the patches that covered it.
    """

    digit: int
    saliency: Array
    occlusion: NDArray[np.float64]


def attribution(network: Network, image: NDArray[np.uint8], digit: int, patch: int, stride: int) -> Attribution | None:
    """None if a logit is not finite."""
    look = snapshot_of(network, image, Target("score", digit))
    if look is None:
        return None
    return Attribution(digit, look.gradients[0][0], occlusion(network, image, digit, patch, stride))


def occlusion(network: Network, image: NDArray[np.uint8], digit: int, patch: int, stride: int) -> NDArray[np.float64]:
    """How much a class's probability changes, pixel by pixel, when a square of `patch` pixels covers it with paper.

    The square is put at every `stride`-th row and column, and at the border. Each pixel gets the mean over the squares
    that covered it: negative where the class needs what is there.

    Raises ValueError for a patch that is larger than the image, for a stride beyond the patch, which would leave pixels
    out, and for numbers below 1.
    """
    height, width = image.shape
    if not 1 <= stride <= patch <= min(height, width):
        raise ValueError(
            f"the patch must be from 1 to {min(height, width)}, and the stride from 1 to the patch,"
            f" got {patch} and {stride}"
        )
    tops, lefts = _starts(height, patch, stride), _starts(width, patch, stride)
    places = [(top, left) for top in tops for left in lefts]
    covered = np.repeat(image[None], len(places) + 1, axis=0)  # the last one is left as it is
    for copy, (top, left) in zip(covered, places, strict=False):
        copy[top : top + patch, left : left + patch] = 0
    probabilities = softmax(logits_of(network, covered))[:, digit]
    changes = probabilities[:-1] - probabilities[-1]
    total, count = np.zeros((height, width)), np.zeros((height, width))
    for change, (top, left) in zip(changes.tolist(), places, strict=True):
        total[top : top + patch, left : left + patch] += change
        count[top : top + patch, left : left + patch] += 1
    result: NDArray[np.float64] = total / count
    return result


def _starts(length: int, patch: int, stride: int) -> list[int]:
    starts = list(range(0, length - patch + 1, stride))
    return starts if starts[-1] == length - patch else [*starts, length - patch]


def logits_of(network: Network, images: NDArray[np.uint8]) -> Array:
    """The logits (n, 10) of images (n, 28, 28) from 0 to 255; they may not be finite."""
    with np.errstate(over="ignore", invalid="ignore"):
        return np.concatenate([network.forward_images(images[i : i + 64]) for i in range(0, len(images), 64)])
