"""Random walks through all controls of the Convolution lab: nothing raises, no shape is impossible, undo leads back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from convlab.core import conv2d
from convlab.gui.labs.convolution import LAB, ConvolutionPage
from convlab.gui.session import Session
from convlab.gui.widgets.choice import Choice
from convlab.labs.convolution import ConvolutionState
from tests.gui.matrices import click, drag, hover, press, turn_wheel, type_text

shares = st.floats(0, 0.999)
views = st.sampled_from(["input", "kernel", "output"])
NEEDS_A_PERSON = {"open"}  # a dialog


class Walk(RuleBasedStateMachine):
    """Each rule is something a hand can do; where it lands depends on what is there."""

    page: ConvolutionPage

    @initialize()
    def begin(self) -> None:
        page = self.page
        page._session._labs[LAB].past.clear()
        page._session._labs[LAB].future.clear()
        self.first = page._session[LAB]
        QGuiApplication.clipboard().setText("1 2\n3 1/4")

    @property
    def state(self) -> ConvolutionState:
        return self.page._session[LAB]

    def cell(self, kind: str, row: float, column: float) -> tuple[int, int]:
        rows, columns = self.page.stage.views[kind].picture.shape
        return int(row * rows), int(column * columns)

    @rule(kind=views, row=shares, column=shares)
    def point(self, kind: str, row: float, column: float) -> None:
        hover(self.page.stage.views[kind], self.cell(kind, row, column))

    @rule(kind=views, row=shares, column=shares)
    def click(self, kind: str, row: float, column: float) -> None:
        click(self.page.stage.views[kind], self.cell(kind, row, column))

    @rule(kind=views, row=shares, column=shares, to_row=shares, to_column=shares, right=st.booleans())
    def drag(self, kind: str, row: float, column: float, to_row: float, to_column: float, right: bool) -> None:
        button = Qt.MouseButton.RightButton if right else Qt.MouseButton.LeftButton
        drag(self.page.stage.views[kind], [self.cell(kind, row, column), self.cell(kind, to_row, to_column)], button)

    @rule(
        kind=views,
        row=shares,
        column=shares,
        text=st.sampled_from(["7", "-1.5", "1/3", "1/0", "x", "2*", "1e12", "1e308"]),
        key=st.sampled_from([Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Down]),
    )
    def type(self, kind: str, row: float, column: float, text: str, key: Qt.Key) -> None:
        view = self.page.stage.views[kind]
        click(view, self.cell(kind, row, column))
        if QApplication.focusWidget() is view and view.cursor_cell is not None:
            type_text(text)
            press(key)

    @rule(kind=views, row=shares, column=shares, notches=st.integers(-3, 3), control=st.booleans())
    def turn_wheel(self, kind: str, row: float, column: float, notches: int, control: bool) -> None:
        view = self.page.stage.views[kind]
        modifiers = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        turn_wheel(view, QPoint(int(row * view.width()), int(column * view.height())), notches, modifiers)

    @rule(share=shares)
    def press_a_button(self, share: float) -> None:
        persons = {self.page.controls.input.buttons[name] for name in NEEDS_A_PERSON}
        buttons = [
            button
            for button in self.page.findChildren(QAbstractButton)
            if isinstance(button, (QPushButton, QCheckBox)) and button not in persons and button.isVisible()
        ]
        button = buttons[int(share * len(buttons))]
        if button.isEnabled():
            button.click()

    @rule(share=shares, item=shares)
    def choose_from_a_list(self, share: float, item: float) -> None:
        choices = [choice for choice in self.page.findChildren(Choice) if choice.isVisible()]
        choice: QComboBox = choices[int(share * len(choices))]
        if choice is self.page.controls.input.choice:
            item *= 8 / choice.count()  # no photographs: they arrive later, and are large
        choice.setCurrentIndex(int(item * choice.count()))
        choice.activated.emit(choice.currentIndex())

    @rule(row=st.integers(0, 4), axis=st.integers(0, 1), share=st.floats(0, 1))
    def turn_a_box(self, row: int, axis: int, share: float) -> None:
        controls = self.page.controls
        geometry = controls.geometry
        rows = (controls.input.size, controls.kernel.size, geometry.padding, geometry.stride, geometry.dilation)
        box = rows[row].boxes[axis]
        top = min(box.maximum(), 40)
        box.setValue(round(box.minimum() + share * max(0, top - box.minimum())))

    @rule(value=st.integers(0, 345))
    def turn_the_direction(self, value: int) -> None:
        if self.page.controls.kernel.angle.isEnabled():
            self.page.controls.kernel.angle.setValue(value)

    @rule(key=st.sampled_from([Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Space]))
    def press_a_key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.page, key)

    @rule(kind=views)
    def copy_or_paste(self, kind: str) -> None:
        self.page.paste(kind) if kind == "kernel" else self.page.copy(kind)

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
        state = self.state
        weight = state.kernel[::-1, ::-1] if state.flipped else state.kernel
        expected = conv2d(state.padded[None, None], weight[None, None], stride=state.stride, dilation=state.dilation)[
            0, 0
        ]
        shown = self.page.stage.output.picture.values
        assert shown.shape == state.sliding.size
        if not state.shows_difference:
            assert np.allclose(shown, np.maximum(expected, 0) if state.with_relu else expected, atol=1e-9 * state.white)
        assert 0 <= self.page.transport.position < state.sliding.steps

    def teardown(self) -> None:
        session = self.page._session
        assert len(session._labs[LAB].past) < 200  # or the first state would be forgotten
        while session.can_undo(LAB):
            session.undo(LAB)
        assert session[LAB] is self.first


@pytest.mark.qt_log_ignore("does not support")
def test_walks(qtbot: QtBot) -> None:
    page = ConvolutionPage(Session({LAB: ConvolutionState()}))
    qtbot.addWidget(page)
    page.resize(1440, 900)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    Walk.page = page
    # the page stays from one walk to the next, as it does for a person
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
    page.shut_down()
