"""The state of every lab and its history: the one place where a state is replaced."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import fields, replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from convlab.labs.common.viewing import looked_at, looked_at_like

LONGEST_HISTORY = 200

S = TypeVar("S")


class LabHandle(QObject, Generic[S]):
    """One lab in the session: its present state, and the way to replace it.

    `changed` carries the old state and the new one. The states are frozen dataclasses: undo and redo put an old value
    back. To edit while `changed` is being delivered raises RuntimeError: a receiver that edits would start a loop.
    """

    changed = Signal(object, object)
    history_changed = Signal()

    def __init__(self, session: Session, name: str, first: S, state: S) -> None:
        super().__init__(session)
        self.name = name
        self._session = session
        self._first, self._state = first, state
        self._past: list[S] = []
        self._future: list[S] = []
        self._merge: Hashable = None  # what the newest step may still be merged with

    @property
    def state(self) -> S:
        return self._state

    @property
    def is_delivering(self) -> bool:
        """Whether a change of any lab is being delivered: what a control tells now is not the user's doing."""
        return self._session.is_delivering

    def edit(self, *, merge: Hashable = None, **changes: Any) -> None:
        """Replace fields of the state; nothing happens when all keep their value.

        Successive edits with the same `merge` (a stroke, a drag) are one step of the history.
        """
        if all(_same(getattr(self._state, name), value) for name, value in changes.items()):
            return
        new = _replaced(self._state, changes)
        self._session.refuse_loops()
        if merge is None or merge != self._merge:
            self._past = [*self._past[1 - LONGEST_HISTORY :], self._state]
        self._merge = merge
        self._future = []
        self._show(new)

    def look(self, **changes: Any) -> None:
        """Replace fields that only say how the state is looked at. That is no step of the history.

        Raises ValueError for other fields.
        """
        state = self.state
        if any(not _same(getattr(state, name), value) for name, value in changes.items()):
            self._session.refuse_loops()
            self._show(looked_at(state, **changes))

    def restore(self, state: S | None) -> None:
        """Put another state, or else the first one, in the place of all there is. There is no history then."""
        self._past, self._future, self._merge = [], [], None
        self._show(self._first if state is None else state)

    def undo(self) -> None:
        """Go one step back, if there is one; the state stays looked at in the same way."""
        self._step(self._past, self._future)

    def redo(self) -> None:
        """Take back an undo, if there is one."""
        self._step(self._future, self._past)

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        return bool(self._future)

    def _step(self, source: list[S], target: list[S]) -> None:
        if source:
            self._session.refuse_loops()
            target.append(self.state)
            self._merge = None
            self._show(looked_at_like(source.pop(), self.state))

    def _show(self, new: S) -> None:
        old, self._state = self.state, new
        self._session.deliver(self, old, new)
        _forget_what_follows(old)


class Session(QObject):
    """The labs by name. `changed` carries a lab's name, its old state and the new one, when its page has shown it."""

    changed = Signal(str, object, object)
    history_changed = Signal(str)

    def __init__(self, states: Mapping[str, Any] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._labs: dict[str, LabHandle[Any]] = {}
        self._waiting: dict[str, Any] = {}  # restored states of labs that are not taken up yet
        self.is_delivering = False
        for name, state in (states or {}).items():
            self.add(name, state)

    def add(self, name: str, first: S) -> LabHandle[S]:
        """Take up a lab, in its first state, or in the one that was restored before."""
        lab = self._labs[name] = LabHandle(self, name, first, self._waiting.pop(name, first))
        return lab

    def lab(self, name: str, state: type[S]) -> LabHandle[S]:
        """A lab that has been taken up, whose state is of this type."""
        lab: LabHandle[S] = self._labs[name]
        assert isinstance(lab.state, state)
        return lab

    def __getitem__(self, name: str) -> LabHandle[Any]:
        return self._labs[name]

    @property
    def states(self) -> dict[str, Any]:
        """The state of every lab that was taken up or restored."""
        return self._waiting | {name: lab.state for name, lab in self._labs.items()}

    def restore(self, states: Mapping[str, Any]) -> None:
        """Put other states in the place of all there are. Labs without one begin anew; no lab has a history then."""
        self.refuse_loops()
        self._waiting = {name: state for name, state in states.items() if name not in self._labs}
        for name, lab in self._labs.items():
            lab.restore(states.get(name))

    # ---- for the labs

    def refuse_loops(self) -> None:
        """Raises RuntimeError while a change is being delivered."""
        if self.is_delivering:
            raise RuntimeError("a lab's state was edited while a change was being shown")

    def deliver(self, lab: LabHandle[S], old: S, new: S) -> None:
        """Tell of a change; until all have been told there is no other."""
        self.is_delivering = True
        try:
            lab.changed.emit(old, new)
            self.changed.emit(lab.name, old, new)
        finally:
            self.is_delivering = False
        lab.history_changed.emit()
        self.history_changed.emit(lab.name)


def _replaced(state: S, changes: Mapping[str, Any]) -> S:
    new: S = replace(state, **changes)  # type: ignore[type-var]
    return new


def _forget_what_follows(state: Any) -> None:
    """Of a state that is only remembered, keep the fields: what follows from them can be worked out again."""
    own = {entry.name for entry in fields(state)}
    for name in [name for name in vars(state) if name not in own]:
        del vars(state)[name]


def _same(old: Any, new: Any) -> bool:
    # arrays do not compare to a single bool; they are replaced, never changed, so identity decides
    return old is new or (not hasattr(old, "__array__") and not hasattr(new, "__array__") and bool(old == new))
