"""What the architecture view says about a network, and about the run that it is not yet part of."""

from __future__ import annotations

from convlab.core import output_size
from convlab.core.data.digits import IMAGE_SIZE
from convlab.gui.labs.lenet.words import architecture_description
from convlab.gui.language import in_sequence, translate
from convlab.gui.training.run import Phase
from convlab.labs.common.numbers import format_number, grouped, percent
from convlab.labs.lenet.architecture import (
    BOOK,
    LIMITS,
    POOLING_WINDOW,
    Architecture,
    LayerFacts,
    PlanField,
    facts_of,
    preset_of,
    total_of,
)


def headline(plan: Architecture) -> str:
    """Where the parameters are and where the work is done; for a plan of one's own also how much more there is."""
    facts = facts_of(plan)
    total = total_of(plan, "parameters")
    most = max(facts, key=lambda layer: layer.parameters)
    holder = most.code or translate("LeNet", "the output")
    share = percent(most.parameters / total, 1)
    convolutions = [layer for layer in facts if layer.kind == "Conv2d"]
    if not convolutions:
        text = translate(
            "LeNet",
            "{0} holds {1} of the {2} parameters and does {3} of the work: no weight is used twice.",
        )
        return text.format(
            holder, share, grouped(total), percent(most.multiply_adds / total_of(plan, "multiply_adds"), 1)
        )
    held = percent(sum(layer.parameters for layer in convolutions) / total, 1)
    work = percent(sum(layer.multiply_adds for layer in convolutions) / total_of(plan, "multiply_adds"), 1)
    if most in convolutions:
        text = translate("LeNet", "The convolutions hold {0} of the {1} parameters and do {2} of the work.")
        return text.format(held, grouped(total), work)
    text = translate(
        "LeNet", "{3} holds {4} of the {1} parameters; the convolutions do {2} of the work with {0} of them."
    )
    return text.format(held, grouped(total), work, holder, share)


def change_text(plan: Architecture) -> str:
    """How a plan compares with the book's LeNet in parameters and in work; "" where both are equal."""
    parameters = total_of(plan, "parameters") - total_of(BOOK, "parameters")
    work = total_of(plan, "multiply_adds") - total_of(BOOK, "multiply_adds")
    parts = []
    if parameters > 0:
        parts.append(translate("LeNet", "{0} more parameters than the book’s LeNet").format(grouped(parameters)))
    elif parameters < 0:
        parts.append(translate("LeNet", "{0} fewer parameters than the book’s LeNet").format(grouped(-parameters)))
    if work > 0:
        parts.append(translate("LeNet", "{0} more multiply-adds").format(grouped(work)))
    elif work < 0:
        parts.append(translate("LeNet", "{0} fewer multiply-adds").format(grouped(-work)))
    return translate("LeNet", "{0}.").format(translate("LeNet", "; ").join(parts)) if parts else ""


def dropped_text(facts: LayerFacts) -> str:
    """What the floor in the formula of the output size leaves out; "" for nothing."""
    if not facts.dropped or facts.side is None:
        return ""
    text = translate(
        "LeNet", "{0} pools {1} × {1} to {2} × {2}: ⌊({1} − 2)/2⌋ + 1 = {2}. The last row and column are dropped."
    )
    return text.format(facts.code, facts.side, facts.shape[-1])


def refusal_text(plan: Architecture, field: PlanField, value: int) -> str:
    """Why a number of a plan cannot have a value, by the formula that fails with it."""
    if field.name in ("kernel", "padding"):
        size = IMAGE_SIZE
        for index, layer in enumerate(plan.convolutions):
            _, kernel, padding = layer._replace(**{field.name: value}) if index == field.place else layer
            code, pool = f"C{2 * index + 1}", f"S{2 * index + 2}"
            if kernel >= 1 and padding >= 0:
                if problem := _misfit(code, size, kernel, padding) or _too_small(code, pool, size, kernel, padding):
                    return problem
                size = output_size(output_size(size, kernel, 2 * padding), POOLING_WINDOW, 0, POOLING_WINDOW)
    low, high = LIMITS[field.name]
    return {
        "channels": translate("LeNet", "A layer has {0} to {1} channels here."),
        "dense": translate("LeNet", "A layer has {0} to {1} units here."),
        "kernel": translate("LeNet", "A kernel has {0} to {1} rows here."),
        "padding": translate("LeNet", "There are {0} to {1} rows of padding on each side here."),
    }[field.name].format(low, high)


def _misfit(code: str, size: int, kernel: int, padding: int) -> str:
    """Why a kernel cannot slide over a padded map at all; "" if it can."""
    rows = size + 2 * padding
    if kernel > rows:
        text = translate("LeNet", "In {0} a kernel of {1} rows does not fit into {2}: {2} − {1} + 1 = {3}.")
        return text.format(code, kernel, rows, format_number(rows - kernel + 1))
    if padding >= kernel:
        text = translate("LeNet", "In {0} a kernel of {1} would see nothing but zeros in a padding of {2}.")
        return text.format(code, kernel, padding)
    return ""


def _too_small(code: str, pool: str, size: int, kernel: int, padding: int) -> str:
    """Why there is nothing left to pool; "" if there is."""
    left = output_size(size, kernel, 2 * padding)
    if left >= POOLING_WINDOW:
        return ""
    text = translate("LeNet", "{0} would leave {1} − {2} + 1 = {3}, too few rows for the windows of 2 of {4}.")
    return text.format(code, size + 2 * padding, kernel, left, pool)


def plan_text(plan: Architecture) -> str:
    """What a network is, and what follows of its numbers, in HTML."""
    name = preset_of(plan)
    if name == "1998":
        return _lenet_5_text()
    if name == "mlp":
        opening = translate(
            "LeNet",
            "Dense layers alone: every unit of F1 has a weight for each of the 784 pixels, and the order of the pixels"
            " does not matter to it. Train it and a LeNet with the same recipe, and compare them in Runs.",
        )
    elif name == "book":
        opening = translate("LeNet", "LeNet as the book has it: sigmoid and average pooling.")
    elif name == "modern":
        opening = translate("LeNet", "The layers of the book’s LeNet, with what came later: ReLU and max pooling.")
    else:
        opening = translate("LeNet", "A network of your own.")
    hint = translate("LeNet", "Point at a layer to see its receptive field on the input.")
    parts = [opening, change_text(plan), *(dropped_text(layer) for layer in facts_of(plan)), hint]
    return in_sequence(*parts)


def _lenet_5_text() -> str:
    """What the layers here cannot say of it; LeCun, Bottou, Bengio and Haffner, Proceedings of the IEEE, 1998."""
    return translate(
        "LeNet",
        "LeNet-5 (LeCun, Bottou, Bengio, Haffner 1998) as far as these layers go: tanh and average pooling. It was"
        " different in this:<ul style='-qt-list-indent: 0; margin: 0 0 0 12px'><li>C3: most of its 16 maps saw only 3"
        " or 4 of the 6 maps of S2: 1516 parameters, here 2416.</li><li>S2 and S4: the sum of four, times a trained"
        " coefficient, plus a trained bias, through a sigmoid: 12 and 32 parameters, here none.</li><li>Activation:"
        " 1.7159 tanh(2a/3), here tanh(a).</li><li>Output: the distance of F6’s 84 values from a fixed 7 × 12 picture"
        " of each digit (RBF), nothing to train; here a dense layer with softmax, 850 parameters.</li><li>Input: 32 ×"
        " 32 with values from −0.1 to 1.175; here 28 × 28 from 0 to 1, with 2 rows and columns of padding on each"
        " side.</li></ul>In all 60 000 parameters, here 61 706.",
    )


def run_note(phase: Phase, other: Architecture | None) -> str:
    """What the plan has to do with the run there is; `other` is the run's own network where it is not the plan."""
    if other is None:
        if phase is Phase.READY:
            return translate("LeNet", "Train begins with this network, from fresh weights.")
        return translate("LeNet", "This is the network of the current run.")
    if phase in (Phase.RUNNING, Phase.PAUSED):
        text = translate("LeNet", "For the next run. This run keeps its own network: {0}.")
    else:
        text = translate("LeNet", "For the next run. The weights of the last one belong to: {0}.")
    return text.format(architecture_description(other))
