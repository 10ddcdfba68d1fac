"""IDX files, made by hand, and small data sets of them."""

from __future__ import annotations

import gzip
import struct
from pathlib import Path

import numpy as np


def idx_header(*shape: int, kind: int = 8) -> bytes:
    return bytes([0, 0, kind, len(shape)]) + struct.pack(f">{len(shape)}I", *shape)


def idx_bytes(array: np.ndarray) -> bytes:
    """A whole file of unsigned bytes."""
    return idx_header(*array.shape) + array.astype(np.uint8).tobytes()


def bars_of(labels: np.ndarray, side: int = 28) -> np.ndarray:
    """Images that are easy to tell apart: each label is a bright row of its own, with some noise."""
    images = np.random.default_rng(0).integers(0, 60, (len(labels), side, side))
    for image, label in zip(images, labels, strict=True):
        image[2 + 2 * label : 4 + 2 * label] = 250
    return images


def data_files(classes: int = 10, side: int = 28, counts: tuple[int, int] = (600, 50)) -> dict[str, bytes]:
    """The four files of a data set by name, gzipped; a byte in the images and another in the labels for each."""
    files = {}
    for part, count in zip(("train", "t10k"), counts, strict=True):
        labels = np.arange(count) % classes
        files[f"{part}-images-idx3-ubyte.gz"] = gzip.compress(idx_bytes(bars_of(labels, side)))
        files[f"{part}-labels-idx1-ubyte.gz"] = gzip.compress(idx_bytes(labels))
    return files


def write_data(folder: Path, names: str | None = None, **how: object) -> Path:
    """A data set in a folder, with a text file for the names of its classes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in data_files(**how).items():  # type: ignore[arg-type]
        (folder / name).write_bytes(content)
    if names is not None:
        (folder / "classes.txt").write_text(names, "utf-8")
    return folder
