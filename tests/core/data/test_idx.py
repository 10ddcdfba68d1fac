"""Reading IDX files, and refusing everything that only looks like one."""

from __future__ import annotations

import gzip
import os
import re
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from convlab.core.data.idx import read_idx
from convlab.core.data.problems import DataError
from tests.core.data.idx_files import idx_bytes, idx_header

VALUES = np.arange(60, dtype=np.uint8).reshape(3, 4, 5)
PLAIN = idx_bytes(VALUES)
GZIPPED = gzip.compress(PLAIN, mtime=0)


def flipped(data: bytes, position: int) -> bytes:
    return data[:position] + bytes([data[position] ^ 0xFF]) + data[position + 1 :]


@pytest.mark.parametrize("name", ["digits", "digits.gz"])
@pytest.mark.parametrize("data", [PLAIN, GZIPPED], ids=["plain", "gzipped"])
def test_plain_and_gzipped_files_are_told_apart_by_what_they_hold(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    array = read_idx(path)
    assert array.dtype == np.uint8
    assert np.array_equal(array, VALUES)


@pytest.mark.parametrize("shape", [(7,), (2, 3), (2, 1, 3, 2), (0,), (5, 0)])
def test_one_to_four_axes_even_empty_ones(tmp_path: Path, shape: tuple[int, ...]) -> None:
    path, values = tmp_path / "digits", np.ones(shape)
    path.write_bytes(idx_bytes(values))
    assert np.array_equal(read_idx(path), values)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not an IDX file (it starts with nothing, not with 0000)"),
        (b"\0\0\x08", "not an IDX file (it starts with 000008"),
        (b"\x89PNG\r\n", "not an IDX file (it starts with 89504e47, not with 0000)"),
        (gzip.compress(b"hello"), "not an IDX file (it starts with 68656c6c, not with 0000)"),
        (idx_header(1, kind=0x0D) + bytes(4), "holds values of type 0x0d; only unsigned bytes (0x08) are read"),
        (idx_header(), "claims 0 axes; 1 to 4 are read"),
        (idx_header(1, 1, 1, 1, 1) + bytes(1), "claims 5 axes; 1 to 4 are read"),
        (PLAIN[:9], "ends within its header"),
        (PLAIN[:-1], "should hold 3 × 4 × 5 = 60 values but holds only 59"),
        (gzip.compress(PLAIN[:-1]), "should hold 3 × 4 × 5 = 60 values but holds only 59"),
        (PLAIN + b"\0", "should hold 3 × 4 × 5 = 60 values but holds more"),
        (gzip.compress(PLAIN + b"\0"), "should hold 3 × 4 × 5 = 60 values but holds more"),
        (idx_header(60_000, 280, 280), "claims 60000 × 280 × 280 values; at most 536,870,912 are read"),
        (idx_header(0, 2**31, 2**31), "claims 0 × 2147483648 × 2147483648 values; at most 536,870,912 are read"),
        (GZIPPED[:-1], "the compressed data is damaged or cut short"),
        (GZIPPED[:12], "the compressed data is damaged or cut short"),
        (GZIPPED[:5], "the compressed data is damaged or cut short"),
        (flipped(GZIPPED, 2), "the compressed data is damaged or cut short"),  # the method
        (flipped(GZIPPED, 10), "the compressed data is damaged or cut short"),  # the deflated data
        (flipped(GZIPPED, -8 + len(GZIPPED)), "the compressed data is damaged or cut short"),  # the checksum
        (GZIPPED + b"more", "the compressed data is damaged or cut short"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_refusals_name_the_file_and_the_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "digits-idx3"
    path.write_bytes(data)
    with pytest.raises(DataError, match=f"^digits-idx3: {re.escape(reason)}"):
        read_idx(path)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        read_idx(tmp_path / "nowhere")
    with pytest.raises(IsADirectoryError):
        read_idx(tmp_path)


def mutated(data: bytes, rng: np.random.Generator) -> bytes:
    """A few bytes changed, cut off or put in."""
    for _ in range(rng.integers(1, 4)):
        at = int(rng.integers(min(len(data), 16) if rng.random() < 0.5 else len(data))) if data else 0
        change = rng.integers(4)
        if change == 0:
            data = data[:at]
        elif change == 1:
            data = data[:at] + rng.bytes(int(rng.integers(1, 5))) + data[at:]
        else:
            data = data[:at] + rng.bytes(1) + data[at + 1 :]
    return data


@pytest.mark.parametrize(("data", "unpack"), [(PLAIN, bytes), (GZIPPED, gzip.decompress)], ids=["plain", "gzipped"])
def test_a_damaged_file_is_refused_or_read_as_it_says(
    tmp_path: Path, data: bytes, unpack: Callable[[bytes], bytes]
) -> None:
    path, rng, refused = tmp_path / "digits", np.random.default_rng(0), 0
    for _ in range(500):
        damaged = mutated(data, rng)
        path.write_bytes(damaged)
        try:
            array = read_idx(path)
        except ValueError as error:
            assert str(error).startswith("digits: ")  # noqa: PT017
            refused += 1
        else:
            assert array.dtype == np.uint8
            assert idx_bytes(array) == (unpack(damaged) if damaged.startswith(b"\x1f\x8b") else damaged)
    assert 250 < refused < 500


def test_what_a_header_claims_takes_no_memory_before_it_is_there(tmp_path: Path) -> None:
    path = tmp_path / "digits"
    for data in (idx_header(512, 1024, 1024) + bytes(10), gzip.compress(idx_header(512, 1024, 1024) + bytes(10))):
        path.write_bytes(data)
        tracemalloc.start()
        with pytest.raises(DataError, match="holds only 10"):
            read_idx(path)
        assert tracemalloc.get_traced_memory()[1] < 64 << 20
        tracemalloc.stop()


def test_a_small_file_that_unpacks_to_much_is_read_no_further_than_it_says(tmp_path: Path) -> None:
    path = tmp_path / "digits.gz"
    path.write_bytes(gzip.compress(idx_header(3) + bytes(100_000_000), 1))
    with pytest.raises(DataError, match="should hold 3 = 3 values but holds more"):
        read_idx(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "digits")
    with pytest.raises(DataError, match="digits: not a file"):
        read_idx(tmp_path / "digits")
