"""What the architecture view says about a network, and about the run that it is not yet part of."""

from __future__ import annotations

from convlab.gui.labs.lenet.words import architecture_description
from convlab.gui.language import translate
from convlab.gui.training.run import Phase
from convlab.labs.common.numbers import grouped, percent
from convlab.labs.lenet.architecture import BOOK, Architecture, facts_of, preset_of, total_of


def plan_text(plan: Architecture) -> str:
    """What a network is: a paragraph or a list, in HTML."""
    name = preset_of(plan)
    if name == "1998":
        return _lenet_5_text()
    if name == "mlp":
        return _mlp_text(plan)
    if name == "book":
        opening = translate("LeNet", "LeNet as the book has it: sigmoid and average pooling.")
    elif name == "modern":
        opening = translate("LeNet", "The layers of the book’s LeNet, with what came later: ReLU and max pooling.")
    else:
        text = translate("LeNet", "A LeNet of your own, with {0} of the parameters of the book’s.")
        opening = text.format(percent(total_of(plan, "parameters") / total_of(BOOK, "parameters")))
    return f"<p>{opening}</p>{_shares_text(plan)}"


def _mlp_text(plan: Architecture) -> str:
    text = translate(
        "LeNet",
        "<p>Dense layers alone: every unit of F1 has a weight for each of the 784 pixels and knows nothing of which"
        " are neighbours. A digit moved by a few pixels is another input altogether.</p><p>{0} parameters, and as"
        " many multiply-adds but for the biases: no weight is used twice. The book’s LeNet has {1} parameters and"
        " does {2} multiply-adds with them.</p><p>Train both with the same settings, and compare them in"
        " the view of runs.</p>",
    )
    totals = total_of(plan, "parameters"), total_of(BOOK, "parameters"), total_of(BOOK, "multiply_adds")
    return text.format(*map(grouped, totals))


def _shares_text(plan: Architecture) -> str:
    """What the convolutions hold, and what they do."""
    convolutions = [layer for layer in facts_of(plan) if layer.kind == "Conv2d"]
    parameters, total = sum(layer.parameters for layer in convolutions), total_of(plan, "parameters")
    work = sum(layer.multiply_adds for layer in convolutions) / total_of(plan, "multiply_adds")
    text = translate(
        "LeNet",
        "<p>The convolutions hold {0} of {1} parameters ({2}) but do {3} of the work: a kernel is used at"
        " every place of the map. Most parameters are where the maps meet the first dense layer.</p>",
    )
    return text.format(grouped(parameters), grouped(total), percent(parameters / total), percent(work))


def _lenet_5_text() -> str:
    """What the layers here cannot say of it; LeCun, Bottou, Bengio and Haffner, Proceedings of the IEEE, 1998."""
    return translate(
        "LeNet",
        "<p>LeNet-5 (LeCun, Bottou, Bengio, Haffner 1998) as far as these layers go: tanh and average pooling. There"
        " it was different in this:</p><ul style='-qt-list-indent: 0; margin-left: 12px'><li>C3: most of its 16 maps"
        " saw only 3 or 4 of the 6 maps of S2: 1516 parameters, here 2416.</li><li>S2 and S4: the sum of four, times a"
        " trained coefficient, plus a trained bias, through a sigmoid: 12 and 32 parameters, here none.</li>"
        "<li>Activation: 1.7159 tanh(2a/3), here tanh(a).</li><li>Output: the distance of F6’s 84 values from a fixed"
        " 7 × 12 picture of each digit (RBF), nothing to train; here a dense layer with softmax, 850 parameters.</li>"
        "<li>Input: 32 × 32 with values from −0.1 to 1.175; here 28 × 28 from 0 to 1, with 2 rows and columns of"
        " padding on each side.</li></ul><p>In all 60 000 parameters, here 61 706.</p>",
    )


def run_note(phase: Phase, other: Architecture | None) -> str:
    """What the plan has to do with the run there is; `other` is the run's own network where it is not the plan."""
    if other is None:
        if phase is Phase.READY:
            return translate("LeNet", "Train begins with this network, from fresh weights.")
        return translate("LeNet", "This is the network of the present run.")
    if phase in (Phase.RUNNING, Phase.PAUSED):
        text = translate("LeNet", "For the next run. The run under way keeps its own network: {0}.")
    else:
        text = translate("LeNet", "For the next run. The weights of the last one belong to: {0}.")
    return text.format(architecture_description(other))
