"""The Qt-free half: a state that holds one number, what a file may hold of it, and what can be read of it."""

from __future__ import annotations

from dataclasses import dataclass

from convlab.labs.common.checks import require_within
from convlab.labs.common.lab import Lab

SIDES = (1, 9)


@dataclass(frozen=True, eq=False)
class SmallState:
    """The side of a square."""

    side: int = 3

    @property
    def area(self) -> int:
        return self.side**2


def check(state: SmallState) -> None:
    require_within("side", [state.side], *SIDES)


LAB = Lab("small", SmallState, check)
