"""Random walks through all controls of the Receptive field lab: nothing raises, no layer is empty, undo leads back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from convlab.gui.labs.field import LAB, FieldPage
from convlab.gui.widgets.choice import Choice
from convlab.labs.field import FieldState
from convlab.labs.field_kernels import fits_lenet
from convlab.labs.field_measure import maps_of
from convlab.labs.stack import FIELDS, is_possible
from tests.gui.matrices import click, drag, hover, press, turn_wheel, type_text
from tests.gui.pages import shown_page
from tests.gui.walks import walk

shares = st.floats(0, 0.999)
NEEDS_A_PERSON = {"open"}  # a dialog
KEYS = [
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Escape),
]


class Walk(RuleBasedStateMachine):
    """Each rule is something a hand can do; where it lands depends on what is there."""

    page: FieldPage

    @initialize()
    def begin(self) -> None:
        page = self.page
        page._session._labs[LAB].past.clear()
        page._session._labs[LAB].future.clear()
        self.first = page._session[LAB]
        QGuiApplication.clipboard().setText("1 2\n3 1/4")

    @property
    def state(self) -> FieldState:
        return self.page._session[LAB]

    def a_view(self, share: float) -> object:
        page = self.page
        views = [*page.maps.views, page.stage.measured.map, page.stage.measured.heat, *page.stage.use.views.values()]
        shown = [view for view in views if view.isVisible() and view.picture is not None]
        return shown[int(share * len(shown))] if shown else None

    @rule(which=shares, row=shares, column=shares, clicks=st.booleans())
    def point_or_click(self, which: float, row: float, column: float, clicks: bool) -> None:
        view = self.a_view(which)
        if view is not None:
            rows, columns = view.picture.shape
            (click if clicks else hover)(view, (int(row * rows), int(column * columns)))

    @rule(places=st.lists(st.tuples(shares, shares), min_size=2, max_size=3), right=st.booleans())
    def draw(self, places: list[tuple[float, float]], right: bool) -> None:
        view = self.page.maps.input
        if view.isVisible():
            rows, columns = view.picture.shape
            button = Qt.MouseButton.RightButton if right else Qt.MouseButton.LeftButton
            drag(view, [(int(row * rows), int(column * columns)) for row, column in places], button)

    @rule(x=shares, y=shares, clicks=st.booleans())
    def point_into_the_cross_section(self, x: float, y: float, clicks: bool) -> None:
        cone = self.page.stage.cone
        if cone.isVisible():
            place = QPoint(int(x * cone.width()), int(y * cone.height()))
            cone.unit_at(QPointF(place))
            QTest.mouseClick(cone, Qt.MouseButton.LeftButton, pos=place) if clicks else QTest.mouseMove(cone, place)

    @rule(
        layer=shares,
        name=st.sampled_from(FIELDS),
        text=st.sampled_from(["1", "2", "3", "5", "0", "11", "2x3", "3×1", "x", "", "99"]),
    )
    def type_into_the_table(self, layer: float, name: str, text: str) -> None:
        box = self.page.controls.stack.rows[int(layer * len(self.state.layers))].boxes[name]
        if box.isEnabled():
            box.setFocus()
            box.selectAll()
            type_text(text)
            press(Qt.Key.Key_Return)

    @rule(layer=shares, name=st.sampled_from(FIELDS), up=st.booleans())
    def step_a_box(self, layer: float, name: str, up: bool) -> None:
        box = self.page.controls.stack.rows[int(layer * len(self.state.layers))].boxes[name]
        if box.isEnabled():
            QTest.keyClick(box, Qt.Key.Key_Up if up else Qt.Key.Key_Down)

    @rule(layer=shares, to=shares)
    def drag_a_layer(self, layer: float, to: float) -> None:
        stack, count = self.page.controls.stack, len(self.state.layers)
        grip = stack.rows[int(layer * count)].grip
        QApplication.processEvents()  # lays the table out
        target = grip.mapFrom(stack.table, QPoint(4, stack.table.rect_of(1 + int(to * count)).center().y()))
        QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=grip.rect().center())
        QTest.mouseMove(grip, target)
        QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=target)

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
            item *= 9 / choice.count()  # no photographs: they arrive later, and are large
        choice.setCurrentIndex(int(item * choice.count()))
        choice.activated.emit(choice.currentIndex())

    @rule(axis=st.integers(0, 1), share=shares)
    def resize(self, axis: int, share: float) -> None:
        box = self.page.controls.input.size.boxes[axis]
        top = min(box.maximum(), 60)
        box.setValue(round(box.minimum() + share * max(0, top - box.minimum())))

    @rule(key=st.sampled_from(KEYS))
    def press_a_key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.page, key)

    @rule(notches=st.integers(-2, 2), x=shares, y=shares)
    def turn_the_wheel(self, notches: int, x: float, y: float) -> None:
        view = self.page.maps.input
        turn_wheel(view, QPoint(int(x * view.width()), int(y * view.height())), notches)

    @rule(paste=st.booleans())
    def copy_or_paste(self, paste: bool) -> None:
        self.page.paste("input") if paste else self.page.copy("input")

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
    def the_state_is_possible_and_shown(self) -> None:
        state, page = self.state, self.page
        assert is_possible(state.layers, state.stack.size)
        assert state.stack.nearest(state.unit) == state.unit
        assert all(state.stack.nearest(pin) == pin for pin in state.pins)
        assert state.weights != "lenet" or fits_lenet(state.layers)
        for row, layer, size in zip(page.controls.stack.rows, state.layers, state.stack.sizes[1:], strict=False):
            assert row.boxes["kernel"].value == layer.kernel
            assert row.results["size"].text() in (str(size[0]), "{}×{}".format(*size))
        if page.is_ready and state.work < 2_000_000:
            maps = maps_of(state)
            for shown, values in zip(page._maps.values, maps.values, strict=True):
                assert np.array_equal(shown, values)
        if page.is_ready and state.view == "measured":
            assert page._measured.is_inside

    def teardown(self) -> None:
        session = self.page._session
        assert len(session._labs[LAB].past) < 200  # or the first state would be forgotten
        while session.can_undo(LAB):
            session.undo(LAB)
        assert session[LAB] is self.first


@pytest.mark.qt_log_ignore("does not support")
def test_walks(qtbot: QtBot) -> None:
    with shown_page(qtbot, FieldPage, FieldState()) as page:
        walk(Walk, page)
