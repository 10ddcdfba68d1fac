"""The transport bar: stepping, scrubbing, playing and building up."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convlab.gui.widgets.transport import Transport
from tests.gui.widgets.looking import noted, shown

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bar(qtbot: QtBot) -> Transport:
    bar = Transport()
    bar.set_count(9, row=3)
    bar.speed.set_value(16.0)
    shown(bar, qtbot)
    return bar


def test_buttons_step_to_positions_within_the_count(bar: Transport) -> None:
    touched = noted(bar.touched)
    seen = []
    for button in (bar.previous_button, bar.next_button, bar.next_button, bar.last_button, bar.next_button):
        QTest.mouseClick(button, LEFT)
        seen.append(bar.position)
    assert seen == [0, 1, 2, 8, 8]
    assert bar.where.text() == "9 / 9"
    assert bar.slider.value() == 8
    QTest.mouseClick(bar.first_button, LEFT)
    assert bar.position == 0
    assert len(touched) >= 6


def test_the_slider_scrubs_without_sliding(bar: Transport) -> None:
    moved = noted(bar.moved)
    bar.slider.setValue(5)
    assert bar.position == 5
    assert bar.place == 5.0
    assert len(moved) == 1


def test_a_program_moves_it_without_touching_it(bar: Transport) -> None:
    touched = noted(bar.touched)
    bar.go_to(4)
    bar.set_count(3)
    assert (bar.position, bar.where.text()) == (2, "3 / 3")
    assert not touched


def test_a_step_slides_there(bar: Transport, qtbot: QtBot) -> None:
    bar.go_to(3, slide=False)
    moved = noted(bar.moved)
    bar.go_to(4)
    assert 3 <= bar.place < 4
    assert bar.arrived == 3
    qtbot.waitUntil(lambda: bar.place == 4 and bar.arrived == 4)
    assert len(moved) > 1


def test_playing_builds_up_to_the_end_and_then_shows_all(bar: Transport, qtbot: QtBot) -> None:
    building = noted(bar.building_changed)
    bar.go_to(8, slide=False)
    QTest.mouseClick(bar.play_button, LEFT)  # from the end it starts over
    assert bar.is_playing
    assert bar.is_building
    assert bar.build_button.isChecked()
    assert bar.position == 0
    qtbot.waitUntil(lambda: not bar.is_playing)
    assert bar.position == 8
    assert not bar.is_building
    assert len(building) == 2


def test_it_can_be_paused_and_what_is_built_stays(bar: Transport) -> None:
    QTest.mouseClick(bar.play_button, LEFT)
    QTest.mouseClick(bar.play_button, LEFT)
    assert not bar.is_playing
    assert bar.is_building
    QTest.mouseClick(bar.build_button, LEFT)
    assert not bar.is_building
