"""A slider with a logarithmic scale: what a place on it stands for, its marks, and values beyond its ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convlab.gui import theme
from convlab.gui.widgets.log_slider import LogSlider, Mark, Zone
from tests.gui.widgets.looking import count_of, noted, painted, shown

ZONES = [Zone(0.1, "slow", "output"), Zone(10, "fast", "warning")]
MARKS = [Mark(0.1, "limit 0.1", "warning"), Mark(0.08, "best 0.08", "output")]


@pytest.fixture
def slider(qtbot: QtBot) -> LogSlider:
    slider = LogSlider()
    slider.resize(400, slider.sizeHint().height())
    shown(slider, qtbot)
    slider.set_scale(0.001, 10, ZONES, MARKS)
    slider.set_exact(0.05)
    return slider


def place(slider: LogSlider, value: float) -> QPoint:
    return QPoint(round(slider.x_of(value)), round(slider._middle))


def test_equal_factors_are_equally_far_apart(slider: LogSlider) -> None:
    steps = [slider.x_of(10 * value) - slider.x_of(value) for value in (0.001, 0.01, 0.1, 1)]
    assert steps == pytest.approx([steps[0]] * 4)


@pytest.mark.usefixtures("qapp")
@given(st.floats(0.001, 10))
def test_what_is_at_a_place_is_the_value_there_to_three_digits(value: float) -> None:
    slider = LogSlider()
    slider.resize(400, 60)
    slider.set_scale(0.001, 10)
    assert slider.value_at(slider.x_of(value)) == pytest.approx(value, rel=5e-3)
    slider.deleteLater()


def test_a_drag_is_one_and_the_next_another(slider: LogSlider) -> None:
    moved = noted(slider.moved)
    for _ in range(2):
        QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=place(slider, 0.5))
        QTest.mouseMove(slider, place(slider, 2))
        QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=place(slider, 2))
    values, drags = zip(*moved, strict=True)
    assert values == pytest.approx([0.5, 2, 0.5, 2], rel=0.03)
    assert drags[0] == drags[1] != drags[2] == drags[3]
    assert slider.exact == 0.05  # it shows what it is told to show


def test_a_click_on_a_mark_chooses_exactly_that(slider: LogSlider) -> None:
    moved = noted(slider.moved)
    for area, mark in slider.mark_areas():
        QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=area.center().toPoint())
        assert moved[-1][0] == mark.value


def test_texts_of_marks_near_each_other_do_not_touch(slider: LogSlider) -> None:
    (best, _), (limit, _) = slider.mark_areas()
    assert best.right() < limit.left()
    assert best.left() >= 0
    assert limit.right() <= slider.width()


def test_keys_go_by_a_factor_and_leave_home_and_end_to_the_page(slider: LogSlider) -> None:
    moved = noted(slider.moved)
    QTest.keyClick(slider, Qt.Key.Key_Right)
    QTest.keyClick(slider, Qt.Key.Key_PageDown)
    QTest.keyClick(slider, Qt.Key.Key_Home)
    (right, _), (down, _) = moved
    assert right == pytest.approx(0.05 * 10_000**0.004, rel=1e-3)
    assert down == pytest.approx(0.05 / 10_000**0.04, rel=1e-3)


def test_a_value_beyond_the_ends_is_kept_and_pointed_at(slider: LogSlider) -> None:
    for value in (1e-9, 1e3):
        slider.set_exact(value)
        assert slider.exact == value
        painted(slider)


def test_zones_have_their_colours_in_both_themes(slider: LogSlider) -> None:
    assert count_of(painted(slider), theme.blend(theme.LIGHT.base, theme.LIGHT.output, 0.45)) > 100
    assert count_of(painted(slider), theme.blend(theme.LIGHT.base, theme.LIGHT.warning, 0.45)) > 100
