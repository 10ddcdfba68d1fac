"""What the app knows of a lab without its page."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from convlab.labs.common.readings import Reading
from convlab.labs.common.viewing import parts

S = TypeVar("S")


@dataclass(frozen=True)
class Lab(Generic[S]):
    """A lab: its name, which is its folder's, and its state, a frozen dataclass with a default for every field.

    `check` raises ValueError for a state that no control could have made, `scenes` are the names of its prepared
    examples, `readings` what it can be asked. `file_name` is what the lab is called in session files, where that is not
    its name.
    """

    name: str
    state: type[S]  # called without arguments, the state that the lab opens with
    check: Callable[[S], None]
    scenes: Collection[str] = ()
    readings: tuple[Reading[S], ...] = ()
    file_name: str = ""

    @property
    def name_in_files(self) -> str:
        return self.file_name or self.name

    def without_unknown_scene(self, state: S) -> S:
        """The state; the name of an example that this convlab does not have is dropped, and what it shows is kept."""
        changes: dict[str, Any] = {name: self.without_unknown_scene(part) for name, part in parts(state).items()}
        scene = getattr(state, "scene", None)
        if scene is not None and scene not in self.scenes:
            changes["scene"] = None
        return replace(state, **changes) if changes else state  # type: ignore[type-var]
