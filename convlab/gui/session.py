"""The state of every lab and its history: the one place where a state is replaced."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

LONGEST_HISTORY = 200


@dataclass
class _History:
    state: Any
    past: list[Any] = field(default_factory=list)
    future: list[Any] = field(default_factory=list)
    merge: Hashable = None  # what the newest step may still be merged with


class Session(QObject):
    """Lab states by name. `changed` carries the lab's name, the old state and the new one.

    The states are frozen dataclasses: undo and redo put an old value back. Each lab has its own history.
    """

    changed = Signal(str, object, object)
    history_changed = Signal(str)

    def __init__(self, states: Mapping[str, Any] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._labs: dict[str, _History] = {}
        self._first: dict[str, Any] = {}  # the state that a lab begins with
        self._waiting: dict[str, Any] = {}  # restored states of labs that are not taken up yet
        self._delivering = False
        for name, state in (states or {}).items():
            self.add(name, state)

    def add(self, lab: str, state: Any) -> None:
        """Take up a lab, in its first state, or in the one that was restored before."""
        self._first[lab] = state
        self._labs[lab] = _History(self._waiting.pop(lab, state))

    def __getitem__(self, lab: str) -> Any:
        return self._labs[lab].state

    def edit(self, lab: str, *, merge: Hashable = None, **changes: Any) -> None:
        """Replace fields of a lab's state; nothing happens when all keep their value.

        Successive edits with the same `merge` (a stroke, a drag) are one step of the history.
        Raises RuntimeError while `changed` is being delivered: a receiver that edits would start a loop.
        """
        history = self._labs[lab]
        if all(_same(getattr(history.state, name), value) for name, value in changes.items()):
            return
        self._refuse_loops()
        new = replace(history.state, **changes)
        if merge is None or merge != history.merge:
            history.past = [*history.past[1 - LONGEST_HISTORY :], history.state]
        history.merge = merge
        history.future = []
        self._show(lab, new)

    def put_right(self, lab: str, **changes: Any) -> None:
        """Replace fields by what fits better, without a step of the history: nobody has done anything."""
        self._refuse_loops()
        self._show(lab, replace(self._labs[lab].state, **changes))

    def undo(self, lab: str) -> None:
        """Go one step back, if there is one."""
        history = self._labs[lab]
        if history.past:
            self._refuse_loops()
            history.future.append(history.state)
            history.merge = None
            self._show(lab, history.past.pop())

    def redo(self, lab: str) -> None:
        """Take back an undo, if there is one."""
        history = self._labs[lab]
        if history.future:
            self._refuse_loops()
            history.past.append(history.state)
            history.merge = None
            self._show(lab, history.future.pop())

    @property
    def states(self) -> dict[str, Any]:
        """The state of every lab that was taken up or restored."""
        return self._waiting | {lab: history.state for lab, history in self._labs.items()}

    def restore(self, states: Mapping[str, Any]) -> None:
        """Put other states in the place of all there are. Labs without one begin anew; no lab has a history then."""
        self._refuse_loops()
        self._waiting = {lab: state for lab, state in states.items() if lab not in self._labs}
        for lab, history in self._labs.items():
            history.past, history.future, history.merge = [], [], None
            self._show(lab, states.get(lab, self._first[lab]))

    @property
    def is_showing(self) -> bool:
        """Whether a change is being delivered."""
        return self._delivering

    def can_undo(self, lab: str) -> bool:
        return bool(self._labs[lab].past)

    def can_redo(self, lab: str) -> bool:
        return bool(self._labs[lab].future)

    def _refuse_loops(self) -> None:
        if self._delivering:
            raise RuntimeError("a lab's state was edited while a change was being shown")

    def _show(self, lab: str, new: Any) -> None:
        old, self._labs[lab].state = self._labs[lab].state, new
        self._delivering = True
        try:
            self.changed.emit(lab, old, new)
        finally:
            self._delivering = False
        _forget_what_follows(old)
        self.history_changed.emit(lab)


def _forget_what_follows(state: Any) -> None:
    """Of a state that is only remembered, keep the fields: what follows from them can be worked out again."""
    own = {entry.name for entry in fields(state)}
    for name in [name for name in vars(state) if name not in own]:
        del vars(state)[name]


def _same(old: Any, new: Any) -> bool:
    # arrays do not compare to a single bool; they are replaced, never changed, so identity decides
    return old is new or (not hasattr(old, "__array__") and not hasattr(new, "__array__") and bool(old == new))
