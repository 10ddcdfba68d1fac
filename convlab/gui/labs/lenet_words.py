"""What the LeNet page calls layers and networks, in the user's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

_ACTIVATION_NAMES = {"sigmoid": "sigmoid", "relu": "ReLU", "tanh": "tanh"}
_CODES = {0: "C1", 2: "S2", 3: "C3", 5: "S4", 7: "F5", 9: "F6"}  # LeNet's names of its layers, by index


def layer_title(kind: str, index: int) -> str:
    """The short title of LeNet's layer `index`, whose class is `kind`."""
    match kind:
        case "Conv2d":
            name = QCoreApplication.translate("LeNet", "convolution")
        case "Pool2d":
            name = QCoreApplication.translate("LeNet", "pooling")
        case "Linear" if index in _CODES:
            name = QCoreApplication.translate("LeNet", "dense")
        case "Linear":
            return QCoreApplication.translate("LeNet", "Output")
        case _:
            return activation_name(kind.lower())
    return f"{_CODES[index]} {name}"


def short_layer_title(kind: str, index: int) -> str:
    """LeNet's own code for a layer, such as C1; the title where it has none."""
    if kind == "Linear" and index not in _CODES:
        return QCoreApplication.translate("LeNet", "Out")
    return _CODES[index] if index in _CODES and kind in ("Conv2d", "Pool2d", "Linear") else layer_title(kind, index)


def activation_name(activation: str) -> str:
    return _ACTIVATION_NAMES[activation]


def pooling_name(pooling: str) -> str:
    if pooling == "max":
        return QCoreApplication.translate("LeNet", "max pooling")
    return QCoreApplication.translate("LeNet", "average pooling")


def network_description(activation: str, pooling: str, test_accuracy: float | None, steps: int | None) -> str:
    """A line on a network: what it is, and how good (bundled) or how far trained (the user's own) it is.

    Neither an accuracy nor a number of steps: it is in training.
    """
    kind = f"LeNet, {activation_name(activation)}, {pooling_name(pooling)}"
    if test_accuracy is not None:
        how = QCoreApplication.translate("LeNet", "{0:.2f} % right on the test set").format(test_accuracy * 100)
    elif steps is None:
        how = QCoreApplication.translate("LeNet", "in training")
    elif steps:
        how = QCoreApplication.translate("LeNet", "after {0} steps of training").format(steps)
    else:
        how = QCoreApplication.translate("LeNet", "not trained yet")
    return f"{kind}; {how}"
