"""What the LeNet page says of a network in training: sentences chosen by the numbers, and with the numbers in them."""

from __future__ import annotations

import math

from convlab.gui.labs.lenet.words import activation_name, short_layer_title
from convlab.gui.language import in_sequence, translate
from convlab.labs.common.numbers import format_number, grouped, percent
from convlab.labs.lenet.training.insight import SAMPLE, ActivationFacts, Insight

WORTH_TELLING = 0.05  # a smaller share of idle units is left out
FAR = 20.0  # times smaller: of such gradients nearly nothing is left


def describe_insight(insight: Insight | None, step: int) -> str:
    """One to three sentences on the network after `step` steps."""
    if insight is None:
        return translate("LeNet", "The weights are so large that the outputs are no longer finite numbers.")
    parts = [_outputs(insight, step), _gradients(insight)]
    worst = max(insight.activations, key=lambda facts: facts.idle)
    if worst.idle >= WORTH_TELLING:
        parts.append(_idle(worst))
    return in_sequence(*parts)


def _outputs(insight: Insight, step: int) -> str:
    last = insight.activations[-1]
    if insight.is_worse_than_guessing:
        opening = translate("LeNet", "At step {0} the network does worse than guessing.")
    elif insight.is_guessing and insight.predicts_alike:
        opening = translate(
            "LeNet", "At step {0} the network still guesses: every image gets nearly the same probabilities."
        )
    elif insight.is_guessing:
        opening = translate("LeNet", "At step {0} the network does no better than guessing.")
    else:
        opening = translate("LeNet", "Step {0}.")
    outputs = translate(
        "LeNet",
        "Nine tenths of the outputs of {0} lie between {1} and {2}; from image to image they differ by {3} (standard"
        " deviation).",
    )
    outputs = outputs.format(_name(last), *map(format_number, (last.low, last.high, last.spread)))
    return in_sequence(opening.format(grouped(step)), outputs)


def _gradients(insight: Insight) -> str:
    first, reach = short_layer_title("Linear", insight.codes[0]), insight.reach
    if math.isinf(reach):
        return translate("LeNet", "No gradient at all reaches {0}.").format(first)
    if 0.8 < reach < 1.25:
        text = translate("LeNet", "The gradients of {0} are about as large as those of the output layer.")
    elif reach > FAR:
        text = translate(
            "LeNet",
            "The gradients of {0} are {1} times smaller than those of the output layer: little of what the output"
            " learns from reaches the first layer.",
        )
    elif reach >= 1:
        text = translate("LeNet", "The gradients of {0} are {1} times smaller than those of the output layer.")
    elif reach > 0:
        text = translate("LeNet", "The gradients of {0} are {1} times as large as those of the output layer.")
        reach = 1 / reach
    else:
        return translate("LeNet", "No gradient reaches the output layer.")
    return text.format(first, format_number(reach, 1))


def _idle(facts: ActivationFacts) -> str:
    if facts.kind == "ReLU":
        text = translate("LeNet", "{1} of the ReLU maps and units after {0} give 0 for each of {2} images.")
    else:
        text = translate(
            "LeNet", "{1} of the outputs after {0} are saturated: they have less than a fifth of the steepest slope."
        )
    return text.format(facts.code, percent(facts.idle), SAMPLE)


def _name(facts: ActivationFacts) -> str:
    return f"{facts.code} ({activation_name(facts.kind.lower())})"
