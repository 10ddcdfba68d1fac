"""Labelled images to learn from: MNIST, and every data set that comes in MNIST's four files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from convlab.core.idx import read_idx

DIGITS = tuple("0123456789")


@dataclass(frozen=True, eq=False)
class Examples:
    """Images (n, h, w) uint8 and their labels (n,) uint8."""

    images: NDArray[np.uint8]
    labels: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.labels)


@dataclass(frozen=True, eq=False)
class Dataset:
    """Examples to train on, and others to test with; `class_names[label]` is what a label stands for."""

    train: Examples
    test: Examples
    name: str = "MNIST"
    class_names: tuple[str, ...] = DIGITS


def load_dataset(folder: Path) -> Dataset:
    """The data set in a folder with MNIST's four files, plain or with the ending .gz.

    Raises FileNotFoundError when one is missing, ValueError when a file is not what its name says or the numbers of
    images and labels differ.
    """
    dataset = Dataset(_load_examples(folder, "train"), _load_examples(folder, "t10k"))
    if dataset.train.images.shape[1:] != dataset.test.images.shape[1:]:
        sizes = f"{dataset.train.images.shape[1:]} and {dataset.test.images.shape[1:]}"
        raise ValueError(f"{folder.name}: training and test images differ in size: {sizes}")
    return dataset


def _load_examples(folder: Path, part: str) -> Examples:
    images_path, labels_path = _find(folder, f"{part}-images-idx3-ubyte"), _find(folder, f"{part}-labels-idx1-ubyte")
    images, labels = read_idx(images_path), read_idx(labels_path)
    if images.ndim != 3 or 0 in images.shape:
        raise ValueError(
            f"{images_path.name}: images have three axes (n, h, w), none of them empty, not {images.shape}"
        )
    if labels.ndim != 1:
        raise ValueError(f"{labels_path.name}: labels have one axis, not {labels.ndim}")
    if len(images) != len(labels):
        raise ValueError(
            f"{images_path.name} holds {len(images):,} images, but {labels_path.name} {len(labels):,} labels"
        )
    return Examples(images, labels)


def _find(folder: Path, name: str) -> Path:
    for path in (folder / name, folder / f"{name}.gz"):
        if path.is_file():
            return path
    raise FileNotFoundError(f"{folder} has neither {name} nor {name}.gz")
