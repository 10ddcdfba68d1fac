"""Random walks through all controls of the Why-convolution lab: nothing raises, and undo leads back."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QSpinBox
from pytestqt.qtbot import QtBot

from convlab.core import conv2d
from convlab.gui.labs.why import LAB, VIEWS, WhyPage
from convlab.gui.widgets.choice import Choice
from convlab.gui.widgets.matrix_view import MatrixView
from convlab.labs.why import SHARED, SIDES, WhyState
from tests.gui.matrices import click, drag, hover, press, turn_wheel, type_text
from tests.gui.pages import shown_page
from tests.gui.walks import walk

shares = st.floats(0, 0.999)
KEYS = [
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Space,
    Qt.Key.Key_Escape,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
]


class Walk(RuleBasedStateMachine):
    """Each rule is something a hand can do; where it lands depends on what is there."""

    page: WhyPage

    @initialize()
    def begin(self) -> None:
        self.page._session._labs[LAB].past.clear()
        self.page._session._labs[LAB].future.clear()
        self.first = self.page.state
        QGuiApplication.clipboard().setText("1 2\n3 1/4")

    def view(self, share: float) -> MatrixView:
        views = [view for view in self.page.findChildren(MatrixView) if view.isVisible()]
        return views[int(share * len(views))]

    @staticmethod
    def cell(view: MatrixView, row: float, column: float) -> tuple[int, int]:
        rows, columns = view.picture.shape
        return int(row * rows), int(column * columns)

    @rule(name=st.sampled_from(VIEWS))
    def show(self, name: str) -> None:
        QTest.mouseClick(self.page.view.button(name), Qt.MouseButton.LeftButton)

    @rule(which=shares, row=shares, column=shares, clicks=st.booleans())
    def point(self, which: float, row: float, column: float, clicks: bool) -> None:
        view = self.view(which)
        hover(view, self.cell(view, row, column))
        if clicks:
            click(view, self.cell(view, row, column))

    @rule(which=shares, row=shares, column=shares, to_row=shares, to_column=shares, right=st.booleans())
    def drag(self, which: float, row: float, column: float, to_row: float, to_column: float, right: bool) -> None:
        view, button = self.view(which), Qt.MouseButton.RightButton if right else Qt.MouseButton.LeftButton
        drag(view, [self.cell(view, row, column), self.cell(view, to_row, to_column)], button)

    @rule(
        which=shares,
        row=shares,
        column=shares,
        text=st.sampled_from(["7", "-1.5", "1/3", "x", "1e12", "1e308"]),
        key=st.sampled_from([Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape]),
    )
    def type(self, which: float, row: float, column: float, text: str, key: Qt.Key) -> None:
        view = self.view(which)
        click(view, self.cell(view, row, column))
        if QApplication.focusWidget() is view and view.cursor_cell is not None:
            type_text(text)
            press(key)

    @rule(which=shares, row=shares, column=shares, notches=st.integers(-3, 3))
    def turn_wheel(self, which: float, row: float, column: float, notches: int) -> None:
        view = self.view(which)
        turn_wheel(view, QPoint(int(row * view.width()), int(column * view.height())), notches)

    @rule(share=shares)
    def press_a_button(self, share: float) -> None:
        buttons = [
            button
            for button in self.page.findChildren(QAbstractButton)
            if button.isVisible() and button is not self.page.controls.input.buttons["open"]
        ]
        buttons[int(share * len(buttons))].click()

    @rule(share=shares, item=shares)
    def choose_from_a_list(self, share: float, item: float) -> None:
        choices = [choice for choice in self.page.findChildren(Choice) if choice.isVisible()]
        if not choices:
            return
        choice: QComboBox = choices[int(share * len(choices))]
        if choice is self.page.controls.input.choice:
            item *= 9 / choice.count()  # no photographs: they arrive later
        choice.setCurrentIndex(int(item * choice.count()))
        choice.activated.emit(choice.currentIndex())

    @rule(share=shares, value=shares)
    def turn_a_box(self, share: float, value: float) -> None:
        boxes = [box for box in self.page.findChildren(QSpinBox) if box.isVisible() and box.isEnabled()]
        if boxes:
            box = boxes[int(share * len(boxes))]
            box.setValue(box.minimum() + int(value * (box.maximum() - box.minimum() + 1)))

    @rule(key=st.sampled_from(KEYS))
    def press_a_key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.page, key)

    @rule()
    def paste(self) -> None:
        self.page.paste("input")

    @rule()
    def undo(self) -> None:
        self.page._session.undo(LAB)

    @rule()
    def redo(self) -> None:
        self.page._session.redo(LAB)

    @rule()
    def let_it_paint(self) -> None:
        QApplication.processEvents()

    @invariant()
    def what_is_shown_is_the_cores(self) -> None:
        state: WhyState = self.page.state
        n, stage = state.side, self.page.stage
        assert SIDES[0] <= n <= SIDES[1]
        assert state.delta < n
        assert stage.matrix.picture.values is state.matrix
        assert stage.output.picture.values.shape == (n, n)
        if state.rung >= SHARED:
            expected = conv2d(state.input[None, None], state.kernel[None, None], padding=len(state.kernel) // 2)[0, 0]
            size = max(1.0, float(np.abs(state.input).max()) * float(np.abs(state.kernel).sum()))
            assert np.allclose(stage.output.picture.values, expected + state.biases, atol=1e-9 * size)
        assert 0 <= self.page.transport.position < self.page.transport.count
        assert self.page.shift.views["difference"].picture is not None

    def teardown(self) -> None:
        session = self.page._session
        assert len(session._labs[LAB].past) < 200  # or the first state would be forgotten
        while session.can_undo(LAB):
            session.undo(LAB)
        assert session[LAB] is self.first


def test_walks(qtbot: QtBot) -> None:
    with shown_page(qtbot, WhyPage, WhyState()) as page:
        walk(Walk, page)
