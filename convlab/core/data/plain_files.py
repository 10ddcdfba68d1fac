"""Files in the ordinary sense: what is opened is read to its end, and a pipe or a device has none."""

from __future__ import annotations

from pathlib import Path

from convlab.core.data.problems import DataError, DataProblem


def require_plain_file(path: Path) -> None:
    """Raises DataError for a pipe, a device or a socket. Whatever else is wrong shows when it is opened."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise DataError(DataProblem.NO_FILE, path.name)
