"""The bundled MNIST, and folders of files in its format."""

from __future__ import annotations

import gzip
import hashlib
import re
from pathlib import Path

import numpy as np
import pytest

from convlab.assets import resource
from convlab.core.data import datasets
from convlab.core.data.class_names import FASHION, KANA
from convlab.core.data.data_source import DIGITS, MNIST, DataSource
from convlab.core.data.datasets import Dataset, load_dataset
from convlab.core.data.problems import DataError
from tests.core.data.idx_files import bars_of, idx_bytes, write_data

SHA_256 = {
    "train-images-idx3-ubyte.gz": "0b367032e93c5d0cea0925647cfdb18614af8ee15f83e6f2fc2ad904a6835971",
    "train-labels-idx1-ubyte.gz": "1787548bbe0bff1ec2ecdc0ef292b02df999e2d1a6002d27500982c652b17203",
    "t10k-images-idx3-ubyte.gz": "1a1a05eab793c14bb050b398624a11b0ffd1a2953baed553b1b9bd079e2a20be",
    "t10k-labels-idx1-ubyte.gz": "b91679a0acfe4ba0e50a2437a903084cba1f5f92592b016a25a7dfd00455798b",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small data set: five images to train on, two to test with."""
    for part, count in (("train", 5), ("t10k", 2)):
        write(tmp_path, f"{part}-images-idx3-ubyte", np.arange(count * 784).reshape(count, 28, 28) % 256)
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
    assert dataset.train.images[1, 0, :3].tolist() == [16, 17, 18]
    assert dataset.train.labels.tolist() == [0, 1, 2, 3, 4]
    assert dataset.test.images.shape == (2, 28, 28)


@pytest.mark.parametrize("name", [name.removesuffix(".gz") for name in SHA_256])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(DataError, match=f"has neither {name} nor {name}.gz"):
        load_dataset(folder)


@pytest.mark.parametrize(
    ("name", "shape", "sentence"),
    [
        (
            "train-labels-idx1-ubyte",
            (4,),
            "train-images-idx3-ubyte holds 5 images, but train-labels-idx1-ubyte 4 labels",
        ),
        ("t10k-images-idx3-ubyte", (2, 28, 14), "training and test images differ in size: 28 × 28 and 28 × 14"),
        ("t10k-images-idx3-ubyte", (2, 6), "t10k-images-idx3-ubyte: images have three axes"),
        ("t10k-images-idx3-ubyte", (2, 0, 3), "t10k-images-idx3-ubyte: images have three axes (n, h, w), none of them"),
        ("train-labels-idx1-ubyte", (5, 1), "train-labels-idx1-ubyte: labels have one axis, not 2"),
    ],
)
def test_files_that_do_not_go_together(folder: Path, name: str, shape: tuple[int, ...], sentence: str) -> None:
    write(folder, name, np.zeros(shape))
    with pytest.raises(DataError, match=re.escape(sentence)):
        load_dataset(folder)


def test_a_damaged_file_is_named(folder: Path) -> None:
    (folder / "train-labels-idx1-ubyte").write_bytes(b"labels")
    with pytest.raises(DataError, match="train-labels-idx1-ubyte: not an IDX file"):
        load_dataset(folder)


# ---- which set it is, and what its classes are called


def test_mnist_is_known_by_its_content(dataset: Dataset) -> None:
    assert dataset.source == MNIST
    assert (dataset.name, dataset.class_names) == ("MNIST", DIGITS)


@pytest.mark.parametrize(
    ("called", "name", "classes"),
    [
        ("fashion-mnist", "Fashion-MNIST", FASHION),
        ("FashionMNIST", "Fashion-MNIST", FASHION),
        ("KMNIST", "KMNIST", KANA),
        ("mnist", "MNIST", DIGITS),
        ("my shapes", "my shapes", DIGITS),
    ],
)
def test_a_folder_may_be_called_after_a_known_set(
    tmp_path: Path, called: str, name: str, classes: tuple[str, ...]
) -> None:
    source = load_dataset(write_data(tmp_path / called)).source
    assert (source.name, source.class_names, source.examples) == (name, classes, 600)
    assert len(source.fingerprint) == 16  # for its content is another
    assert source != MNIST


def test_sets_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    one = load_dataset(write_data(tmp_path / "a" / "set")).source
    other = load_dataset(write_data(tmp_path / "b" / "set", counts=(600, 40))).source
    again = load_dataset(write_data(tmp_path / "c" / "set")).source
    assert one == again
    assert one != other


def test_emnists_digits_stand_upright(tmp_path: Path) -> None:
    labels = np.arange(20) % 10
    images = bars_of(labels)
    for part in ("train", "test"):
        write(tmp_path, f"emnist-digits-{part}-images-idx3-ubyte", images.transpose(0, 2, 1))
        write(tmp_path, f"emnist-digits-{part}-labels-idx1-ubyte", labels)
    dataset = load_dataset(tmp_path)
    assert np.array_equal(dataset.test.images, images)
    assert dataset.test.images.flags.c_contiguous
    assert (dataset.name, dataset.class_names) == ("EMNIST digits", DIGITS)


@pytest.mark.parametrize("file", ["classes.txt", "labels.txt", "class_names.txt"])
def test_names_of_classes_come_from_a_text_file(tmp_path: Path, file: str) -> None:
    folder = write_data(tmp_path / "set", classes=3)
    (folder / file).write_bytes("\ufeffcircle\r\nsquare\r\n三角形\r\n".encode())
    names = load_dataset(folder).class_names
    assert names == ("circle", "square", "三角形", "3", "4", "5", "6", "7", "8", "9")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"one\ntwo\n", "it has 2 names, one a line, but there are 3 classes"),
        (b"one\n\nthree\n", "a name has 1 to 40 characters that can be seen, without < and >, not ''"),
        (b"one\ntwo\n" + b"x" * 41, "a name has 1 to 40 characters"),
        (b"one\ntwo\n<b>three</b>", "without < and >, not '<b>three"),
        (b"one\ntwo\nthr\x07ee", "characters that can be seen"),
        (b"one\ntwo\ntwo\n", "two classes have the same name"),
        (b"one\ntwo\n7\n", "two classes have the same name"),
        (b"one\ntwo\n\xff\xfe\n", "it is not UTF-8 text"),
        (b"x" * 20_000, "it is too large"),
    ],
)
def test_a_text_file_that_does_not_name_the_classes(tmp_path: Path, content: bytes, sentence: str) -> None:
    folder = write_data(tmp_path / "set", classes=3)
    (folder / "labels.txt").write_bytes(content)
    with pytest.raises(DataError, match="labels.txt: .*" + re.escape(sentence)):
        load_dataset(folder)


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ({"side": 32}, "its images have 32 × 32 pixels; the networks here take 28 × 28"),
        ({"classes": 12}, "its labels go up to 11; the networks here tell 10 classes apart"),
    ],
)
def test_sets_that_the_networks_cannot_take(tmp_path: Path, how: dict[str, int], sentence: str) -> None:
    with pytest.raises(DataError, match=re.escape(sentence)):
        load_dataset(write_data(tmp_path / "set", **how))


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "a\nb"},
        {"class_names": ("one", "two")},
        {"class_names": ("", *DIGITS[1:])},
        {"class_names": ("x" * 41, *DIGITS[1:])},
        {"examples": 0},
        {"examples": 2**31},
        {"fingerprint": "../../etc"},
        {"fingerprint": "0" * 17},
    ],
)
def test_no_source_says_what_nobody_could_read(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"not|names"):
        DataSource(**wrong)


@pytest.mark.parametrize("zipped", [True, False])
def test_progress_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zipped: bool) -> None:
    monkeypatch.setattr("convlab.core.data.idx.PIECE", 10_000)
    monkeypatch.setattr(datasets, "PIECE", 10_000)
    folder = write_data(tmp_path / "set")
    if not zipped:
        for path in folder.glob("*.gz"):
            path.with_suffix("").write_bytes(gzip.decompress(path.read_bytes()))
            path.unlink()
    shares: list[float] = []
    load_dataset(folder, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert len(set(shares)) > 20


def test_an_exception_from_progress_ends_the_reading(tmp_path: Path) -> None:
    def stop(_share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        load_dataset(write_data(tmp_path / "set"), stop)
