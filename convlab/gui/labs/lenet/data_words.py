"""What data sets and their classes are called in the user's language, and sentences about what is recognised."""

from __future__ import annotations

from convlab.core.data.class_names import FASHION
from convlab.core.data.data_source import DataSource
from convlab.gui.language import translate

LONGEST_IN_SENTENCE = 20  # characters of the name of a class


def class_texts(source: DataSource) -> list[str]:
    """The names of the classes; those of Fashion-MNIST in the user's language."""
    if source.class_names == FASHION:
        return [
            translate("Classes", "T-shirt/top"),
            translate("Classes", "Trouser"),
            translate("Classes", "Pullover"),
            translate("Classes", "Dress"),
            translate("Classes", "Coat"),
            translate("Classes", "Sandal"),
            translate("Classes", "Shirt"),
            translate("Classes", "Sneaker"),
            translate("Classes", "Bag"),
            translate("Classes", "Ankle boot"),
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
    return translate("Classes", "Predicted {0}").format(class_text(source, prediction))


def can_judge(source: DataSource, labels: DataSource) -> bool:
    """Whether what a network learnt from `source` can be compared with a label of `labels`."""
    return source.class_names == labels.class_names


def prediction_text(source: DataSource, prediction: int, labels: DataSource, label: int | None) -> str:
    """The same, and whether it agrees with the label, which is one of the data set `labels`.

    A network that learnt other classes cannot be right or wrong about an image: the sentence says that instead.
    """
    if label is None:
        return recognised(source, prediction)
    if not can_judge(source, labels):
        text = translate(
            "Classes", "Trained on {0}, shown an image of {1} ({2}): the prediction, {3}, says nothing about it"
        )
        return text.format(source.name, labels.name, class_text(labels, label), class_text(source, prediction))
    if prediction == label:
        text = translate("Classes", "Predicted {0}, correct")
    else:
        text = translate("Classes", "Predicted {0}, labelled {1}")
    return text.format(class_text(source, prediction), class_text(labels, label))


def trained_on(source: DataSource) -> str:
    """A few words on what a network has learnt from."""
    return translate("Classes", "trained on {0}").format(source.name)
