"""Labelled images to learn from: MNIST, and every data set that comes in MNIST's four files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from convlab.core.data.class_names import names_of_known_set, read_class_names
from convlab.core.data.data_source import CLASSES, FINGERPRINT_LENGTH, LONGEST_NAME, MNIST, DataSource, readable
from convlab.core.data.idx import read_idx
from convlab.core.data.problems import DataError, DataProblem

Progress = Callable[[float], object]  # called with the share that is done; an exception from it ends the reading

PIECE = 16 * 1024 * 1024
SHARE_OF_FILES = 0.8  # of the time; the rest goes into finding out which set it is
SIDE = 28  # of the images that the networks here take
# SHA-256 of all images and labels, of sets that are known whatever their folder is called
KNOWN_CONTENT = {
    "06b0d1f124c4e5fa796686ade41a9b778edacc8622f2195a352ef479ad44fc16": "MNIST",
    "ca3ab2a37f845e1b8ae23cab1b51749a3011ba3bf1d9016176d75cbaabac376f": "Fashion-MNIST",
}


@dataclass(frozen=True, eq=False)
class Examples:
    """Images (n, h, w) uint8 and their labels (n,) uint8."""

    images: NDArray[np.uint8]
    labels: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.labels)


@dataclass(frozen=True, eq=False)
class Dataset:
    """Examples to train on, and others to test with; `source` says which set it is."""

    train: Examples
    test: Examples
    source: DataSource = MNIST

    @property
    def name(self) -> str:
        return self.source.name

    @property
    def class_names(self) -> tuple[str, ...]:
        """`class_names[label]` is what a label stands for."""
        return self.source.class_names


def load_dataset(folder: Path, progress: Progress = lambda _share: None) -> Dataset:
    """The data set in a folder with MNIST's four files, or EMNIST's four of the digits, plain or with the ending .gz.

    Its classes are those of a set that is known by its content or its name; or the lines of a text file in the folder,
    classes.txt, labels.txt or class_names.txt; or else numbers.

    Raises DataError when a file is missing or not what its name says, or the set has other images or more classes than
    the networks here take; OSError when a file cannot be read.
    """
    is_emnist = _holds_emnist_digits(folder)
    parts = ("emnist-digits-train", "emnist-digits-test") if is_emnist else ("train", "t10k")
    paths = [_paths_of(folder, part) for part in parts]
    meter = _Meter(lambda share: progress(SHARE_OF_FILES * share), sum(path.stat().st_size for path in sum(paths, ())))
    train, test = (_load_examples(*pair, meter, upright=is_emnist) for pair in paths)
    _require_fitting(folder, train, test)
    meter = _Meter(
        lambda share: progress(SHARE_OF_FILES + (1 - SHARE_OF_FILES) * share), train.images.size + test.images.size
    )
    return Dataset(train, test, _source_of(folder, train, test, meter))


class _Meter:
    """Reports the share that is done of `total` bytes, which come in several parts."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._before = progress, max(1, total), 0

    def update(self, position: int) -> None:
        """`position` bytes of the present part are done."""
        self._progress(min(1.0, (self._before + position) / self._total))

    def finish_part(self, size: int) -> None:
        """A part of `size` bytes is done."""
        self._before += size
        self.update(0)


def _holds_emnist_digits(folder: Path) -> bool:
    name = "emnist-digits-train-images-idx3-ubyte"
    return any((folder / file).is_file() for file in (name, f"{name}.gz"))


def _paths_of(folder: Path, part: str) -> tuple[Path, Path]:
    """The images and the labels of one half of a set."""
    return _find(folder, f"{part}-images-idx3-ubyte"), _find(folder, f"{part}-labels-idx1-ubyte")


def _load_examples(images_path: Path, labels_path: Path, meter: _Meter, *, upright: bool) -> Examples:
    """One half of a set. EMNIST's images lie on their side, as if mirrored at the diagonal: `upright` turns them."""
    images, labels = (_read(path, meter) for path in (images_path, labels_path))
    if images.ndim != 3 or 0 in images.shape:
        raise DataError(DataProblem.NO_IMAGES, images_path.name, str(images.shape))
    if labels.ndim != 1:
        raise DataError(DataProblem.NO_LABELS, labels_path.name, labels.ndim)
    if len(images) != len(labels):
        raise DataError(DataProblem.COUNTS, images_path.name, len(images), labels_path.name, len(labels))
    return Examples(np.ascontiguousarray(images.transpose(0, 2, 1)) if upright else images, labels)


def _read(path: Path, meter: _Meter) -> NDArray[np.uint8]:
    values = read_idx(path, meter.update)
    meter.finish_part(path.stat().st_size)
    return values


def _find(folder: Path, name: str) -> Path:
    for path in (folder / name, folder / f"{name}.gz"):
        if path.is_file():
            return path
    raise DataError(DataProblem.MISSING, folder.name, name)


def _require_fitting(folder: Path, train: Examples, test: Examples) -> None:
    """Raises DataError for images or classes that the networks here do not take."""
    sizes = [" × ".join(map(str, part.images.shape[1:])) for part in (train, test)]
    if sizes[0] != sizes[1]:
        raise DataError(DataProblem.SIZES_DIFFER, folder.name, *sizes)
    if train.images.shape[1:] != (SIDE, SIDE):
        raise DataError(DataProblem.OTHER_SIZE, folder.name, *train.images.shape[1:], SIDE)
    largest = max(int(train.labels.max()), int(test.labels.max()))
    if largest >= CLASSES:
        raise DataError(DataProblem.CLASSES, folder.name, largest, CLASSES)


# ---- which set it is


def _source_of(folder: Path, train: Examples, test: Examples, meter: _Meter) -> DataSource:
    digest = _digest(train, test, meter=meter)
    if digest in KNOWN_CONTENT:
        name = KNOWN_CONTENT[digest]
        return DataSource(name, names_of_known_set(name), len(train))
    called, fingerprint = _known_name(folder), digest[:FINGERPRINT_LENGTH]
    if called is not None:
        return DataSource(called, names_of_known_set(called), len(train), fingerprint)
    count = 1 + max(int(train.labels.max()), int(test.labels.max()))
    own = readable(folder.resolve().name)[:LONGEST_NAME].strip()
    return DataSource(own or "?", read_class_names(folder, count), len(train), fingerprint)


def _known_name(folder: Path) -> str | None:
    """The set that files or folder are called after."""
    if _holds_emnist_digits(folder):
        return "EMNIST digits"
    own = "".join(character for character in folder.resolve().name.lower() if character.isalnum())
    return {"mnist": "MNIST", "fashionmnist": "Fashion-MNIST", "kmnist": "KMNIST"}.get(own)


def _digest(*parts: Examples, meter: _Meter) -> str:
    digest = hashlib.sha256()
    for part in parts:
        for array in (part.images, part.labels):
            values = np.ascontiguousarray(array).reshape(-1)
            for start in range(0, len(values), PIECE):
                digest.update(values[start : start + PIECE].data)
                meter.finish_part(min(PIECE, len(values) - start))
    return digest.hexdigest()
