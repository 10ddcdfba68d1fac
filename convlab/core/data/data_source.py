"""Which data set it is that a network learns from, and what its labels stand for."""

from __future__ import annotations

from dataclasses import dataclass

CLASSES = 10  # the number that the networks here distinguish
DIGITS = tuple("0123456789")
LONGEST_NAME = 40  # characters of a data set's name, or of a class
MOST_EXAMPLES = 1_000_000
FINGERPRINT_LENGTH = 16


def require_readable(name: str) -> None:
    """Raises ValueError for a name that is empty, too long, or has characters that are invisible or could be markup."""
    if not name.strip() or len(name) > LONGEST_NAME or readable(name) != name:
        sentence = f"a name has 1 to {LONGEST_NAME} characters that can be seen, without < and >, not {name[:60]!r}"
        raise ValueError(sentence)


def readable(name: str) -> str:
    """The name without the characters that it may not have."""
    return "".join(character for character in name if character.isprintable() and character not in "<>")


@dataclass(frozen=True)
class DataSource:
    """What runs, weights and sessions keep of a data set: everything but its examples.

    `class_names[label]` is what a label stands for; there are ten, and labels that do not occur are called by their
    numbers. `examples` counts the training images. `fingerprint` tells sets of the same name apart; it is empty where
    the content is known to be what the name says. Raises ValueError for unreadable names.
    """

    name: str = "MNIST"
    class_names: tuple[str, ...] = DIGITS
    examples: int = 60_000
    fingerprint: str = ""

    def __post_init__(self) -> None:
        if len(self.class_names) != CLASSES:
            raise ValueError(f"there must be {CLASSES} names of classes, not {len(self.class_names)}")
        for name in (self.name, *self.class_names):
            require_readable(name)
        if not 1 <= self.examples <= MOST_EXAMPLES:
            raise ValueError(f"a data set has 1 to {MOST_EXAMPLES:,} training images, not {self.examples:,}")
        if len(self.fingerprint) > FINGERPRINT_LENGTH or not set(self.fingerprint) <= set("0123456789abcdef"):
            raise ValueError("this is not the fingerprint of a data set")

    def has_content_of(self, other: DataSource) -> bool:
        """Whether both stand for the same examples, even if the folder has another name now."""
        return self == other or (self.fingerprint != "" and self.fingerprint == other.fingerprint)

    @property
    def has_digits(self) -> bool:
        """Whether the classes are the digits from 0 to 9."""
        return self.class_names == DIGITS


MNIST = DataSource()
