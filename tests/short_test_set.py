"""MNIST with a shorter test set, for the window and its training process: to evaluate all of it takes long."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from convlab.core.data.datasets import Dataset, Examples
from convlab.labs.lenet.training import process

TEST_IMAGES = 1_000


def shortened(dataset: Dataset) -> Dataset:
    test = Examples(dataset.test.images[:TEST_IMAGES], dataset.test.labels[:TEST_IMAGES])
    return Dataset(dataset.train, test, dataset.source)


def save(dataset: Dataset, folder: Path) -> None:
    """For `train_on`, in a form that takes no time to read."""
    for part, examples in (("train", dataset.train), ("test", dataset.test)):
        np.save(folder / f"{part}-images.npy", examples.images)
        np.save(folder / f"{part}-labels.npy", examples.labels)


def train_on(folder: Path) -> None:
    """The training process, on the data set that was saved in a folder."""

    def examples(part: str) -> Examples:
        return Examples(*(np.load(folder / f"{part}-{what}.npy", mmap_mode="r") for what in ("images", "labels")))

    process.load_dataset = lambda _folder: Dataset(examples("train"), examples("test"))
    process.main()
