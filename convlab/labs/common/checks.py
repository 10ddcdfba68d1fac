"""What a file may hold: the checks that the labs' own checks are made of.

A state that is read from a file has fields of the declared types; beyond that it must be one that the lab's controls
could have made. A check raises ValueError with the reason. It looks at sizes before it asks the lab whether the values
go together, so that no file makes it compute for long.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from convlab.labs.common.arrays import Matrix
from convlab.labs.common.inputs import NUMBERS
from convlab.labs.common.sliding import LARGEST_INPUT, Sliding

LARGEST_PADDED = 8192  # rows, and columns, of an input with its padding
MOST_CELLS = 1 << 23  # of it, over all channels


def require(fulfilled: bool, reason: str) -> None:
    """Raises ValueError with the reason unless it is fulfilled."""
    if not fulfilled:
        raise ValueError(reason)


def require_within(name: str, values: Iterable[float], low: float, high: float) -> None:
    require(all(low <= value <= high for value in values), f"{name} must be from {low} to {high}")


def require_known(name: str, value: Any, known: Iterable[Any]) -> None:
    require(value in known, f"{name} is unknown: {value!r}")


def require_shape(name: str, array: Matrix, axes: int, low: int, high: int) -> None:
    """As many axes, the last two of them with `low` to `high` cells, and no axis empty."""
    fits = array.ndim == axes and min(array.shape) >= 1 and all(low <= side <= high for side in array.shape[-2:])
    require(fits, f"{name} has the shape {array.shape}")


def require_settled(changes: dict[str, Any]) -> None:
    """What a lab would change to make a state possible: nothing."""
    require(not changes, f"{', '.join(sorted(changes))} cannot be so")


def require_input(state: Any, axes: int, least: int = 1, most: int = LARGEST_INPUT) -> None:
    """What the labs with a matrix as their input have in common."""
    require_shape("input", state.input, axes, least, most)
    require_within("number", [state.number], 0, NUMBERS - 1)
    require(state.white > 0, "white must be above 0")


def require_step(step: int) -> None:
    """Whether there are so many steps is not asked: a step beyond the last one shows the last one."""
    require_within("step", [step], 0, LARGEST_PADDED**2)


def require_window(sliding: Sliding, most: int, planes: int = 1) -> None:
    require_within("kernel", sliding.kernel, 1, most)
    require_within("stride and dilation", (*sliding.stride, *sliding.dilation), 1, LARGEST_PADDED)
    require_within("padding", sliding.padding, 0, LARGEST_PADDED)
    require_within("input with its padding", sliding.padded, 1, LARGEST_PADDED)
    require(math.prod(sliding.padded) * planes <= MOST_CELLS, "input with its padding is too large")
    require(all(map(int.__le__, sliding.extent, sliding.padded)), "the kernel does not fit")
