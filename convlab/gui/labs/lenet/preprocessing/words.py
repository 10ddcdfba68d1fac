"""What the preprocessing view says of steps, shifts and predictions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from convlab.core.data.digits import Fit
from convlab.gui.labs.lenet.data_words import short_name
from convlab.gui.language import translate
from convlab.labs.common.numbers import percent
from convlab.labs.lenet.preprocessing import REACH, PreprocessingStep, Shift, ShiftMap

NO_BREAK_SPACE = "\u00a0"


def step_title(step: PreprocessingStep) -> str:
    match step:
        case "crop":
            return translate("Preprocessing", "Crop")
        case "scale":
            return translate("Preprocessing", "Scaling")
        case "smooth":
            return translate("Preprocessing", "Anti-aliasing")
        case "centre":
            return translate("Preprocessing", "Centring")
        case "invert":
            return translate("Preprocessing", "Inversion")


def step_tip(step: PreprocessingStep, fit: Fit) -> str:
    match step:
        case "crop":
            return translate("Preprocessing", "Take the smallest box around the ink; without it, the whole sheet")
        case "scale":
            return translate(
                "Preprocessing",
                "Scale the larger side to {0} pixels; without it, the ink keeps the size that it has on a sheet of"
                " 28 × 28",
            ).format(fit.side)
        case "smooth":
            return translate(
                "Preprocessing",
                "Each pixel is the average of the area it covers; without it, the one point in its middle",
            )
        case "centre" if not fit.by_mass:
            return translate(
                "Preprocessing", "Move the box to the image’s middle; without it, it stays in the upper left corner"
            )
        case "centre":
            return translate(
                "Preprocessing",
                "Move the centre of mass to the image’s centre; without it, the box stays in the middle",
            )
        case "invert":
            return translate(
                "Preprocessing", "White ink on black, as MNIST has it; without it, black ink on white, as on paper"
            )


def steps_list(steps: Sequence[PreprocessingStep]) -> str:
    """The names of steps, one after the other, within a sentence."""
    return translate("Preprocessing", ", ").join(map(step_title, steps)).lower()


def prediction_text(probabilities: NDArray[np.floating[Any]], names: Sequence[str]) -> str:
    """The prediction, and how probable it is."""
    prediction = int(probabilities.argmax())
    share = percent(float(probabilities[prediction]), 1)
    text = translate("Preprocessing", "{0} at {1}").format(short_name(names[prediction]), share)
    return text.replace(" ", NO_BREAK_SPACE)


def shift_text(shift: Shift) -> str:
    """Where an input was moved to."""
    parts = []
    if shift.down > 0:
        parts.append(translate("Preprocessing", "{0} down").format(shift.down))
    elif shift.down < 0:
        parts.append(translate("Preprocessing", "{0} up").format(-shift.down))
    if shift.right > 0:
        parts.append(translate("Preprocessing", "{0} right").format(shift.right))
    elif shift.right < 0:
        parts.append(translate("Preprocessing", "{0} left").format(-shift.right))
    if not parts:
        return translate("Preprocessing", "not shifted")
    return translate("Preprocessing", ", ").join(parts)


def reach_text(shifts: ShiftMap | None, label: int | None) -> str:
    """How far the input may be shifted in any direction without another prediction than the class `label`."""
    if shifts is None or label is None:
        return ""
    reach = shifts.reach(label)
    if reach is None:
        return translate("Preprocessing", "Not even the unshifted input is predicted this way.")
    if reach == REACH:
        return translate("Preprocessing", "The prediction holds for every shift shown.")
    if reach == 0:
        return translate("Preprocessing", "Some shift by one pixel changes the prediction: centring matters.")
    if reach == 1:
        return translate("Preprocessing", "The prediction holds for every shift by one pixel: centring does the rest.")
    text = translate(
        "Preprocessing", "The prediction holds for every shift by up to {0} pixels: centring does the rest."
    )
    return text.format(reach)


def network_name(weights: str) -> str:
    """Whose weights classify the digit, as a title."""
    match weights:
        case "modern":
            return translate("Preprocessing", "LeNet, ReLU")
        case "book":
            return translate("Preprocessing", "LeNet, sigmoid")
        case _:
            return translate("Preprocessing", "Your network")
