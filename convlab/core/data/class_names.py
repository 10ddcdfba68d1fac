"""What the labels of a data set stand for: known for some sets, read from a text file for others."""

from __future__ import annotations

from pathlib import Path

from convlab.core.data.data_source import CLASSES, DIGITS, LONGEST_NAME, DataSource, require_readable
from convlab.core.data.plain_files import require_plain_file
from convlab.core.data.problems import DataError, DataProblem

FASHION = (
    *("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat"),
    *("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"),
)
KANA = ("お o", "き ki", "す su", "つ tsu", "な na", "は ha", "ま ma", "や ya", "れ re", "を wo")
FASHION_MNIST = DataSource("Fashion-MNIST", FASHION)
_KNOWN = {"Fashion-MNIST": FASHION, "KMNIST": KANA}
FILES = ("classes.txt", "labels.txt", "class_names.txt")
MOST_BYTES = 10_000  # of such a file


def names_of_known_set(name: str) -> tuple[str, ...]:
    """The classes of MNIST, Fashion-MNIST, KMNIST and EMNIST's digits."""
    return _KNOWN.get(name, DIGITS)


def read_class_names(folder: Path, count: int) -> tuple[str, ...]:
    """Ten names for `count` classes: the lines of a text file in the folder, numbers if there is none.

    Raises DataError, with the file's name, when it has not a name for each class in UTF-8, or a name twice.
    """
    for path in (folder / name for name in FILES):
        if path.exists():
            return (*_read(path, count), *DIGITS[count:])
    return DIGITS


def _read(path: Path, count: int) -> list[str]:
    require_plain_file(path)
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise DataError(DataProblem.NAMES_TOO_LARGE, path.name)
    try:
        names = [line.strip() for line in content.decode("utf-8-sig").strip().splitlines()]
    except UnicodeDecodeError as error:
        raise DataError(DataProblem.NAMES_NO_TEXT, path.name) from error
    if len(names) != count:
        raise DataError(DataProblem.NAMES_COUNT, path.name, len(names), count)
    for name in names:
        try:
            require_readable(name)
        except ValueError as error:
            raise DataError(DataProblem.NAME_UNREADABLE, path.name, repr(name[:60]), LONGEST_NAME) from error
    if len({*names, *DIGITS[count:CLASSES]}) != CLASSES:
        raise DataError(DataProblem.NAMES_TWICE, path.name)
    return names
