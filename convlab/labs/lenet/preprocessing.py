"""What preprocessing is for: the network's input with some steps left out, and shifted by a few pixels.

Convolutions follow a shift of the digit and pooling forgives a little of it, but the dense layers behind them look at
fixed places. So the prediction holds for small shifts only, and it is centring that lets a network read any digit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from convlab.core import Network, softmax
from convlab.core.data.digits import LIKE_MNIST, WHITE, Fit, Ink, Preparation, Prepared, prepare
from convlab.labs.common.inputs import shifted
from convlab.labs.lenet.inside.attribution import logits_of

REACH = 10  # pixels: how far an input is shifted, in either direction
SIDE = 2 * REACH + 1  # of a map of all shifts

PreprocessingStep = Literal["crop", "scale", "smooth", "centre", "invert"]
STEPS: tuple[PreprocessingStep, ...] = get_args(PreprocessingStep)  # in the order in which they are taken
Shows = Literal["answer", "probability"]
DigitImage = NDArray[np.uint8]  # (28, 28)


class Shift(NamedTuple):
    """How far an input is moved, in pixels; negative for up and left."""

    down: int = 0
    right: int = 0


UNMOVED = Shift()
ALL_SHIFTS = [Shift(down, right) for down in range(-REACH, REACH + 1) for right in range(-REACH, REACH + 1)]


@dataclass(frozen=True)
class Preprocessing:
    """What the user chose: the steps that are taken, a shift that is kept, and what the maps of all shifts show."""

    steps: Preparation = LIKE_MNIST
    pinned: Shift | None = None
    shows: Shows = "answer"


AS_MNIST = Preprocessing()


def left_out(steps: Preparation) -> list[PreprocessingStep]:
    """The steps that are not taken."""
    return [step for step in STEPS if not getattr(steps, step)]


def paper_of(steps: Preparation) -> int:
    """The value of a pixel without ink."""
    return 0 if steps.invert else WHITE


def before_centring(ink: Ink, steps: Preparation, fit: Fit) -> Prepared | None:
    """What there is before the step that centres, its ink still above the paper."""
    return prepare(ink, replace(steps, centre=False, invert=True), fit)


def as_ink(image: DigitImage, steps: Preparation) -> DigitImage:
    """An image as it was before the last step: 0 for paper, 255 for ink."""
    return image if steps.invert else WHITE - image


@dataclass(frozen=True, eq=False)
class ShiftMap:
    """A network's `probabilities` for an input at all shifts, (21, 21, 10), the unmoved input in the middle."""

    probabilities: NDArray[np.floating[Any]]

    @cached_property
    def predictions(self) -> NDArray[np.intp]:
        highest: NDArray[np.intp] = self.probabilities.argmax(axis=-1)
        return highest

    @cached_property
    def confidence(self) -> NDArray[np.floating[Any]]:
        """The probability of each prediction."""
        highest: NDArray[np.floating[Any]] = self.probabilities.max(axis=-1)
        return highest

    def of(self, digit: int) -> NDArray[np.floating[Any]]:
        """How probable a digit is at each shift."""
        probability: NDArray[np.floating[Any]] = self.probabilities[..., digit]
        return probability

    def count(self, digit: int) -> int:
        """At how many shifts this digit is predicted."""
        return int(np.count_nonzero(self.predictions == digit))

    def share(self, digit: int) -> float:
        """At which share of all shifts this digit is predicted."""
        return self.count(digit) / self.predictions.size

    def reach(self, digit: int) -> int | None:
        """How many pixels the input can be shifted, in any direction, with this digit predicted all along.

        None if it is not even predicted without a shift.
        """
        agrees = self.predictions == digit
        held = [bool(agrees[REACH - r : REACH + r + 1, REACH - r : REACH + r + 1].all()) for r in range(REACH + 1)]
        return held.index(False) - 1 if False in held and held[0] else REACH if held[0] else None

    def at(self, shift: Shift) -> NDArray[np.floating[Any]]:
        """The probabilities of all digits at one shift."""
        here: NDArray[np.floating[Any]] = self.probabilities[shift.down + REACH, shift.right + REACH]
        return here


def shift_map(network: Network, image: DigitImage, paper: int = 0) -> ShiftMap | None:
    """A network's predictions for an image at all shifts of up to 10 pixels; None if a logit is not finite."""
    logits = logits_of(network, np.stack([shifted(image, *shift, paper) for shift in ALL_SHIFTS]))
    return ShiftMap(softmax(logits).reshape(SIDE, SIDE, -1)) if np.isfinite(logits).all() else None


def probabilities_of(network: Network, image: DigitImage) -> NDArray[np.floating[Any]] | None:
    """The probabilities of all digits for one image; None if a logit is not finite."""
    logits = logits_of(network, image[None])[0]
    return softmax(logits) if np.isfinite(logits).all() else None
