"""What the LeNet page says of a network in training: sentences chosen by the numbers, and with the numbers in them."""

from __future__ import annotations

import math

from convlab.gui.labs.lenet.words import activation_name, short_layer_title
from convlab.gui.language import translate
from convlab.labs.common.numbers import fixed_number, format_number, grouped, percent
from convlab.labs.lenet.training.insight import SAMPLE, ActivationFacts, Insight

WORTH_TELLING = 0.05  # a smaller share of idle units is left out
FAR = 20.0  # times smaller: of such gradients nearly nothing is left


def describe_insight(insight: Insight | None, step: int) -> str:
    """One to three sentences on the network after `step` steps."""
    if insight is None:
        return translate("LeNet", "The weights are so large that the outputs are no numbers any more.")
    parts = [_outputs(insight, step), _gradients(insight)]
    worst = max(insight.activations, key=lambda facts: facts.idle)
    if worst.idle >= WORTH_TELLING:
        parts.append(_idle(worst))
    return " ".join(parts)


def _outputs(insight: Insight, step: int) -> str:
    last = insight.activations[-1]
    if insight.is_guessing:
        text = translate(
            "LeNet",
            "At step {0} the network still guesses, with a loss of {1}: nine tenths of the outputs of {2} lie within"
            " {3} to {4}, and from image to image they differ by {5} alone, so that every class gets nearly the same"
            " answer.",
        )
    else:
        text = translate(
            "LeNet",
            "At step {0} the loss of {6} training images is {1}: nine tenths of the outputs of {2} lie within {3} to"
            " {4}, and from image to image they differ by {5}.",
        )
    return text.format(
        grouped(step),
        fixed_number(insight.loss, 3),
        _name(last),
        *map(format_number, (last.low, last.high, last.spread)),
        SAMPLE,
    )


def _gradients(insight: Insight) -> str:
    first, reach = short_layer_title("Linear", insight.codes[0]), insight.reach
    if math.isinf(reach):
        return translate("LeNet", "No gradient at all reaches {0}.").format(first)
    if 0.8 < reach < 1.25:
        text = translate("LeNet", "The gradients of {0} are about as large as those of the output layer.")
    elif reach > FAR:
        text = translate(
            "LeNet",
            "The gradients of {0} are {1} times smaller than those of the output layer: nearly nothing reaches the"
            " first layers.",
        )
    elif reach >= 1:
        text = translate("LeNet", "The gradients of {0} are {1} times smaller than those of the output layer.")
    else:
        text, reach = (
            translate("LeNet", "The gradients of {0} are {1} times as large as those of the output layer."),
            1 / reach if reach else math.inf,
        )
    return text.format(first, format_number(reach, 1))


def _idle(facts: ActivationFacts) -> str:
    if facts.kind == "ReLU":
        text = translate("LeNet", "{1} of the ReLUs after {0} give 0 for all of {2} images.")
    else:
        text = translate("LeNet", "{1} of the outputs after {0} are saturated: less than a fifth of the slope is left.")
    return text.format(facts.code, percent(facts.idle), SAMPLE)


def _name(facts: ActivationFacts) -> str:
    return f"{facts.code} ({activation_name(facts.kind.lower())})"
