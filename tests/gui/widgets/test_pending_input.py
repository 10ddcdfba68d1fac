"""What is half typed in a number box: taken over, or dropped without a word."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from convlab.gui.widgets.pending_input import commit_pending_input, discard_pending_input


@pytest.fixture
def form(qtbot: QtBot) -> QWidget:
    """With a box in which something is half typed."""
    form, box = QWidget(), QSpinBox()
    qtbot.addWidget(form)
    box.setKeyboardTracking(False)
    box.setValue(5)
    QVBoxLayout(form).addWidget(box)
    form.show()
    form.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    box.selectAll()
    QTest.keyClicks(box, "23")
    return form


def reported(form: QWidget) -> list[int]:
    values: list[int] = []
    box(form).valueChanged.connect(values.append)
    return values


def box(form: QWidget) -> QSpinBox:
    found = form.findChild(QSpinBox)
    assert found is not None
    return found


def test_it_is_taken_over(form: QWidget) -> None:
    values = reported(form)
    commit_pending_input(form)
    form.hide()
    assert values == [23]


def test_it_is_dropped(form: QWidget) -> None:
    values = reported(form)
    discard_pending_input(form)
    assert box(form).text() == "5"
    box(form).hide()
    assert values == []


def test_boxes_elsewhere_are_left_alone(form: QWidget, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    values = reported(form)
    commit_pending_input(other)
    discard_pending_input(other)
    assert values == []
    assert box(form).text() == "23"
