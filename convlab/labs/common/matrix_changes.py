"""Changes of a state that holds matrices: dropping those that change nothing, refusing impossible ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from convlab.labs.common.arrays import LARGEST_VALUE
from convlab.labs.common.sliding import LARGEST_INPUT

MATRICES = {"input": "input_name", "kernel": "recipe"}  # fields of a state that hold arrays, and their names


def without_repetition(state: Any, changes: Mapping[str, Any]) -> dict[str, Any]:
    """The changes that change something: an array, or an example, that stays as it is keeps its name too."""
    changed = {name: value for name, value in changes.items() if not _is_same(value, getattr(state, name))}
    for name, label in MATRICES.items():
        if name in changes and name not in changed and changed.get(label, "") is None:
            del changed[label]
    if not changed.keys() - {"scene", *MATRICES.values()} and changed.get("scene", "") is None:
        del changed["scene"]
    return changed


def _is_same(value: Any, present: Any) -> bool:
    return np.array_equal(value, present) if isinstance(value, np.ndarray) else bool(value == present)


def require_possible(changes: Mapping[str, Any]) -> None:
    """Raises OverflowError for numbers too large, ValueError for an input too large."""
    arrays = [changes[name] for name in MATRICES if name in changes]
    numbers = [max(float(array.max()), -float(array.min())) for array in arrays] + [abs(changes.get("pen", 0.0))]
    numbers += [abs(number) for number in changes.get("pair", ())]
    if not max(numbers) <= LARGEST_VALUE:  # nan neither
        raise OverflowError
    if "input" in changes and max(changes["input"].shape[-2:]) > LARGEST_INPUT:
        raise ValueError
