"""The sheet to draw on: strokes become ink, by mouse and by keys; it keeps none of it by itself."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convlab.core.data.digits import CANVAS_SIZE, empty_canvas
from convlab.gui.theme import colours_of
from convlab.gui.widgets.digit_canvas import DigitCanvas
from tests.gui.widgets.looking import noted, painted, shown

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def canvas(qtbot: QtBot) -> DigitCanvas:
    """One pixel of the sheet for each of the canvas; what is drawn on it stays."""
    canvas = DigitCanvas()
    canvas.resize(CANVAS_SIZE, CANVAS_SIZE)
    canvas.ink_drawn.connect(lambda ink, _: canvas.set_ink(ink.copy()))
    shown(canvas, qtbot)
    return canvas


def stroke(canvas: DigitCanvas, start: QPoint, end: QPoint, button: Qt.MouseButton = LEFT) -> None:
    QTest.mousePress(canvas, button, pos=start)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, button, pos=end)


def test_a_stroke_leaves_ink_along_its_way(canvas: DigitCanvas) -> None:
    drawn = noted(canvas.ink_drawn)
    stroke(canvas, QPoint(60, 100), QPoint(200, 100))
    ink = drawn[-1][0]
    assert ink[100, 60:201].min() == 255
    assert ink[:80].max() == ink[120:].max() == 0
    assert len({number for _, number in drawn}) == 1
    stroke(canvas, QPoint(60, 200), QPoint(200, 200))
    assert drawn[-1][1] != drawn[0][1]
    assert drawn[-1][0][100, 130] == drawn[-1][0][200, 130] == 255


def test_the_right_button_and_the_eraser_take_ink_away(canvas: DigitCanvas) -> None:
    drawn = noted(canvas.ink_drawn)
    stroke(canvas, QPoint(60, 100), QPoint(200, 100))
    stroke(canvas, QPoint(60, 100), QPoint(200, 100), RIGHT)
    assert drawn[-1][0].max() == 0
    stroke(canvas, QPoint(60, 100), QPoint(200, 100))
    canvas.erasing = True
    stroke(canvas, QPoint(60, 100), QPoint(200, 100))
    assert drawn[-1][0].max() == 0


def test_a_stroke_may_begin_on_an_empty_sheet(canvas: DigitCanvas) -> None:
    drawn = noted(canvas.ink_drawn)
    stroke(canvas, QPoint(60, 100), QPoint(200, 100))
    canvas.replaces_ink = True
    stroke(canvas, QPoint(60, 200), QPoint(200, 200))
    assert drawn[-1][0][100].max() == 0


def test_ink_that_changes_in_mid_stroke_ends_it(canvas: DigitCanvas) -> None:
    drawn = noted(canvas.ink_drawn)
    QTest.mousePress(canvas, LEFT, pos=QPoint(60, 100))
    canvas.set_ink(empty_canvas())  # undone
    count = len(drawn)
    QTest.mouseMove(canvas, QPoint(200, 100))
    assert len(drawn) == count
    QTest.mouseRelease(canvas, LEFT, pos=QPoint(200, 100))


def test_keys_move_the_pen_and_space_puts_it_down(canvas: DigitCanvas) -> None:
    drawn, cleared = noted(canvas.ink_drawn), noted(canvas.clear_requested)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert not drawn
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    for _ in range(3):
        QTest.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    rows, columns = np.nonzero(drawn[-1][0])
    assert np.ptp(rows) > 3 * np.ptp(columns)
    count = len(drawn)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert len(drawn) == count
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert len(cleared) == 1


def lightness(canvas: DigitCanvas) -> Callable[[int, int], int]:
    image = painted(canvas)
    return lambda x, y: image.pixelColor(x, y).lightness()


def test_ink_and_the_hint_are_painted_on_paper(canvas: DigitCanvas) -> None:
    ink = empty_canvas()
    ink[100:120, 40:200] = 255
    canvas.set_ink(ink)
    at, colours = lightness(canvas), colours_of(canvas)
    assert abs(at(60, 110) - colours.grey_table[255] % 256) < 20
    assert at(60, 200) > 200
    before = painted(canvas)
    canvas.set_hint("Draw a digit")
    assert painted(canvas).copy(20, 0, 200, 40) != before.copy(20, 0, 200, 40)
