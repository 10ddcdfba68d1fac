"""What the user has made in a session: the value that is saved, opened and autosaved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from convlab.labs.lenet.runs.stored import StoredRun


@dataclass(frozen=True, eq=False)
class Work:
    """The labs' states by name, the lab on the screen, training runs, and the path of the work's own file.

    `checkpoints` counts the states that the runs have; `runs` hold only as many of them as there is room for in a file.
    """

    states: Mapping[str, Any] = field(default_factory=dict)
    lab: str | None = None
    runs: tuple[StoredRun, ...] = ()
    origin: str | None = None
    checkpoints: int = 0

    @property
    def checkpoints_kept(self) -> int:
        return sum(len(run.states) for run in self.runs)

    @property
    def bytes_of_runs(self) -> int:
        """About what the runs take in a file."""
        return sum(run.nbytes for run in self.runs)
