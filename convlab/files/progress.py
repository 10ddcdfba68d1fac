"""How reading and writing report their progress, and how they are cancelled."""

from __future__ import annotations

from collections.abc import Callable

# called with the share that is done, from 0 to 1; may raise CancelledError, which leaves every file as it was
Progress = Callable[[float], None]


class CancelledError(Exception):
    """The user has cancelled the task."""


def ignore_progress(_share: float) -> None:
    """For tasks whose progress nobody follows."""
