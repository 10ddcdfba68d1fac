"""A matrix on the screen: what is painted of it, and what it tells of mouse and keys."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from convlab.core import Padding
from convlab.gui.theme import GREYS, colours_of
from convlab.gui.widgets.matrix.display import share_cell_size
from convlab.gui.widgets.matrix.painting import Mark, Picture
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.panel import Panel
from tests.gui.matrices import at, click, drag, hover, press, turn_wheel, type_matrix, type_text
from tests.gui.widgets.looking import colour_at, count_of, noted, painted, shown

CONTROL = Qt.KeyboardModifier.ControlModifier
VALUES = np.arange(12.0).reshape(3, 4)
LEVELS = np.arange(12, dtype=np.uint8).reshape(3, 4) * 23
Make = Callable[..., MatrixView]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    """Makes a view of 3 × 4 cells of 60 pixels each."""

    def make(picture: Picture | None = None, **options: str) -> MatrixView:
        view = MatrixView(**options)
        view.setFixedSize(QSize(246, 186))
        view.set_picture(picture or Picture(VALUES, LEVELS))
        shown(view, qtbot)
        return view

    return make


def corner(view: MatrixView, cell: tuple[int, int]) -> QPointF:
    """A place in a cell where no number is written."""
    return view.places.rect(*cell).topLeft() + QPointF(5, 5)


# ---- what is under a pointer that rests


def test_after_zooming_another_cell_is_under_the_pointer(make: Make) -> None:
    view = make()
    hover(view, (1, 2))
    told = noted(view.hovered)
    turn_wheel(view, QPoint(2, 2), 6, CONTROL)  # the pointer is elsewhere: what it points at moves away
    assert told[-1:] == [view.cell_at(QPointF(153, 93))]
    view.show_whole()
    assert told[-1] == (1, 2)


def test_after_growing_another_cell_is_under_the_pointer(make: Make, qtbot: QtBot) -> None:
    view = make()
    hover(view, (2, 3))
    told = noted(view.hovered)
    view.setFixedSize(QSize(486, 366))
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(1, 1)]
    view.set_picture(Picture(VALUES[:1], LEVELS[:1]))
    qtbot.waitUntil(lambda: told[-1] == (0, 1))


def test_a_tooltip_covers_no_number(make: Make) -> None:
    view = make()
    view.setToolTip("weights")
    place = at(view, (0, 0))
    QApplication.sendEvent(view, QHelpEvent(QHelpEvent.Type.ToolTip, place, view.mapToGlobal(place)))
    tip = next(widget for widget in QApplication.topLevelWidgets() if widget.inherits("QTipLabel"))
    assert tip.y() >= view.mapToGlobal(QPoint(0, round(view.places.rect(3, 0).top()))).y()
    QToolTip.hideText()
    tip.close()


def test_where_a_panel_ends_below_the_tooltip_stands_above(make: Make, qtbot: QtBot) -> None:
    panel, view = Panel(), make()
    panel.body.addWidget(view)
    panel.resize(300, 260)
    shown(panel, qtbot)
    view.setToolTip("weights")
    place = at(view, (0, 0))
    QApplication.sendEvent(view, QHelpEvent(QHelpEvent.Type.ToolTip, place, view.mapToGlobal(place)))
    tip = next(widget for widget in QApplication.topLevelWidgets() if widget.inherits("QTipLabel"))
    assert tip.geometry().bottom() < view.mapToGlobal(QPoint(0, round(view.places.rect(0, 0).top()))).y()
    QToolTip.hideText()
    tip.close()
    view.setParent(None)


# ---- what is painted


def test_each_cell_has_its_grey_and_a_number_that_shows_on_it(make: Make) -> None:
    view = make()
    image = painted(view)
    for row in range(3):
        for column in range(4):
            assert colour_at(image, corner(view, (row, column))).rgb() == GREYS[LEVELS[row, column]]
    cells = [view.places.rect(0, 1).toRect(), view.places.rect(2, 3).toRect()]
    dark, bright = (image.copy(cell.adjusted(8, 8, -8, -8)) for cell in cells)
    assert max(dark.pixelColor(x, y).lightness() for x in range(44) for y in range(44)) > 200
    assert min(bright.pixelColor(x, y).lightness() for x in range(44) for y in range(44)) < 55


def test_padding_and_dropped_cells_look_different_and_hidden_ones_are_empty(make: Make) -> None:
    plain = Picture(VALUES, LEVELS)
    special = Picture(VALUES, LEVELS, padding=Padding(1, 0, 0, 0), covered=(3, 3), revealed=10)
    views = make(plain), make(special)
    first, second = (painted(view) for view in views)
    differs = [
        (row, column)
        for row in range(3)
        for column in range(4)
        if colour_at(first, corner(views[0], (row, column))) != colour_at(second, corner(views[1], (row, column)))
    ]
    assert differs == [(0, 0), (0, 1), (0, 2), (0, 3), (1, 3), (2, 2), (2, 3)]
    hidden = second.copy(views[1].places.rect(2, 2).toRect().adjusted(4, 4, -4, -4))
    assert len({hidden.pixel(x, y) for x in range(hidden.width()) for y in range(hidden.height())}) == 1


def test_zeros_between_data_look_like_padding(make: Make) -> None:
    views = make(Picture(VALUES, LEVELS)), make(Picture(VALUES, LEVELS, spread=(range(0, 3, 2), range(1, 4, 2))))
    first, second = (painted(view) for view in views)
    same = [
        (row, column)
        for row in range(3)
        for column in range(4)
        if colour_at(first, corner(views[0], (row, column))) == colour_at(second, corner(views[1], (row, column)))
    ]
    assert same == [(0, 1), (0, 3), (2, 1), (2, 3)]


def test_a_mark_frames_its_cells(make: Make) -> None:
    view = make()
    colour = colours_of(view).window
    assert not count_of(painted(view), colour)
    view.set_marks([Mark(1, 1, colour, 2, 2)])
    image, frame = painted(view), view.places.rect(1, 1, 2, 2)
    for place in (frame.topLeft(), frame.bottomRight()):
        assert colour_at(image, place) == colour
    assert colour_at(image, corner(view, (1, 1)) + QPointF(10, 10)) != colour


def test_a_picture_of_another_shape_is_shown_whole(make: Make) -> None:
    view = make()
    view.zoom(2, QPointF(20, 20))
    assert view.is_zoomed
    view.set_picture(Picture(VALUES + 1, LEVELS))
    assert view.is_zoomed
    view.set_picture(Picture(VALUES.T.copy(), LEVELS.T.copy()))
    assert not view.is_zoomed


def test_small_cells_have_no_numbers_but_a_tenth_of_a_pixel_is_still_painted(make: Make) -> None:
    values = np.zeros((1800, 2400))
    view = make(Picture(values, np.full(values.shape, 255, np.uint8)))
    image = painted(view)
    assert colour_at(image, QPointF(123, 93)).rgb() == GREYS[255]


def test_cells_of_two_views_get_one_size(make: Make) -> None:
    large, small = make(), make(Picture(np.zeros((1, 1)), np.zeros((1, 1), np.uint8)))
    assert share_cell_size(large, small) == pytest.approx(60)
    assert large.places.cell == small.places.cell == 60


# ---- the mouse


def test_it_tells_which_cell_is_pointed_at_and_clicked(make: Make) -> None:
    view = make()
    hovered, clicked = noted(view.hovered), noted(view.clicked)
    hover(view, (2, 1))
    assert hovered[-1] == (2, 1)
    click(view, (0, 3))
    assert clicked == [(0, 3)]
    QTest.mouseMove(view, QPoint(1, 1))  # beside the matrix
    assert hovered[-1] is None


def test_a_stroke_draws_every_cell_on_its_way(make: Make) -> None:
    view = make(drag="draw")
    drawn, clicked = noted(view.drawn), noted(view.clicked)
    drag(view, [(0, 0), (0, 3)])
    drag(view, [(2, 3), (2, 2)], Qt.MouseButton.RightButton)
    strokes = [(cell, erase) for cells, erase, _ in drawn for cell in cells]
    assert strokes == [((0, column), False) for column in range(4)] + [((2, 3), True), ((2, 2), True)]
    assert len({number for _, _, number in drawn}) == 2
    assert not clicked


def test_a_click_chooses_a_cell_or_draws(make: Make) -> None:
    view = make(drag="draw")
    drawn = noted(view.drawn)
    click(view, (1, 1))
    assert view.cursor_cell == (1, 1)
    assert not drawn
    view.pen_down_draws = True
    click(view, (2, 2))
    assert drawn[0][:2] == ([(2, 2)], False)


def test_cells_outside_the_editable_area_are_not_drawn_on(make: Make) -> None:
    view = make(drag="draw")
    view.editable_area = lambda cell: cell[1] != 1
    drawn = noted(view.drawn)
    drag(view, [(0, 0), (0, 3)])
    assert [cell for cells, _, _ in drawn for cell in cells] == [(0, 0), (0, 2), (0, 3)]
    drawn.clear()
    drag(view, [(0, 1), (0, 3)])
    assert not drawn
    click(view, (0, 1))
    assert view.cursor_cell is None


def test_scrubbing_tells_how_far_the_mouse_has_gone_up(make: Make) -> None:
    view = make(drag="scrub")
    scrubbed = noted(view.scrubbed)
    start = at(view, (1, 1))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for rise in (1, 20, 50):
        QTest.mouseMove(view, start - QPoint(0, rise))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start - QPoint(0, 50))
    assert [(cell, pixels) for cell, pixels, _ in scrubbed] == [((1, 1), 20), ((1, 1), 50)]


def test_the_wheel_changes_a_number_or_zooms(make: Make) -> None:
    view, plain = make(drag="scrub"), make()
    nudged, changed = noted(view.nudged), noted(view.view_changed)
    turn_wheel(view, at(view, (1, 2)), -2)
    assert nudged == [((1, 2), -2)]
    turn_wheel(view, at(view, (1, 2)), 2, CONTROL)
    assert view.is_zoomed
    assert len(changed) == 1
    assert view.cell_at(QPointF(at(view, (1, 2)))) == (1, 2)
    turn_wheel(plain, at(plain, (0, 0)), 1)
    assert plain.is_zoomed


def test_a_zoomed_matrix_is_dragged_and_a_double_click_shows_all_of_it(make: Make) -> None:
    view = make()
    view.zoom(4, QPointF(123, 93))
    before = view.places.origin
    middle = QPoint(123, 93)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(view, middle + QPoint(20, 10))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle + QPoint(20, 10))
    assert view.places.origin - before == QPointF(20, 10)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=middle)
    assert not view.is_zoomed


def test_another_view_can_be_zoomed_alike(make: Make) -> None:
    leader, follower = make(), make(Picture(VALUES[:2], LEVELS[:2]))
    leader.zoom(3, QPointF(60, 60))
    follower.set_viewport_share(leader.viewport_share())
    assert follower.is_zoomed
    assert follower.places.cell == leader.places.cell
    leader.show_whole()
    follower.set_viewport_share(leader.viewport_share())
    assert not follower.is_zoomed


# ---- the keys


def test_numbers_are_typed_cell_by_cell(make: Make) -> None:
    view = make(drag="scrub")
    typed = noted(view.typed)
    view.typed.connect(lambda *_: view.accept_text())
    type_matrix(view, [[1, 2, 3, "1/4"], [5]])
    assert typed == [((0, 0), "1"), ((0, 1), "2"), ((0, 2), "3"), ((0, 3), "1/4"), ((1, 0), "5")]
    assert view.cursor_cell == (1, 1)
    assert QApplication.focusWidget() is view


def test_arrows_move_the_cursor_and_delete_sets_zero(make: Make) -> None:
    view = make(drag="scrub")
    typed = noted(view.typed)
    click(view, (1, 1))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down):  # the last one has nowhere to go
        press(key)
    assert view.cursor_cell == (2, 2)
    press(Qt.Key.Key_Delete)
    assert typed == [((2, 2), "0")]
    press(Qt.Key.Key_Escape)
    assert view.cursor_cell is None


def test_a_screen_reader_is_told_the_cell_and_its_value(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    view, told = make(drag="draw"), []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.message()))
    click(view, (1, 2))
    press(Qt.Key.Key_Right)
    assert told == ["row 1, column 2: 6", "row 1, column 3: 7"]
    view.set_picture(Picture(-VALUES, LEVELS))
    assert told[2:] == ["row 1, column 3: −7"] == [view.accessibleDescription()]
    view.clearFocus()
    view.set_picture(Picture(VALUES, LEVELS))
    assert len(told) == 3


def test_a_matrix_that_tab_comes_to_shows_it(make: Make) -> None:
    view = make()
    accent = view.palette().highlight().color()
    view.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not count_of(painted(view), accent)
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert count_of(painted(view), accent)


def test_what_is_refused_stays_in_its_cell_with_the_reason(make: Make) -> None:
    view = make(drag="scrub")
    view.typed.connect(lambda *_: view.refuse_text("that is too large"))
    click(view, (0, 0))
    type_text("9e9")
    press(Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert editor.text() == "9e9"
    assert editor.accessibleDescription() == "that is too large"
    assert view.cursor_cell == (0, 0)
    press(Qt.Key.Key_Escape)
    assert not editor.isVisible()


def test_the_old_value_can_be_changed_and_given_up(make: Make) -> None:
    view = make(drag="scrub")
    typed = noted(view.typed)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=at(view, (1, 2)))
    assert QApplication.focusWidget().text() == "6"
    type_text("7")
    press(Qt.Key.Key_Escape)
    assert not typed
    assert QApplication.focusWidget() is view


def test_a_cursor_goes_when_its_cell_does(make: Make) -> None:
    view = make(drag="scrub")
    click(view, (2, 3))
    view.set_picture(Picture(VALUES[:2], LEVELS[:2]))
    assert view.cursor_cell is None


def test_keys_zoom(make: Make) -> None:
    view = make()
    QTest.keyClick(view, Qt.Key.Key_Plus, CONTROL)
    assert view.is_zoomed
    QTest.keyClick(view, Qt.Key.Key_0, CONTROL)
    assert not view.is_zoomed


def test_the_cursor_is_painted_while_the_view_has_the_keys(make: Make) -> None:
    view = make(drag="scrub")
    click(view, (1, 1))
    accent = view.palette().highlight().color()
    assert colour_at(painted(view), view.places.rect(1, 1).topLeft()) == accent
    view.clearFocus()
    assert colour_at(painted(view), view.places.rect(1, 1).topLeft()) != accent
