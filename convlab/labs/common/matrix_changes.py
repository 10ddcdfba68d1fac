"""Changes of a state that holds matrices: dropping those that change nothing, refusing impossible ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from convlab.labs.common.arrays import LARGEST_VALUE
from convlab.labs.common.sliding import LARGEST_INPUT

MATRICES = {"input": "input_name", "kernel": "recipe"}  # fields of a state that hold arrays, and their names
NAMES = {*MATRICES.values(), "scene"}


def without_repetition(state: Any, changes: Mapping[str, Any]) -> dict[str, Any]:
    """The changes without arrays that equal the present ones, whose names are then kept too.

    Where no value changes at all, nothing is left: that is no edit, and the example stays the example.
    """
    changes = dict(changes)
    if all(_is_same(getattr(state, name), value) for name, value in changes.items() if name not in NAMES):
        changes = {name: value for name, value in changes.items() if name not in NAMES or value is not None}
    for name, label in MATRICES.items():
        if name in changes and np.array_equal(changes[name], getattr(state, name)):
            del changes[name]
            if label in changes and changes[label] is None:
                del changes[label]
    return changes


def _is_same(old: Any, new: Any) -> bool:
    return np.array_equal(old, new) if isinstance(old, np.ndarray) else bool(old == new)


def require_possible(changes: Mapping[str, Any]) -> None:
    """Raises OverflowError for numbers too large, ValueError for an input too large."""
    arrays = [changes[name] for name in MATRICES if name in changes]
    numbers = [max(float(array.max()), -float(array.min())) for array in arrays] + [abs(changes.get("pen", 0.0))]
    numbers += [abs(number) for number in changes.get("pair", ())]
    if not max(numbers) <= LARGEST_VALUE:  # nan neither
        raise OverflowError
    if "input" in changes and max(changes["input"].shape[-2:]) > LARGEST_INPUT:
        raise ValueError
