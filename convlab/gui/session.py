"""The state of every lab and its history: the one place where a state is replaced."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import fields, replace
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from convlab.labs.common.viewing import looked_at, looked_at_like, parts

LONGEST_HISTORY = 200

S = TypeVar("S")
S_co = TypeVar("S_co", covariant=True)


class StateHandle(Protocol[S_co]):
    """What a page needs to show a state and to edit it: the handle of a lab, or of a part of one."""

    name: str

    @property
    def changed(self) -> SignalInstance: ...
    @property
    def state(self) -> S_co: ...
    @property
    def is_delivering(self) -> bool: ...
    def edit(self, *, merge: Hashable = None, **changes: Any) -> None: ...
    def look(self, **changes: Any) -> None: ...


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
        if not _differs(self._state, changes):
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
        if _differs(state, changes):
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
        _forget_what_follows(old, new)


class PartHandle(QObject, Generic[S]):
    """A part of a lab's state, edited and looked at as a lab is; its history is the lab's.

    `part` is the name of the lab's field. `changed` carries the part's old state and its new one.
    """

    changed = Signal(object, object)

    def __init__(self, lab: LabHandle[Any], part: str) -> None:
        super().__init__(lab)
        self.name = f"{lab.name}/{part}"
        self._lab, self._part = lab, part
        lab.changed.connect(self._on_changed)

    @property
    def state(self) -> S:
        state: S = getattr(self._lab.state, self._part)
        return state

    @property
    def is_delivering(self) -> bool:
        return self._lab.is_delivering

    def edit(self, *, merge: Hashable = None, **changes: Any) -> None:
        """Replace fields of the part, as `LabHandle.edit` does."""
        if _differs(self.state, changes):
            self._lab.edit(merge=None if merge is None else (self._part, merge), **self._with(changes))

    def look(self, **changes: Any) -> None:
        """Replace fields that only say how the part is looked at, as `LabHandle.look` does."""
        if _differs(self.state, changes):
            self._lab.look(**{self._part: looked_at(self.state, **changes)})

    def _with(self, changes: Mapping[str, Any]) -> dict[str, S]:
        return {self._part: _replaced(self.state, changes)}

    @Slot(object, object)
    def _on_changed(self, old: Any, new: Any) -> None:
        before, after = getattr(old, self._part), getattr(new, self._part)
        if before is not after:
            self.changed.emit(before, after)


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


def _forget_what_follows(state: Any, new: Any) -> None:
    """Of a state that is only remembered, keep the fields: what follows from them can be worked out again.

    Parts that the new state goes on with keep what they have worked out.
    """
    for name, part in parts(state).items():
        if part is not getattr(new, name):
            _forget_what_follows(part, getattr(new, name))
    own = {entry.name for entry in fields(state)}
    for name in [name for name in vars(state) if name not in own]:
        del vars(state)[name]


def _differs(state: Any, changes: Mapping[str, Any]) -> bool:
    return any(not _same(getattr(state, name), value) for name, value in changes.items())


def _same(old: Any, new: Any) -> bool:
    # arrays do not compare to a single bool; they are replaced, never changed, so identity decides
    return old is new or (not hasattr(old, "__array__") and not hasattr(new, "__array__") and bool(old == new))
