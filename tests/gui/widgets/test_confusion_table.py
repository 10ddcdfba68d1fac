"""The confusion matrix: where its parts lie, what is coloured, and how it is used."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convlab.gui.theme import colours_of
from convlab.gui.widgets.confusion_layout import CORNER, Confusion, Place
from convlab.gui.widgets.confusion_table import ConfusionTable
from tests.gui.widgets.looking import colour_at, noted, painted, shown

PLACES: list[Place] = [(0, 0), (2, 1), (1, None), (None, 2), CORNER]


def confusion(names: tuple[str, ...] = ("cat", "dog", "cow")) -> Confusion:
    count = len(names)
    strengths = np.zeros((count, count))
    strengths[0, 1] = 1.0
    numbers = [[str(10 * row + column) for column in range(count)] for row in range(count)]
    shares = ["50.0%"] * count
    return Confusion(names, numbers, strengths, shares, [0.5] * count, shares, ("truth", "answer", ("a", "b"), "c"))


@pytest.fixture
def table(qtbot: QtBot) -> ConfusionTable:
    table = ConfusionTable()
    table.resize(520, 400)
    table.set_confusion(confusion())
    shown(table, qtbot)
    return table


@pytest.mark.parametrize("place", PLACES)
def test_a_place_is_found_where_it_lies(table: ConfusionTable, place: Place) -> None:
    rect = table.rect_of(place)
    head = rect.center() if None not in place or place == CORNER else rect.topLeft() + QPoint(4, 4)
    assert table.place_at(head) == place
    assert table.place_at(table.rect_of((0, 0)).topLeft() + QPoint(-4000, 0)) is None


def test_errors_are_coloured_by_their_strength_and_what_is_right_is_quiet(table: ConfusionTable) -> None:
    image, colours = painted(table), colours_of(table)
    corners = {place: table.rect_of(place).topLeft() + QPoint(4, 4) for place in ((0, 1), (1, 0), (1, 1))}
    assert colour_at(image, corners[0, 1]) == colours.warning
    assert colour_at(image, corners[1, 0]) == colours.base
    assert colour_at(image, corners[1, 1]) == colours.track
    table.set_outdated(True)
    assert colour_at(painted(table), corners[0, 1]) != colours.warning


def test_cells_rows_and_columns_are_pointed_at_and_chosen(table: ConfusionTable) -> None:
    hovered, chosen = noted(table.hovered), noted(table.chosen)
    for place in ((2, 0), (1, None)):
        QTest.mouseMove(table, (table.rect_of(place).topLeft() + QPoint(4, 4)).toPoint())
    QTest.mouseClick(
        table, Qt.MouseButton.LeftButton, pos=(table.rect_of((None, 1)).topLeft() + QPoint(4, 4)).toPoint()
    )
    QTest.mouseMove(table, QPoint(1, 1))
    assert hovered[:2] == [(2, 0), (1, None)]
    assert hovered[-1] in (None, CORNER)
    assert chosen == [(None, 1)]


def test_keys_go_from_cell_to_cell_and_to_the_heads(table: ConfusionTable) -> None:
    moved, chosen = noted(table.moved), noted(table.chosen)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(table, key)
    assert moved == [(0, 1), (1, 1), (1, 0), (1, None), (1, None)]
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert chosen == [(1, None)]


def test_fewer_classes_take_the_cursor_back(table: ConfusionTable) -> None:
    table.cursor_place = (2, 2)
    table.set_confusion(confusion(("cat", "dog")))
    assert table.cursor_place == (0, 0)


def test_long_names_stand_on_end(table: ConfusionTable) -> None:
    level = table.rect_of((0, 0)).top()
    table.set_confusion(confusion(tuple(f"a rather long name {number}" for number in range(10))))
    assert table.rect_of((0, 0)).top() > level
