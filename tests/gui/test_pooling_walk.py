"""Random walks through all controls of the Pooling lab: nothing raises, no shape is impossible, undo leads back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QPushButton, QSlider, QSpinBox
from pytestqt.qtbot import QtBot

from convlab.core import avg_pool2d, max_pool2d
from convlab.gui.labs.pooling import LAB, VIEWS, PoolingPage
from convlab.gui.session import Session
from convlab.gui.widgets.choice import Choice
from convlab.labs.pooling import PoolingState
from convlab.labs.pooling_shift import POOLINGS, comparisons, sample_of
from tests.gui.matrices import click, drag, hover, press, turn_wheel, type_text

shares = st.floats(0, 0.999)
sides = st.sampled_from(["input", "output"])
KEYS = [getattr(Qt.Key, f"Key_{name}") for name in ["Left", "Right", "Up", "Down", "Home", "End", "Space", "Escape"]]
PERSONS = {"open", "paste"}  # a dialog, and what only a step of its own may do


class Walk(RuleBasedStateMachine):
    """Each rule is something a hand can do; where it lands depends on what is there."""

    page: PoolingPage

    @initialize()
    def begin(self) -> None:
        history = self.page._session._labs[LAB]
        history.past.clear()
        history.future.clear()
        self.first = self.state
        QGuiApplication.clipboard().setText("1 2\n3 1/4")

    @property
    def state(self) -> PoolingState:
        return self.page._session[LAB]

    def visible(self, kind: type) -> list:
        return [widget for widget in self.page.findChildren(kind) if widget.isVisible() and widget.isEnabled()]

    def cell(self, side: str, row: float, column: float) -> tuple[int, int]:
        rows, columns = self.page.stage.views[side].picture.shape
        return int(row * rows), int(column * columns)

    @property
    def steps(self) -> bool:
        return self.page.view.button("steps").isChecked()

    @rule(view=st.sampled_from(VIEWS))
    def look_elsewhere(self, view: str) -> None:
        QTest.mouseClick(self.page.view.button(view), Qt.MouseButton.LeftButton)

    @rule(side=sides, row=shares, column=shares, pins=st.booleans())
    def point(self, side: str, row: float, column: float, pins: bool) -> None:
        if self.steps:
            (click if pins else hover)(self.page.stage.views[side], self.cell(side, row, column))

    @rule(row=shares, column=shares, to_row=shares, to_column=shares, erases=st.booleans())
    def draw(self, row: float, column: float, to_row: float, to_column: float, erases: bool) -> None:
        if self.steps:
            cells = [self.cell("input", row, column), self.cell("input", to_row, to_column)]
            drag(self.page.stage.input, cells, Qt.MouseButton.RightButton if erases else Qt.MouseButton.LeftButton)

    @rule(row=shares, column=shares, text=st.sampled_from(["7", "-1.5", "1/3", "x", "1e12", "1e308"]))
    def type(self, row: float, column: float, text: str) -> None:
        if self.steps:
            click(self.page.stage.input, self.cell("input", row, column))
            if QApplication.focusWidget() is self.page.stage.input and self.page.stage.input.cursor_cell is not None:
                type_text(text)
                press(Qt.Key.Key_Return)

    @rule(side=sides, row=shares, column=shares, notches=st.integers(-3, 3), control=st.booleans())
    def turn_the_wheel(self, side: str, row: float, column: float, notches: int, control: bool) -> None:
        view = self.page.stage.views[side]
        modifiers = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        if self.steps:
            turn_wheel(view, QPoint(int(row * view.width()), int(column * view.height())), notches, modifiers)

    @rule(share=shares)
    def press_a_button(self, share: float) -> None:
        persons = [self.page.controls.input.buttons[name] for name in PERSONS]
        buttons = [b for b in self.visible(QAbstractButton) if isinstance(b, (QPushButton, QCheckBox))]
        buttons = [button for button in buttons if button not in persons]
        buttons[int(share * len(buttons))].click()

    @rule(share=shares, item=shares)
    def choose_from_a_list(self, share: float, item: float) -> None:
        choices = self.visible(Choice)
        choice = choices[int(share * len(choices))]
        if choice is self.page.controls.input.choice:
            item *= 11 / choice.count()  # no photographs: they arrive later, and are large
        choice.setCurrentIndex(int(item * choice.count()))
        choice.activated.emit(choice.currentIndex())

    @rule(share=shares, value=shares)
    def turn_a_box(self, share: float, value: float) -> None:
        boxes = self.visible(QSpinBox)
        if boxes:
            box = boxes[int(share * len(boxes))]
            box.setValue(round(box.minimum() + value * (min(box.maximum(), 40) - box.minimum())))

    @rule(share=shares, value=st.integers(-4, 4))
    def move_a_slider(self, share: float, value: int) -> None:
        sliders = self.visible(QSlider)
        if sliders:
            sliders[int(share * len(sliders))].setValue(value)

    @rule(axis=st.integers(0, 1), place=st.integers(-5, 5))
    def drag_on_a_curve(self, axis: int, place: int) -> None:
        plot = self.page.shift_view.plots[axis]
        if plot.isVisible():
            QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=plot.pixel(place, 20).toPoint())

    @rule(side=sides, index=st.integers(0, 3))
    def choose_a_channel(self, side: str, index: int) -> None:
        strip = self.page.stage.strips[side]
        if strip.isVisible():
            QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.place(index).center().toPoint())

    @rule(which=st.integers(0, 1), text=st.sampled_from(["-3", "0", "1/3", "1e300", "no"]))
    def enter_a_number(self, which: int, text: str) -> None:
        field = self.page.identities.fields[which]
        if field.isVisible():
            field.setFocus()
            field.selectAll()
            type_text(text)
            press(Qt.Key.Key_Return)

    @rule(key=st.sampled_from(KEYS))
    def press_a_key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.page, key)

    @rule(copies=st.booleans())
    def copy_or_paste(self, copies: bool) -> None:
        self.page.copy("output") if copies else self.page.paste("input")

    @rule(backwards=st.booleans())
    def undo_or_redo(self, backwards: bool) -> None:
        session = self.page._session
        session.undo(LAB) if backwards else session.redo(LAB)

    @rule()
    def let_it_paint(self) -> None:
        QApplication.processEvents()

    @invariant()
    def what_is_shown_is_the_cores(self) -> None:
        state, page = self.state, self.page
        p = state.padding
        assert max(p.top, p.bottom) <= state.window[0] // 2
        assert max(p.left, p.right) <= state.window[1] // 2
        assert 0 <= page.transport.position < state.sliding.steps
        assert 0 <= state.channel < state.channels
        if page.view.button("shift").isChecked():
            found = comparisons(sample_of(state.shift, state.plane), state.shift).comparisons
            for pooling in POOLINGS:
                shown = page.shift_view.rows[pooling].maps["after"].picture.values
                assert np.array_equal(shown, found[pooling].after)
        elif self.steps:
            assert np.allclose(page.stage.output.picture.values, expected(state), atol=1e-9 * state.white)

    def teardown(self) -> None:
        session = self.page._session
        assert len(session._labs[LAB].past) < 200  # or the first state would be forgotten
        while session.can_undo(LAB):
            session.undo(LAB)
        assert session[LAB] is self.first


def expected(state: PoolingState) -> np.ndarray:
    """The output of the plane that is stepped through."""
    x, geometry = state.plane[None, None], {"stride": state.sliding.stride, "padding": state.padding}
    if state.kind == "average":
        return avg_pool2d(x, state.window, **geometry, count_include_pad=state.count_include_pad)[0, 0]
    sign = 1 if state.kind == "max" else -1
    return sign * max_pool2d(sign * x, state.window, **geometry)[0, 0]


@pytest.mark.qt_log_ignore("does not support")
def test_walks(qtbot: QtBot) -> None:
    page = PoolingPage(Session({LAB: PoolingState()}))
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
