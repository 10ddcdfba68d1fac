"""Changes of a state that holds matrices: dropping those that change nothing, refusing impossible ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from convlab.labs.common.arrays import LARGEST_VALUE
from convlab.labs.common.sliding import LARGEST_INPUT

MATRICES = {"input": "input_name", "kernel": "recipe"}  # fields of a state that hold arrays, and their names


def without_repetition(state: Any, changes: Mapping[str, Any]) -> dict[str, Any]:
    """The changes without arrays that equal the present ones, whose names are then kept too."""
    changes = dict(changes)
    for name, label in MATRICES.items():
        if name in changes and np.array_equal(changes[name], getattr(state, name)):
            del changes[name]
            for names in (label, "scene"):
                if names in changes and changes[names] is None:
                    del changes[names]
    return changes


def require_possible(changes: Mapping[str, Any]) -> None:
    """Raises OverflowError for numbers too large, ValueError for an input too large."""
    arrays = [changes[name] for name in MATRICES if name in changes]
    numbers = [max(float(array.max()), -float(array.min())) for array in arrays] + [abs(changes.get("pen", 0.0))]
    numbers += [abs(number) for number in changes.get("pair", ())]
    if not max(numbers) <= LARGEST_VALUE:  # nan neither
        raise OverflowError
    if "input" in changes and max(changes["input"].shape[-2:]) > LARGEST_INPUT:
        raise ValueError
