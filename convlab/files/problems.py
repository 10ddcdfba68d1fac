"""Why a file is refused: the kind of problem, which the window translates, and a detail."""

from __future__ import annotations

from enum import Enum


class Problem(Enum):
    """What is wrong with a file."""

    FOREIGN = "this is not a convlab session"
    DAMAGED = "the file is damaged or cut short"
    TOO_NEW = "the file was made by a newer convlab"
    TOO_LARGE = "the file is too large"
    IMPOSSIBLE = "the file holds something that no lab can show"


class RefusedError(ValueError):
    """A file cannot be opened. `detail` names the place in it, or is empty."""

    def __init__(self, problem: Problem, detail: str = "") -> None:
        super().__init__(f"{problem.value}: {detail}" if detail else problem.value)
        self.problem = problem
        self.detail = detail
