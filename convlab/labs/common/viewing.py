"""How a state is looked at: which view is open, which step is shown.

A state's class names such fields in `VIEWING`. They are saved and restored with the rest, but to change them is no step
of the history and nothing that one is asked to save. Nothing that a state works out may follow from them.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar

from convlab.labs.common.arrays import changed_fields

S = TypeVar("S")


def viewing_fields(state: Any) -> frozenset[str]:
    """The names of the fields that only say how the state is looked at."""
    return frozenset(getattr(state, "VIEWING", ()))


def looked_at(state: S, **changes: Any) -> S:
    """The state looked at in another way. What has been worked out of it is kept."""
    if unknown := changes.keys() - viewing_fields(state):
        raise ValueError(f"{', '.join(sorted(unknown))}: changing it is a step of the history")
    new: S = replace(state, **changes)  # type: ignore[type-var]
    own = {entry.name for entry in fields(state)}  # type: ignore[arg-type]
    vars(new).update((name, value) for name, value in vars(state).items() if name not in own)
    return new


def looked_at_like(state: S, other: S) -> S:
    """The state looked at in the way that another one is; the very same one if it is already."""
    changes = {name: getattr(other, name) for name in viewing_fields(state) & changed_fields(state, other)}
    return looked_at(state, **changes) if changes else state


def is_same_work(a: Any, b: Any) -> bool:
    """True if two states of a lab differ in nothing but how they are looked at."""
    return a is b or not changed_fields(a, b) - viewing_fields(a)
