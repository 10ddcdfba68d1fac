"""Writing a file so that there is always a whole one: the old one until the new one is safely on the disk."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO


def write_atomically(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Let `write` fill a new file beside the one to be written, and put it in its place when it is on the disk.

    Whatever goes wrong, the old file is as it was and the new one is gone. A link stays one: what it leads to is
    written. Raises OSError when the folder cannot be written to or the disk is full.
    """
    path = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        _give_mode(name, path)
        os.replace(name, path)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise
    _sync_folder(path.parent)


def _give_mode(name: str, path: Path) -> None:
    """The rights of the file that is replaced, or those that a new file gets: a temporary one is its owner's alone."""
    try:
        mode = path.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    os.chmod(name, mode)  # noqa: PTH101


def _sync_folder(folder: Path) -> None:
    """The new name too is to survive a power cut. Not every system can do that; the file is whole either way."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
