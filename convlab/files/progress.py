"""How reading and writing tell how far they are."""

from __future__ import annotations

from collections.abc import Callable

# gets the share that is done, from 0 to 1; it may raise CancelledError, and then nothing of the file is kept
Progress = Callable[[float], None]


class CancelledError(Exception):
    """The user does not want it any more."""


def untold(_share: float) -> None:
    """Nobody is told, and nobody cancels."""
