"""What data sets and their classes are called in the user's language, and sentences about what is recognised."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from convlab.core.data.class_names import FASHION
from convlab.core.data.data_source import DataSource

LONGEST_IN_SENTENCE = 20  # characters of the name of a class


def class_texts(source: DataSource) -> list[str]:
    """The names of the classes; those of Fashion-MNIST in the user's language."""
    if source.class_names == FASHION:
        return [
            QCoreApplication.translate("Classes", "T-shirt/top"),
            QCoreApplication.translate("Classes", "Trouser"),
            QCoreApplication.translate("Classes", "Pullover"),
            QCoreApplication.translate("Classes", "Dress"),
            QCoreApplication.translate("Classes", "Coat"),
            QCoreApplication.translate("Classes", "Sandal"),
            QCoreApplication.translate("Classes", "Shirt"),
            QCoreApplication.translate("Classes", "Sneaker"),
            QCoreApplication.translate("Classes", "Bag"),
            QCoreApplication.translate("Classes", "Ankle boot"),
        ]
    return list(source.class_names)


def class_text(source: DataSource, label: int) -> str:
    """The name of one class, in a sentence: a long one is cut short."""
    return short_name(class_texts(source)[label])


def short_name(name: str) -> str:
    """A name that may be too long for a sentence."""
    return name if len(name) <= LONGEST_IN_SENTENCE else f"{name[: LONGEST_IN_SENTENCE - 1].rstrip()}…"


def recognised(source: DataSource, prediction: int) -> str:
    """The class that a network predicts, which was trained on the data set `source`, as a sentence."""
    if source.has_digits:
        return QCoreApplication.translate("Classes", "It reads a {0}").format(prediction)
    return QCoreApplication.translate("Classes", "Recognised as {0}").format(class_text(source, prediction))


def prediction_text(source: DataSource, prediction: int, labels: DataSource, label: int | None) -> str:
    """The same, and whether it agrees with the label, which is one of the data set `labels`."""
    if label is None:
        return recognised(source, prediction)
    is_correct = source.class_names == labels.class_names and prediction == label
    if source.has_digits and is_correct:
        text = QCoreApplication.translate("Classes", "It reads a {0}: right")
    elif source.has_digits:
        text = QCoreApplication.translate("Classes", "It reads a {0}; the label says {1}")
    elif is_correct:
        text = QCoreApplication.translate("Classes", "{0}: right")
    else:
        text = QCoreApplication.translate("Classes", "{0}, but labelled {1}")
    return text.format(class_text(source, prediction), class_text(labels, label))


def trained_on(source: DataSource) -> str:
    """A few words on what a network has learnt from."""
    return QCoreApplication.translate("Classes", "trained on {0}").format(source.name)
