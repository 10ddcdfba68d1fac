"""Random walks through all controls of the Receptive field lab: nothing raises, no layer is empty, undo leads back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convlab.gui.labs.receptive_field.page import FieldPage
from convlab.labs.common.stack import FIELDS, is_possible
from convlab.labs.receptive_field.kernels import fits_lenet
from convlab.labs.receptive_field.measure import maps_of
from convlab.labs.receptive_field.state import FieldState
from tests.gui.matrices import press, type_text
from tests.gui.pages import shown_page
from tests.gui.walks import PageWalk, shares, turn, walk


class FieldWalk(PageWalk):
    page: FieldPage

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

    @rule(axis=st.integers(0, 1), share=shares)
    def resize(self, axis: int, share: float) -> None:
        turn(self.page.controls.input.size_row.boxes[axis], share)

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
            for shown, values in zip(page.results.maps.values, maps.values, strict=True):
                assert np.array_equal(shown, values)
        if page.is_ready and state.view == "measured":
            assert page.results.measured.is_inside


@pytest.mark.qt_log_ignore("does not support")
def test_walks(qtbot: QtBot) -> None:
    with shown_page(qtbot, FieldPage, FieldState()) as page:
        walk(FieldWalk, page)
