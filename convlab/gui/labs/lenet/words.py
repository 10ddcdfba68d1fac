"""What the LeNet page calls layers and networks, in the user's language."""

from __future__ import annotations

from convlab.core import StopRules
from convlab.gui.language import translate
from convlab.labs.common.numbers import format_number, grouped, percent
from convlab.labs.lenet.architecture import Architecture
from convlab.labs.lenet.state import Tuning

_ACTIVATION_NAMES = {"sigmoid": "sigmoid", "relu": "ReLU", "tanh": "tanh"}


def layer_title(kind: str, code: str) -> str:
    """The short title of a layer, whose class is `kind`; `code` is LeNet's name of it, "" where it has none."""
    match kind:
        case "Conv2d":
            name = translate("LeNet", "convolution")
        case "Pool2d":
            name = translate("LeNet", "pooling")
        case "Linear" if code:
            name = translate("LeNet", "dense")
        case "Linear":
            return translate("LeNet", "Output")
        case _:
            return activation_name(kind.lower())
    return f"{code} {name}"


def short_layer_title(kind: str, code: str) -> str:
    """The code of a layer, such as C1; a title where it has none."""
    if kind == "Linear" and not code:
        return translate("LeNet", "Out")
    return code or layer_title(kind, code)


def activation_name(activation: str) -> str:
    return _ACTIVATION_NAMES[activation]


def pooling_name(pooling: str) -> str:
    if pooling == "max":
        return translate("LeNet", "max pooling")
    return translate("LeNet", "average pooling")


def architecture_description(architecture: Architecture) -> str:
    """A network in a few words; its numbers only where they are not those of the book's LeNet."""
    dense = "-".join(map(str, architecture.dense))
    activation = activation_name(architecture.activation)
    if architecture.is_mlp:
        return f"MLP {dense}, {activation}"
    shape = (
        ""
        if architecture.has_the_books_shape
        else (" " + "-".join(str(layer.channels) for layer in architecture.convolutions) + "-" + dense)
    )
    return f"LeNet{shape}, {activation}, {pooling_name(architecture.pooling)}"


def network_description(architecture: Architecture, test_accuracy: float | None, steps: int | None) -> str:
    """A line on a network: what it is, and how good (bundled) or how far trained (the user's own) it is.

    Neither an accuracy nor a number of steps: it is in training.
    """
    kind = architecture_description(architecture)
    if test_accuracy is not None:
        how = translate("LeNet", "test accuracy {0}").format(percent(test_accuracy, 2))
    elif steps is None:
        how = translate("LeNet", "in training")
    elif steps:
        how = translate("LeNet", "after {0} steps") if steps != 1 else translate("LeNet", "after 1 step")
        how = how.format(grouped(steps))
    else:
        how = translate("LeNet", "not trained yet")
    return f"{kind}; {how}"


def stop_text(rules: StopRules) -> str:
    """When training stops before its epochs are over."""
    parts = []
    if rules.accuracy is not None:
        parts.append(translate("LeNet", "at {0}").format(percent(rules.accuracy, 2)))
    if rules.patience is not None:
        if rules.patience == 1:
            parts.append(translate("LeNet", "after an epoch without improvement"))
        else:
            parts.append(translate("LeNet", "after {0} epochs without improvement").format(rules.patience))
    return translate("LeNet", " or ").join(parts) or translate("LeNet", "none")


def tuning_change(before: Tuning, after: Tuning) -> str:
    """What differs, in a few signs: η for the learning rate, μ for the momentum."""
    parts = []
    if before.learning_rate != after.learning_rate:
        parts.append(f"η {format_number(before.learning_rate)} → {format_number(after.learning_rate)}")
    if before.momentum != after.momentum:
        parts.append(f"μ {format_number(before.momentum)} → {format_number(after.momentum)}")
    if before.epochs != after.epochs:
        parts.append(translate("LeNet", "epochs {0} → {1}").format(before.epochs, after.epochs))
    if before.stop != after.stop:
        parts.append(translate("LeNet", "stop rules: {0}").format(stop_text(after.stop)))
    return ", ".join(parts)
