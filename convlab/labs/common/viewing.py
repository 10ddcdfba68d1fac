"""How a state is looked at: which view is open, which step is shown.

A state's class names such fields in `VIEWING`. They are saved and restored with the rest, but to change them is no step
of the history and nothing that one is asked to save. Nothing that a state works out may follow from them.

A state may consist of parts: fields that hold states with a `VIEWING` of their own, each named after the view that
shows it. A part that is looked at in another way is the same work.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from convlab.labs.common.arrays import changed_fields

S = TypeVar("S")


def viewing_fields(state: Any) -> frozenset[str]:
    """The names of the fields that only say how the state is looked at."""
    return frozenset(getattr(state, "VIEWING", ()))


def parts(state: Any) -> dict[str, Any]:
    """The states that a state consists of, by the names of their fields."""
    values = {entry.name: getattr(state, entry.name) for entry in fields(state)}
    return {name: value for name, value in values.items() if is_dataclass(value) and hasattr(value, "VIEWING")}


def looked_at(state: S, **changes: Any) -> S:
    """The state looked at in another way. What has been worked out of it is kept."""
    if unknown := {name for name, value in changes.items() if not _is_a_look(state, name, value)}:
        raise ValueError(f"{', '.join(sorted(unknown))}: changing it is a step of the history")
    new: S = replace(state, **changes)  # type: ignore[type-var]
    own = {entry.name for entry in fields(state)}  # type: ignore[arg-type]
    vars(new).update((name, value) for name, value in vars(state).items() if name not in own)
    return new


def looked_at_like(state: S, other: S) -> S:
    """The state looked at in the way that another one is; the very same one if it is already.

    If a part is other work than the other state's, its view is opened: what is undone is seen.
    """
    seen = {name: looked_at_like(part, getattr(other, name)) for name, part in parts(state).items()}
    changes = {name: part for name, part in seen.items() if part is not getattr(state, name)}
    changes |= {name: getattr(other, name) for name in viewing_fields(state) & changed_fields(state, other)}
    differing = [name for name, part in seen.items() if not is_same_work(part, getattr(other, name))]
    if differing and getattr(other, "view", None) not in differing:
        changes["view"] = differing[0]
    return looked_at(state, **changes) if changes else state


def is_same_work(a: Any, b: Any) -> bool:
    """True if two states of a lab differ in nothing but how they are looked at."""
    return a is b or all(_is_a_look(a, name, getattr(b, name)) for name in changed_fields(a, b))


def _is_a_look(state: Any, name: str, value: Any) -> bool:
    """Whether to give a field this value only changes how the state is looked at."""
    return name in viewing_fields(state) or (name in parts(state) and is_same_work(getattr(state, name), value))
