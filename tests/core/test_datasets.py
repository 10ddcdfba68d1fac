"""The bundled MNIST, and folders of files in its format."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import numpy as np
import pytest

from convlab.assets import resource
from convlab.core.datasets import Dataset, load_dataset
from tests.core.idx_files import idx_bytes

SHA_256 = {
    "train-images-idx3-ubyte.gz": "0b367032e93c5d0cea0925647cfdb18614af8ee15f83e6f2fc2ad904a6835971",
    "train-labels-idx1-ubyte.gz": "1787548bbe0bff1ec2ecdc0ef292b02df999e2d1a6002d27500982c652b17203",
    "t10k-images-idx3-ubyte.gz": "1a1a05eab793c14bb050b398624a11b0ffd1a2953baed553b1b9bd079e2a20be",
    "t10k-labels-idx1-ubyte.gz": "b91679a0acfe4ba0e50a2437a903084cba1f5f92592b016a25a7dfd00455798b",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small data set: five images 3×2 to train on, two to test with."""
    for part, count in (("train", 5), ("t10k", 2)):
        write(tmp_path, f"{part}-images-idx3-ubyte", np.arange(count * 6).reshape(count, 3, 2))
        write(tmp_path, f"{part}-labels-idx1-ubyte", np.arange(count))
    return tmp_path


def write(folder: Path, name: str, array: np.ndarray) -> None:
    (folder / name).write_bytes(idx_bytes(array))


@pytest.mark.parametrize("name", SHA_256)
def test_the_bundled_files_are_the_original_ones(name: str) -> None:
    assert hashlib.sha256(resource("data", name).read_bytes()).hexdigest() == SHA_256[name]


def test_mnist(dataset: Dataset) -> None:
    assert dataset.train.images.shape == (60_000, 28, 28)
    assert dataset.test.images.shape == (10_000, 28, 28)
    assert (len(dataset.train), len(dataset.test)) == (60_000, 10_000)
    assert dataset.train.labels[:10].tolist() == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]
    assert dataset.test.labels[:10].tolist() == [7, 2, 1, 0, 4, 1, 4, 9, 5, 9]
    train_counts = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]
    test_counts = [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]
    assert np.bincount(dataset.train.labels).tolist() == train_counts
    assert np.bincount(dataset.test.labels).tolist() == test_counts


def test_mnist_is_ink_on_paper(dataset: Dataset) -> None:
    assert (dataset.train.images[:, :2].mean(), dataset.train.images.max()) == (pytest.approx(0, abs=0.1), 255)
    assert dataset.train.images.mean() / 255 == pytest.approx(0.1307, abs=1e-4)


def test_a_folder_of_plain_files(folder: Path) -> None:
    dataset = load_dataset(folder)
    assert dataset.train.images[1].tolist() == [[6, 7], [8, 9], [10, 11]]
    assert dataset.train.labels.tolist() == [0, 1, 2, 3, 4]
    assert dataset.test.images.shape == (2, 3, 2)


@pytest.mark.parametrize("name", [name.removesuffix(".gz") for name in SHA_256])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(FileNotFoundError, match=f"has neither {name} nor {name}.gz"):
        load_dataset(folder)


@pytest.mark.parametrize(
    ("name", "shape", "sentence"),
    [
        (
            "train-labels-idx1-ubyte",
            (4,),
            "train-images-idx3-ubyte holds 5 images, but train-labels-idx1-ubyte 4 labels",
        ),
        ("t10k-images-idx3-ubyte", (2, 2, 3), "training and test images differ in size: (3, 2) and (2, 3)"),
        ("t10k-images-idx3-ubyte", (2, 6), "t10k-images-idx3-ubyte: images have three axes"),
        ("t10k-images-idx3-ubyte", (2, 0, 3), "t10k-images-idx3-ubyte: images have three axes (n, h, w), none of them"),
        ("train-labels-idx1-ubyte", (5, 1), "train-labels-idx1-ubyte: labels have one axis, not 2"),
    ],
)
def test_files_that_do_not_go_together(folder: Path, name: str, shape: tuple[int, ...], sentence: str) -> None:
    write(folder, name, np.zeros(shape))
    with pytest.raises(ValueError, match=re.escape(sentence)):
        load_dataset(folder)


def test_a_damaged_file_is_named(folder: Path) -> None:
    (folder / "train-labels-idx1-ubyte").write_bytes(b"labels")
    with pytest.raises(ValueError, match="train-labels-idx1-ubyte: not an IDX file"):
        load_dataset(folder)
