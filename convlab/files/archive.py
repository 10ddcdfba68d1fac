"""A document and named arrays in one zip file.

A zip, because any archive program opens it, each member has a checksum, and drawings compress to a few kilobytes. Its
members are `session.json` and one `NAME.npy` for each array, in NumPy's own format: `numpy.load` reads them by name.

Nothing in a file is trusted: members must be stored or deflated and have names that we would write; their number and
sizes are checked before anything is unpacked. No member is ever extracted to the disk.
"""

from __future__ import annotations

import io
import json
import math
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

import numpy as np
from numpy.typing import NDArray

from convlab.files.problems import Problem, RefusedError
from convlab.files.progress import Progress, ignore_progress

DOCUMENT = "session.json"
MOST_MEMBERS = 60_000  # a zip that counts in 16 bits has at most 65,535
MOST_DIRECTORY = 16 << 20  # bytes of the list of members
MOST_DOCUMENT = 64 << 20  # bytes of the unpacked document
MOST_BYTES = 1 << 30  # of the file, and of all that is unpacked from it
MOST_AXES = 8
DTYPES = {"|u1": np.uint8, "<i8": np.int64, "<f4": np.float32, "<f8": np.float64}

Arrays = Mapping[str, NDArray[Any]]

_NAME = re.compile(r"(?:[a-z0-9_]+/)*[a-z0-9_]+")
_HEADER = re.compile(
    rb"\{'descr': '([|<][a-z]\d)', 'fortran_order': False, 'shape': \(((?:\d{1,10}, ?)*\d{0,10})\), \} *\n"
)
_END = struct.Struct(
    "<4s4H2LH"
)  # the end record of a zip file: the number of members and the size of their list are read
_ZIP64 = b"PK\x06\x07"
_TIME = (2020, 1, 1, 0, 0, 0)  # of every member, so that equal content gives equal bytes


# ---- writing


def write_archive(
    file: BinaryIO, document: Mapping[str, Any], arrays: Arrays, progress: Progress = ignore_progress
) -> None:
    """Write a document of JSON values, and arrays of the types in `DTYPES`.

    Raises ValueError for a number that is not finite, an array of another type, or a name that would not be read.
    """
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1)
    with zipfile.ZipFile(file, "w") as archive:
        _write(archive, DOCUMENT, text.encode())
        total, done = sum(array.nbytes for array in arrays.values()), 0
        for name, array in arrays.items():
            progress(done / max(1, total))
            done += array.nbytes
            if not _NAME.fullmatch(name):
                raise ValueError(f"{name!r} is not a name for an array")
            _write(archive, f"{name}.npy", _npy(array))


def _write(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    is_incompressible = b"'<f4'" in data[:64]  # weights
    archive.writestr(
        zipfile.ZipInfo(name, _TIME), data, zipfile.ZIP_STORED if is_incompressible else zipfile.ZIP_DEFLATED
    )


def _npy(array: NDArray[Any]) -> bytes:
    array = np.ascontiguousarray(array)
    array = array.astype(array.dtype.newbyteorder("<"), copy=False)
    if array.dtype.str not in DTYPES:
        raise ValueError(f"arrays of {array.dtype} are not written")
    file = io.BytesIO()
    np.save(file, array, allow_pickle=False)
    return file.getvalue()


# ---- reading


def read_archive(path: Path, progress: Progress = ignore_progress) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """The document and the arrays in a file. Raises RefusedError for any other file, OSError when it cannot be read."""
    with path.open("rb") as file:
        try:
            _require_small(file)
            with zipfile.ZipFile(file) as archive:
                return _read(archive, progress)
        except (zipfile.BadZipFile, zlib.error, EOFError, struct.error, RuntimeError, OverflowError) as error:
            raise RefusedError(Problem.DAMAGED, str(error)) from error
        except RefusedError:
            raise
        except ValueError as error:  # a member's name is not valid text
            raise RefusedError(Problem.DAMAGED, str(error)) from error


def _require_small(file: BinaryIO) -> None:
    """Check the end record before zipfile reads a list of members of any length."""
    size = file.seek(0, io.SEEK_END)
    if size > MOST_BYTES:
        raise RefusedError(Problem.TOO_LARGE, f"{size:,} bytes; at most {MOST_BYTES:,} are read")
    file.seek(0)
    if file.read(4) != b"PK\3\4":
        raise RefusedError(Problem.FOREIGN)
    reach = min(size, _END.size + 20)  # a zip64 locator may precede the end record
    file.seek(size - reach)
    tail = file.read(reach)
    if len(tail) < _END.size or tail[-_END.size :][:4] != b"PK\5\6" or tail.startswith(_ZIP64):
        raise RefusedError(Problem.DAMAGED, "its list of members is missing")
    *_, members, directory, _, _ = _END.unpack(tail[-_END.size :])
    if members > MOST_MEMBERS or directory > MOST_DIRECTORY:
        raise RefusedError(Problem.TOO_LARGE, f"{members:,} members")
    file.seek(0)


def _read(archive: zipfile.ZipFile, progress: Progress) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    members = {info.filename: info for info in archive.infolist()}
    if len(members) != len(archive.infolist()):
        raise RefusedError(Problem.DAMAGED, "two members have the same name")
    if DOCUMENT not in members:
        raise RefusedError(Problem.FOREIGN)
    if min(info.header_offset for info in members.values()) < 0:  # zipfile would seek to it
        raise RefusedError(Problem.DAMAGED, "a member begins before the file")
    total = sum(info.file_size for info in members.values())
    if total > MOST_BYTES or members[DOCUMENT].file_size > MOST_DOCUMENT:
        raise RefusedError(Problem.TOO_LARGE, f"{total:,} bytes when unpacked")
    document = _document(_unpacked(archive, members.pop(DOCUMENT)))
    names = {_array_name(member): info for member, info in members.items()}
    arrays, done = {}, 0
    for name, info in names.items():
        progress(done / max(1, total))
        done += info.file_size
        arrays[name] = _array(name, _unpacked(archive, info))
    return document, arrays


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """A member's bytes; at most one more than it declares is unpacked."""
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or info.flag_bits & 1:
        raise RefusedError(Problem.DAMAGED, f"{info.filename!r} is packed in a way that is not read")
    with archive.open(info) as member:
        data = member.read(info.file_size + 1)
    if len(data) != info.file_size:
        raise RefusedError(Problem.DAMAGED, f"{info.filename!r} is not as long as it should be")
    return data


def _document(data: bytes) -> dict[str, Any]:
    try:
        document = json.loads(data.decode(), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError is a ValueError
        raise RefusedError(Problem.DAMAGED, f"{DOCUMENT} is not JSON") from error
    if not isinstance(document, dict):
        raise RefusedError(Problem.DAMAGED, f"{DOCUMENT} is not an object")
    return document


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number in JSON")


def _array_name(member: str) -> str:
    name = member.removesuffix(".npy")
    if name == member or not _NAME.fullmatch(name):
        raise RefusedError(Problem.DAMAGED, f"a member has the name {member!r}")
    return name


def _array(name: str, data: bytes) -> NDArray[Any]:
    """An array in NumPy's format 1.0; only the form of header that we write is read."""
    length = int.from_bytes(data[8:10], "little")
    header, values = _HEADER.fullmatch(data[10 : 10 + length]), data[10 + length :]
    if data[:8] != b"\x93NUMPY\1\0" or header is None or header[1].decode() not in DTYPES:
        raise RefusedError(Problem.DAMAGED, f"{name} is not an array of numbers")
    shape = tuple(int(side) for side in header[2].split(b",") if side.strip())
    dtype = np.dtype(header[1].decode())
    if len(shape) > MOST_AXES or math.prod(shape) * dtype.itemsize != len(values):
        raise RefusedError(Problem.DAMAGED, f"{name} does not hold what its header says")
    return np.frombuffer(values, dtype).reshape(shape)
