"""The states of a run that are kept so that one can go back to them: every one of the first steps, then fewer."""

from __future__ import annotations

import math
from bisect import bisect_right, insort

import numpy as np

from convlab.core import TrainingState

EACH_OF_FIRST = 32  # steps; of them all are kept as long as there is room
SMALLEST_SPACING = 4  # steps between two states after those
EVENLY = 200  # states or more that a long run offers after them
SECONDS_BETWEEN_STATES = 1 / 8


def _step_of(state: TrainingState) -> int:
    return state.step


class WeightHistory:
    """States in the order of their steps."""

    def __init__(self) -> None:
        self.states: list[TrainingState] = []

    def add(self, state: TrainingState) -> None:
        """Keep a state; one of the same step stays as it is."""
        if self.states and state.step <= self.states[-1].step:
            if state.step not in map(_step_of, self.states):
                insort(self.states, state, key=_step_of)
        else:
            self.states.append(state)

    def nearest(self, step: int) -> TrainingState | None:
        """The state at this step, or the last one before it."""
        position = bisect_right(self.states, step, key=_step_of)
        return self.states[position - 1] if position else None

    @property
    def steps(self) -> list[int]:
        return [state.step for state in self.states]

    @property
    def nbytes(self) -> int:
        return sum(state.nbytes for state in self.states)

    def thin_out(self) -> None:
        """Drop the state that leaves the smallest gap; those of the first steps only if no others are left.

        The first and the last state always stay. Dropping one by one keeps the rest evenly spaced.
        """
        steps = np.array(self.steps)
        if len(steps) < 3:
            return
        gaps = steps[2:] - steps[:-2]
        later = steps[1:-1] > steps[0] + EACH_OF_FIRST
        if later.any():
            gaps = np.where(later, gaps, gaps.max() + 1)
        del self.states[1 + int(gaps.argmin())]


class Schedule:
    """Which steps' states a run offers to its history. The history decides which it keeps."""

    def __init__(self, first_step: int) -> None:
        self._first = first_step
        self._last_step, self._last_time = first_step, -math.inf

    def is_due(self, step: int, now: float) -> bool:
        """Whether to keep the state after this step; `now` is in seconds. Counts as kept when it is."""
        if step - self._first > EACH_OF_FIRST and (
            step - self._last_step < spacing_at(step - self._first) or now - self._last_time < SECONDS_BETWEEN_STATES
        ):
            return False
        self._last_step, self._last_time = step, now
        return True


def spacing_at(step: int) -> int:
    """Steps between two states so far into a run: a power of two, for about `EVENLY` states in all, or twice those."""
    return max(SMALLEST_SPACING, 1 << (step // EVENLY).bit_length() >> 1)
