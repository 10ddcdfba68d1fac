"""What data sets and their classes are called in the user's language."""

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


def trained_on(source: DataSource) -> str:
    """A few words on what a network has learnt from."""
    return translate("Classes", "trained on {0}").format(source.name)
