"""Editing a lab's state, and going back and forth in its history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from convlab.gui import session as session_module
from convlab.gui.session import LONGEST_HISTORY, LabHandle, PartHandle, Session
from convlab.labs.common.viewing import is_same_work


@dataclass(frozen=True, eq=False)
class State:
    pen: int = 0
    label: int | None = None
    ink: np.ndarray = field(default_factory=lambda: np.zeros(2))


@pytest.fixture
def session() -> Session:
    return Session({"pooling": State(), "lenet": State()})


def pens_on_the_way_back(session: Session, lab: str = "lenet") -> list[int]:
    """What undo shows, step by step."""
    pens = []
    while session[lab].can_undo:
        session[lab].undo()
        pens.append(session[lab].state.pen)
    return pens


# ---- editing


def test_an_edit_replaces_the_state_and_tells(session: Session) -> None:
    told: list[tuple] = []
    session.changed.connect(lambda *what: told.append(what))
    before = session["lenet"].state
    session["lenet"].edit(pen=3, label=7)
    after = session["lenet"].state
    assert told == [("lenet", before, after)]
    assert (before.pen, after.pen, after.label) == (0, 3, 7)
    assert after.ink is before.ink  # what was not edited is the same


def test_an_edit_that_changes_nothing_is_none(session: Session) -> None:
    told: list[tuple] = []
    session.changed.connect(lambda *what: told.append(what))
    session["lenet"].edit(pen=0, label=None, ink=session["lenet"].state.ink)
    session["lenet"].edit()
    assert told == []
    assert not session["lenet"].can_undo


def test_another_array_is_a_change_even_with_equal_values(session: Session) -> None:
    ink = session["lenet"].state.ink.copy()
    session["lenet"].edit(ink=ink)
    assert session["lenet"].state.ink is ink
    assert session["lenet"].can_undo


@pytest.mark.parametrize("changes", [{"colour": 1}, {"pen": 1, "colour": 1}])
def test_an_unknown_field_leaves_everything_as_it_was(session: Session, changes: dict[str, int]) -> None:
    session["lenet"].edit(pen=5)
    session["lenet"].undo()
    with pytest.raises((AttributeError, TypeError), match="colour"):
        session["lenet"].edit(**changes)
    assert session["lenet"].state.pen == 0
    assert not session["lenet"].can_undo
    assert session["lenet"].can_redo


def test_an_unknown_lab(session: Session) -> None:
    with pytest.raises(KeyError):
        session["nowhere"].edit(pen=1)


@pytest.mark.parametrize(
    "action",
    [
        lambda session: session["lenet"].edit(pen=9),
        lambda session: session["pooling"].edit(pen=9),
        lambda session: session["lenet"].undo(),
        lambda session: session["lenet"].redo(),
    ],
    ids=["edit", "edit another lab", "undo", "redo"],
)
def test_editing_while_a_change_is_shown_raises_and_changes_nothing(
    session: Session, action: Callable[[Session], None]
) -> None:
    refusals = []

    def receive() -> None:
        with pytest.raises(RuntimeError, match="while a change was being shown") as refusal:
            action(session)
        refusals.append(refusal)

    for pen in (1, 2, 3):
        session["lenet"].edit(pen=pen)
    session["lenet"].undo()
    session["lenet"].undo()
    session.changed.connect(receive)
    session["lenet"].redo()
    assert len(refusals) == 1
    session.changed.disconnect(receive)
    assert session["lenet"].state.pen == 2
    session["lenet"].redo()
    assert session["lenet"].state.pen == 3
    assert not session["lenet"].can_redo
    assert pens_on_the_way_back(session) == [2, 1, 0]
    assert not session["pooling"].can_undo


def test_a_receiver_may_edit_once_the_change_has_been_shown(session: Session) -> None:
    session.history_changed.connect(lambda lab: session["pooling"].edit(pen=session[lab].state.pen))
    session["lenet"].edit(pen=4)
    assert session["pooling"].state.pen == 4


# ---- history


def test_undo_and_redo_put_the_very_states_back(session: Session) -> None:
    states = [session["lenet"].state]
    for pen in (1, 2, 3):
        session["lenet"].edit(pen=pen)
        states.append(session["lenet"].state)
    for expected in states[2::-1]:
        session["lenet"].undo()
        assert session["lenet"].state is expected
    for expected in states[1:]:
        session["lenet"].redo()
        assert session["lenet"].state is expected


def test_undo_and_redo_tell_the_old_and_the_new_state(session: Session) -> None:
    told: list[tuple] = []
    session["lenet"].edit(pen=1)
    session.changed.connect(lambda lab, old, new: told.append((lab, old.pen, new.pen)))
    session["lenet"].undo()
    session["lenet"].redo()
    assert told == [("lenet", 1, 0), ("lenet", 0, 1)]


def test_at_the_ends_of_the_history_nothing_happens(session: Session) -> None:
    told: list[str] = []
    session.changed.connect(lambda lab, *_: told.append(lab))
    session["lenet"].undo()
    session["lenet"].redo()
    assert told == []
    assert session["lenet"].state.pen == 0


def test_an_edit_after_undo_drops_what_was_undone(session: Session) -> None:
    session["lenet"].edit(pen=1)
    session["lenet"].undo()
    assert session["lenet"].can_redo
    session["lenet"].edit(pen=2)
    assert not session["lenet"].can_redo
    assert pens_on_the_way_back(session) == [0]


def test_whoever_hears_of_the_history_can_ask_for_it(session: Session) -> None:
    heard: list[tuple[bool, bool]] = []
    session.history_changed.connect(lambda lab: heard.append((session[lab].can_undo, session[lab].can_redo)))
    session["lenet"].edit(pen=1)
    session["lenet"].undo()
    session["lenet"].redo()
    assert heard == [(True, False), (False, True), (True, False)]


def test_each_lab_has_its_own_history(session: Session) -> None:
    session["lenet"].edit(pen=1)
    session["pooling"].edit(pen=2)
    session["lenet"].undo()
    assert (session["lenet"].state.pen, session["pooling"].state.pen) == (0, 2)
    assert not session["pooling"].can_redo
    session["pooling"].edit(pen=3)
    assert session["lenet"].can_redo


def test_the_history_keeps_the_newest_steps(session: Session) -> None:
    for pen in range(1, LONGEST_HISTORY + 51):
        session["lenet"].edit(pen=pen)
    pens = pens_on_the_way_back(session)
    assert len(pens) == LONGEST_HISTORY
    assert (pens[0], pens[-1]) == (LONGEST_HISTORY + 49, 50)


# ---- one stroke, one step


def test_a_stroke_is_one_step(session: Session) -> None:
    for pen in (1, 2, 3):
        session["lenet"].edit(merge="first stroke", pen=pen)
    assert session["lenet"].state.pen == 3
    assert pens_on_the_way_back(session) == [0]


def test_another_stroke_is_another_step(session: Session) -> None:
    for pen in (1, 2):
        session["lenet"].edit(merge="first stroke", pen=pen)
    for pen in (3, 4):
        session["lenet"].edit(merge="second stroke", pen=pen)
    assert pens_on_the_way_back(session) == [2, 0]


def test_an_edit_between_ends_a_stroke(session: Session) -> None:
    session["lenet"].edit(merge="stroke", pen=1)
    session["lenet"].edit(pen=2)
    session["lenet"].edit(merge="stroke", pen=3)
    assert pens_on_the_way_back(session) == [2, 1, 0]


def test_a_stroke_elsewhere_does_not_end_one_here(session: Session) -> None:
    session["lenet"].edit(merge="stroke", pen=1)
    session["pooling"].edit(merge="stroke", pen=1)
    session["lenet"].edit(merge="stroke", pen=2)
    assert pens_on_the_way_back(session) == [0]
    assert session["pooling"].can_undo


@pytest.mark.parametrize("redo", [False, True])
def test_undo_ends_a_stroke(session: Session, redo: bool) -> None:
    session["lenet"].edit(pen=1)
    session["lenet"].edit(merge="stroke", pen=2)
    session["lenet"].undo()
    if redo:
        session["lenet"].redo()
    session["lenet"].edit(merge="stroke", pen=3)
    assert pens_on_the_way_back(session) == ([2, 1, 0] if redo else [1, 0])


# ---- against a model

INKS = [np.zeros(2), np.zeros(2), np.ones(2)]
LABS = st.sampled_from(["lenet", "pooling"])
LIMIT = 4


@dataclass
class Model:
    """A history as a list of all states, with the place of the one that is shown."""

    states: list[tuple[int, int]]  # pen, index of ink
    place: int = 0
    merge: str | None = None

    def edit(self, state: tuple[int, int], merge: str | None) -> None:
        if state == self.states[self.place]:
            return
        keep = self.place if merge and merge == self.merge else self.place + 1
        self.states = [*self.states[:keep], state][-LIMIT - 1 :]
        self.place, self.merge = len(self.states) - 1, merge

    def move(self, by: int) -> None:
        if 0 <= self.place + by < len(self.states):
            self.place, self.merge = self.place + by, None


class SessionMachine(RuleBasedStateMachine):
    """Any edits, undos and redos in any order, with a history of LIMIT steps."""

    def __init__(self) -> None:
        super().__init__()
        self._patch = pytest.MonkeyPatch()
        self._patch.setattr(session_module, "LONGEST_HISTORY", LIMIT)
        self.session = Session({lab: State(ink=INKS[0]) for lab in ("lenet", "pooling")})
        self.models = {lab: Model([(0, 0)]) for lab in ("lenet", "pooling")}
        self.shown = {lab: self.session[lab].state for lab in ("lenet", "pooling")}
        self.session.changed.connect(self._show)

    def _show(self, lab: str, old: State, new: State) -> None:
        assert old is self.shown[lab]
        assert new is not old
        self.shown[lab] = new

    def teardown(self) -> None:
        self._patch.undo()

    @rule(lab=LABS, pen=st.integers(0, 3), merge=st.sampled_from([None, "a", "b"]))
    def edit_pen(self, lab: str, pen: int, merge: str | None) -> None:
        model = self.models[lab]
        self.session[lab].edit(merge=merge, pen=pen)
        model.edit((pen, model.states[model.place][1]), merge)

    @rule(lab=LABS, pen=st.integers(0, 1), ink=st.integers(0, 2), merge=st.sampled_from([None, "a", "b"]))
    def edit_both(self, lab: str, pen: int, ink: int, merge: str | None) -> None:
        self.session[lab].edit(merge=merge, pen=pen, ink=INKS[ink])
        self.models[lab].edit((pen, ink), merge)

    @rule(lab=LABS)
    def undo(self, lab: str) -> None:
        self.session[lab].undo()
        self.models[lab].move(-1)

    @rule(lab=LABS)
    def redo(self, lab: str) -> None:
        self.session[lab].redo()
        self.models[lab].move(1)

    @invariant()
    def agrees(self) -> None:
        for lab, model in self.models.items():
            pen, ink = model.states[model.place]
            state = self.session[lab].state
            assert (state.pen, state.ink is INKS[ink]) == (pen, True)
            assert state is self.shown[lab]
            assert self.session[lab].can_undo == (model.place > 0)
            assert self.session[lab].can_redo == (model.place < len(model.states) - 1)


SessionMachine.TestCase.settings = settings(
    max_examples=100, stateful_step_count=30, derandomize=True, deadline=None, database=None
)
test_any_sequence_of_actions = SessionMachine.TestCase


# ---- parts


@dataclass(frozen=True, eq=False)
class Part:
    VIEWING: ClassVar = ("step",)

    rate: float = 1.0
    step: int = 0


@dataclass(frozen=True, eq=False)
class Whole:
    VIEWING: ClassVar = ("view",)

    left: Part = field(default_factory=Part)
    right: Part = field(default_factory=Part)
    view: str = "left"


@pytest.fixture
def whole() -> LabHandle[Whole]:
    return Session().add("whole", Whole())


def test_a_part_is_edited_and_undone_as_a_lab_is(whole: LabHandle[Whole]) -> None:
    left: PartHandle[Part] = PartHandle(whole, "left")
    right: PartHandle[Part] = PartHandle(whole, "right")
    told: list[tuple[float, float]] = []
    left.changed.connect(lambda old, new: told.append((old.rate, new.rate)))
    left.edit(rate=2.0)
    right.edit(rate=5.0)
    assert (whole.state.left.rate, whole.state.right.rate) == (2.0, 5.0)
    assert told == [(1.0, 2.0)]  # nobody is told of what happens to the other part
    whole.undo()
    assert (left.state.rate, right.state.rate) == (2.0, 1.0)
    whole.undo()
    assert told == [(1.0, 2.0), (2.0, 1.0)]
    assert not whole.can_undo


def test_a_stroke_over_a_part_is_one_step(whole: LabHandle[Whole]) -> None:
    left: PartHandle[Part] = PartHandle(whole, "left")
    for rate in (2.0, 3.0, 4.0):
        left.edit(merge="drag", rate=rate)
    left.edit(rate=4.0)  # what it is already
    whole.undo()
    assert left.state.rate == 1.0


def test_to_look_at_a_part_is_no_step_of_the_history(whole: LabHandle[Whole]) -> None:
    left: PartHandle[Part] = PartHandle(whole, "left")
    before = whole.state
    left.look(step=3)
    assert left.state.step == 3
    assert not whole.can_undo
    assert is_same_work(before, whole.state)
    with pytest.raises(ValueError, match="rate"):
        left.look(rate=2.0)


def test_undo_keeps_what_is_looked_at_and_opens_the_view_in_which_something_is_undone(whole: LabHandle[Whole]) -> None:
    left: PartHandle[Part] = PartHandle(whole, "left")
    left.edit(rate=2.0)
    left.look(step=3)
    whole.look(view="right")
    whole.undo()
    assert (left.state.rate, left.state.step) == (1.0, 3)
    assert whole.state.view == "left"
    whole.look(view="right")
    whole.redo()
    assert (left.state.rate, whole.state.view) == (2.0, "left")
