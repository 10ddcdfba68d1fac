"""What the user has made in a session: the value that is saved, opened and autosaved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from convlab.labs.lenet.runs.stored import StoredRun


@dataclass(frozen=True, eq=False)
class Work:
    """The labs' states by name, the lab on the screen, training runs, and the path of the work's own file."""

    states: Mapping[str, Any] = field(default_factory=dict)
    lab: str | None = None
    runs: tuple[StoredRun, ...] = ()
    origin: str | None = None
