"""IDX, the file format of MNIST and of the data sets made to replace it.

Two zero bytes, a byte for the type (8 is unsigned byte), a byte for the number of axes, each axis' length as a
big-endian 32-bit number, then the values. The whole file may be gzipped.
"""

from __future__ import annotations

import gzip
import math
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

import numpy as np
from numpy.typing import NDArray

from convlab.core.data.plain_files import require_plain_file
from convlab.core.data.problems import DataError, DataProblem

UNSIGNED_BYTE = 8
MOST_AXES = 4
MOST_BYTES = 512 * 1024 * 1024
PIECE = 16 * 1024 * 1024
GZIP_MAGIC = b"\x1f\x8b"


def read_idx(path: Path, progress: Callable[[int], object] = lambda _position: None) -> NDArray[np.uint8]:
    """The array in an IDX file of unsigned bytes, plain or gzipped.

    `progress` is called again and again with the number of bytes of the file that have been read.

    Raises DataError, with the file's name, for anything else: another format or type, a file that is cut short or goes
    on after its values, one that claims more than 512 MB, damaged compression. Raises OSError when it cannot be read.
    """
    require_plain_file(path)
    with path.open("rb") as file:
        gzipped = file.read(2) == GZIP_MAGIC
        file.seek(0)
        try:
            return _read(cast(BinaryIO, gzip.open(file)) if gzipped else file, path.name, lambda: progress(file.tell()))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise DataError(DataProblem.COMPRESSION, path.name) from error


def _read(file: BinaryIO, name: str, progress: Callable[[], object]) -> NDArray[np.uint8]:
    magic = file.read(4)
    if not magic:
        raise DataError(DataProblem.EMPTY, name)
    if len(magic) < 4 or magic[:2] != b"\0\0":
        raise DataError(DataProblem.NOT_IDX, name, magic.hex())
    kind, axes = magic[2], magic[3]
    if kind != UNSIGNED_BYTE:
        raise DataError(DataProblem.OTHER_TYPE, name, f"0x{kind:02x}")
    if not 1 <= axes <= MOST_AXES:
        raise DataError(DataProblem.AXES, name, axes, MOST_AXES)
    lengths = file.read(4 * axes)
    if len(lengths) < 4 * axes:
        raise DataError(DataProblem.HEADER, name)
    shape = struct.unpack(f">{axes}I", lengths)
    size, described = math.prod(shape), " × ".join(map(str, shape))
    if math.prod(max(length, 1) for length in shape) > MOST_BYTES:  # an empty axis does not hide the others
        raise DataError(DataProblem.TOO_LARGE, name, described, MOST_BYTES)
    values = _read_at_most(file, size + 1, progress)
    if len(values) > size:
        raise DataError(DataProblem.TOO_LONG, name, described, size)
    if len(values) < size:
        raise DataError(DataProblem.CUT_SHORT, name, described, size, len(values))
    return np.frombuffer(values, np.uint8).reshape(shape)


def _read_at_most(file: BinaryIO, size: int, progress: Callable[[], object]) -> bytes:
    """In pieces, so that a header which claims too much takes no memory for what is not there."""
    pieces: list[bytes] = []
    while size > 0 and (piece := file.read(min(size, PIECE))):
        pieces.append(piece)
        size -= len(piece)
        progress()
    return b"".join(pieces)
