"""Writing a file so that a complete one always exists: the old one until the new one is safely on the disk."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO


def write_atomically(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Let `write` fill a temporary file in the same folder, and move it to `path` when it is on the disk.

    If anything fails, the old file is unchanged and the temporary one is removed. Of a symbolic link, the target is
    written. Raises OSError when the folder cannot be written to or the disk is full.
    """
    path = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        _copy_mode(name, path)
        os.replace(name, path)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise
    _sync_folder(path.parent)


def _copy_mode(name: str, path: Path) -> None:
    """Set the mode of the replaced file, or of a new one: a temporary file is readable by its owner alone."""
    try:
        mode = path.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    os.chmod(name, mode)  # noqa: PTH101


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut too. Not every system can; the file is complete either way."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
