"""Random walks over a page: what a hand can do in any lab, and that undo leads back to the start."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from convlab.gui.session import LONGEST_HISTORY
from convlab.gui.widgets.choice import Choice
from convlab.gui.widgets.edit_menu import EditMenu
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.labs.common.viewing import is_same_work
from tests.gui.matrices import click, drag, hover, press, turn_wheel, type_text

shares = st.floats(0, 0.999)
NEEDS_A_PERSON = {"open"}  # a dialog
KEYS = [
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Escape),
]


class Walk(RuleBasedStateMachine):
    """Each rule is something a hand can do; where it lands depends on what is there.

    In the end undo leads back to where the walk began.
    """

    page: Any

    @property
    def state(self) -> Any:
        return self.page.lab.state

    def prepare(self) -> None:
        """What comes before the first step."""

    @initialize()
    def begin(self) -> None:
        self.prepare()
        self.page.lab.restore(self.state)
        self.first = self.state

    @rule()
    def undo(self) -> None:
        self.page.lab.undo()

    @rule()
    def redo(self) -> None:
        self.page.lab.redo()

    @rule()
    def let_it_paint(self) -> None:
        QApplication.processEvents()

    def teardown(self) -> None:
        undone = 0
        while self.page.lab.can_undo:
            self.page.lab.undo()
            undone += 1
        assert undone < LONGEST_HISTORY  # or the first state would be forgotten
        assert is_same_work(self.state, self.first)


class PageWalk(Walk):
    """Over a page with matrices and a column of controls; a lab adds what only its page has."""

    copied = ("input",)  # what can be copied, and what text can be pasted into
    pasted = ("input",)

    def prepare(self) -> None:
        self._fill_clipboard()

    def _fill_clipboard(self) -> None:
        QGuiApplication.clipboard().setText("1 2\n3 1/4")

    def view(self, share: float) -> MatrixView | None:
        """One of the matrices on the screen."""
        views = [view for view in self.page.findChildren(MatrixView) if view.isVisible() and view.picture is not None]
        return views[int(share * len(views))] if views else None

    @rule(which=shares, row=shares, column=shares, clicks=st.booleans())
    def point_or_click(self, which: float, row: float, column: float, clicks: bool) -> None:
        if view := self.view(which):
            (click if clicks else hover)(view, _cell(view, row, column))

    @rule(which=shares, row=shares, column=shares, to_row=shares, to_column=shares, right=st.booleans())
    def drag(self, which: float, row: float, column: float, to_row: float, to_column: float, right: bool) -> None:
        button = Qt.MouseButton.RightButton if right else Qt.MouseButton.LeftButton
        if view := self.view(which):
            drag(view, [_cell(view, row, column), _cell(view, to_row, to_column)], button)

    @rule(
        which=shares,
        row=shares,
        column=shares,
        text=st.sampled_from(["7", "-1.5", "1/3", "1/0", "x", "2*", "1e12", "1e308"]),
        key=st.sampled_from([Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Down]),
    )
    def type(self, which: float, row: float, column: float, text: str, key: Qt.Key) -> None:
        if view := self.view(which):
            click(view, _cell(view, row, column))
            if QApplication.focusWidget() is view and view.cursor_cell is not None:
                type_text(text)
                press(key)

    @rule(which=shares, row=shares, column=shares, notches=st.integers(-3, 3), control=st.booleans())
    def turn_wheel(self, which: float, row: float, column: float, notches: int, control: bool) -> None:
        modifiers = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        if view := self.view(which):
            turn_wheel(view, QPoint(int(row * view.width()), int(column * view.height())), notches, modifiers)

    @rule(share=shares)
    def press_a_button(self, share: float) -> None:
        buttons = [
            button
            for button in self.page.findChildren(QAbstractButton)
            if not isinstance(button, EditMenu) and button.isVisible() and button.isEnabled()
        ]
        buttons[int(share * len(buttons))].click()

    @rule(share=shares)
    def choose_from_a_menu(self, share: float) -> None:
        entries = [
            entry
            for menu in self.page.findChildren(EditMenu)
            for name, entry in menu.entries.items()
            if menu.isVisible() and entry.isEnabled() and name not in NEEDS_A_PERSON
        ]
        if entries:
            entries[int(share * len(entries))].trigger()

    @rule(share=shares, item=shares)
    def choose_from_a_list(self, share: float, item: float) -> None:
        choices = [choice for choice in self.page.findChildren(Choice) if choice.isVisible()]
        if not choices:
            return
        choice: QComboBox = choices[int(share * len(choices))]
        if choice is self.page.controls.input.choice:
            item *= 8 / choice.count()  # no photographs: they arrive later, and are large
        choice.setCurrentIndex(int(item * choice.count()))
        choice.activated.emit(choice.currentIndex())

    @rule(key=st.sampled_from(KEYS))
    def press_a_key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.page, key)

    @rule(share=shares)
    def copy(self, share: float) -> None:
        self.page.clipboard.copy(self.copied[int(share * len(self.copied))])
        self._fill_clipboard()

    @rule(share=shares)
    def paste(self, share: float) -> None:
        self.page.clipboard.paste(self.pasted[int(share * len(self.pasted))])


def _cell(view: MatrixView, row: float, column: float) -> Cell:
    rows, columns = view.picture.shape
    return int(row * rows), int(column * columns)


def turn(box: Any, share: float) -> None:
    """Set a box to a value between its bounds, though not to one that would make everything slow."""
    top = min(box.maximum(), 40)
    box.setValue(round(box.minimum() + share * max(0, top - box.minimum())))


def walk(walker: type[Walk], page: QWidget, walks: int = 25) -> None:
    """Walk over a page that is shown; it stays from one walk to the next, as it does for a person."""
    walker.page = page
    run_state_machine_as_test(
        walker,
        settings=settings(
            max_examples=walks,
            stateful_step_count=30,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
