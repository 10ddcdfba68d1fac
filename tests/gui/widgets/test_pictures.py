"""Widgets that show arrays as pictures: which pixel is where, and what is told of the one under the pointer."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convlab.gui import theme
from convlab.gui.theme import GREYS, colours_of
from convlab.gui.widgets.class_map import ClassMap
from convlab.gui.widgets.colour_view import ColourView
from convlab.gui.widgets.feature_maps import FeatureMaps, MapGroup
from convlab.gui.widgets.images import colour_image, indexed_image
from convlab.gui.widgets.map_table import MapTable
from convlab.gui.widgets.marked_pixels import Frame, MarkedPixels, Spot
from convlab.gui.widgets.pixel_grid import PixelGrid
from convlab.gui.widgets.plane_strip import PlaneStrip
from tests.gui.widgets.looking import colour_at, count_of, noted, painted, shown

LEFT = Qt.MouseButton.LeftButton
RGB = np.array([[[255, 0, 0], [0, 255, 0]], [[0, 0, 255], [9, 8, 7]]], np.uint8)


def test_an_image_keeps_its_pixels_when_its_array_changes() -> None:
    levels = np.arange(6, dtype=np.uint8).reshape(2, 3)
    grey, colour = indexed_image(levels.T, GREYS), colour_image(RGB[:, ::-1])
    levels[...] = 0
    assert [[grey.pixelIndex(x, y) for x in range(2)] for y in range(3)] == [[0, 3], [1, 4], [2, 5]]
    assert colour.pixelColor(1, 0) == QColor(255, 0, 0)
    assert colour.pixelColor(0, 1) == QColor(9, 8, 7)


def test_a_picture_in_colour_keeps_its_proportions(qtbot: QtBot) -> None:
    view = ColourView()
    qtbot.addWidget(view)
    view.set_picture(RGB)
    image = painted(view, 300, 100)
    assert colour_at(image, QPointF(125, 25)) == QColor(255, 0, 0)
    assert colour_at(image, QPointF(175, 75)) == QColor(9, 8, 7)
    assert colour_at(image, QPointF(50, 50)) == view.palette().window().color()


def test_pixels_are_squares_and_the_one_under_the_pointer_is_told(qtbot: QtBot) -> None:
    grid = PixelGrid(2, 3)
    grid.resize(300, 300)
    grid.set_levels(np.array([[0, 128, 255], [255, 128, 0]], np.uint8))
    shown(grid, qtbot)
    image, table = painted(grid), colours_of(grid).grey_table
    assert colour_at(image, QPointF(50, 100)).rgb() == table[0]
    assert colour_at(image, QPointF(50, 200)).rgb() == table[255]
    hovered = noted(grid.hovered)
    for place in (QPoint(250, 100), QPoint(150, 240), QPoint(150, 20)):
        QTest.mouseMove(grid, place)
    assert hovered == [(0, 2), (1, 1), (-1, -1)]


def test_ink_follows_the_theme_and_light_does_not(qtbot: QtBot) -> None:
    levels = np.full((2, 2), 255, np.uint8)
    ink, light = MarkedPixels(2, 2), MarkedPixels(2, 2, as_light=True)
    for widget in (ink, light):
        qtbot.addWidget(widget)
        widget.show_picture(levels)
    place = QPointF(10, 10)
    before = [colour_at(painted(widget, 80, 80), place) for widget in (ink, light)]
    assert before == [QColor.fromRgb(theme.LIGHT.grey_table[255]), QColor(255, 255, 255)]
    for widget in (ink, light):
        widget.setPalette(QPalette(QColor("black")))
    after = [colour_at(painted(widget), place) for widget in (ink, light)]
    assert after == [QColor.fromRgb(theme.DARK.grey_table[255]), QColor(255, 255, 255)]
    assert after[0] != before[0]


def test_marks_lie_where_the_image_says(qtbot: QtBot) -> None:
    view = MarkedPixels(10, 10)
    qtbot.addWidget(view)
    view.resize(200, 200)
    levels = np.zeros((10, 10), np.uint8)
    view.show_picture(levels, [Frame(QRectF(2, 3, 4, 5), "window"), Spot(QPointF(8, 8), "kernel")])
    assert view.on_screen(QRectF(2, 3, 4, 5)) == QRectF(40, 60, 80, 100)
    image, colours = painted(view), colours_of(view)
    assert count_of(image.copy(30, 50, 100, 120), colours.window)
    assert count_of(image.copy(150, 150, 20, 20), colours.kernel)
    assert not count_of(image.copy(45, 65, 70, 90), colours.window)
    view.show_picture(levels, [Frame(QRectF(2, 3, 4, 5), "window", veils=True)])
    veiled = painted(view)
    assert veiled.pixelColor(170, 30) != image.pixelColor(170, 30)
    assert veiled.pixelColor(70, 110) == image.pixelColor(70, 110)


@pytest.fixture
def class_map(qtbot: QtBot) -> ClassMap:
    widget = ClassMap(5)
    widget.resize(102, 102)  # 20 pixels a cell
    shown(widget, qtbot)
    return widget


def test_a_cell_of_a_class_map_is_stronger_the_surer(class_map: ClassMap) -> None:
    shares = np.zeros((5, 5))
    shares[0, 0], shares[0, 1] = 1.0, 0.5
    class_map.set_cells(shares, np.full((5, 5), 3, np.intp))
    image, tables = painted(class_map), colours_of(class_map).class_tables
    cells = [colour_at(image, QPointF(class_map.rect_of(0, column).topLeft()) + QPointF(1, 1)) for column in range(3)]
    assert cells[0] == tables[3][-1]
    assert cells[2] == tables[3][0]
    assert cells[1] not in (cells[0], cells[2])


def test_a_class_map_without_cells_shows_its_message(class_map: ClassMap) -> None:
    empty = painted(class_map)
    class_map.set_message("Nothing yet")
    assert painted(class_map) != empty
    assert class_map.cell_at(QPointF(50, 50)) is None


def test_cells_of_a_class_map_are_pointed_at_clicked_and_released(class_map: ClassMap) -> None:
    class_map.set_cells(np.zeros((5, 5)))
    hovered, clicked, released = noted(class_map.hovered), noted(class_map.clicked), noted(class_map.released)
    QTest.mouseMove(class_map, class_map.rect_of(3, 1).center())
    QTest.mouseClick(class_map, LEFT, pos=class_map.rect_of(3, 1).center())
    assert hovered[-1] == (3, 1)
    assert clicked == [(3, 1)]
    QTest.keyClick(class_map, Qt.Key.Key_Up)  # from the middle, when nothing is marked
    assert hovered[-1] == (1, 2)
    class_map.mark((0, 4), None)
    QTest.keyClick(class_map, Qt.Key.Key_Right)  # it ends at the border
    assert hovered[-1] == (0, 4)
    QTest.keyClick(class_map, Qt.Key.Key_Return)
    assert clicked[-1] == (0, 4)
    QTest.keyClick(class_map, Qt.Key.Key_Escape)
    assert len(released) == 1


def groups() -> list[MapGroup]:
    rng = np.random.default_rng(0)
    maps = rng.integers(0, 256, (4, 8, 8), np.uint8)
    return [
        MapGroup("convolution", "conv", "4 × 8 × 8", "0 … 1", maps, signed=False),
        MapGroup("output", "out", "3", "0 … 1", np.array([[[0], [128], [255]]], np.uint8), True, ("a", "b", "c")),
    ]


def test_every_layers_maps_are_painted_and_the_cell_under_the_pointer_is_told(qtbot: QtBot) -> None:
    widget, shown_groups = FeatureMaps(), groups()
    widget.resize(400, 200)
    shown(widget, qtbot)
    widget.set_message("Draw something")
    assert len({painted(widget).pixel(x, 100) for x in range(400)}) > 1
    widget.set_groups(shown_groups)
    image = painted(widget)
    hovered = noted(widget.hovered)
    for x in range(0, 400, 7):
        for y in range(60, 200, 7):
            QTest.mouseMove(widget, QPoint(x, y))
    told = set(hovered)
    assert (-1, -1, -1, -1) in told
    assert {layer for layer, *_ in told} == {-1, 0, 1}
    assert {number for layer, number, *_ in told if layer == 0} == {0, 1, 2, 3}
    table = colours_of(widget).diverging_table
    assert count_of(image, QColor.fromRgb(table[0]))
    assert count_of(image, QColor.fromRgb(table[255]))


def test_texts_that_hardly_fit_do_not_make_the_maps_tiny(qtbot: QtBot) -> None:
    maps = np.zeros((6, 28, 28), np.uint8)
    layers = [MapGroup("ReLU", "ReLU", "6×28×28", "0 … 2.57", maps, signed=False) for _ in range(11)]
    widget = FeatureMaps()
    widget.resize(636, 140)
    shown(widget, qtbot)
    widget.set_groups(layers)
    assert widget.cell(0, 0).height() > 16
    for left, right in pairwise(range(11)):
        assert widget.cell(left, 1).right() < widget.cell(right, 0).left()
    assert widget.cell(10, 1).right() <= 636


def test_a_layer_that_is_narrow_anyway_does_not_shrink_with_a_wide_one(qtbot: QtBot) -> None:
    wide = MapGroup("C3", "C3", "16×10×10", "±1", np.zeros((16, 10, 10), np.uint8), signed=True)
    narrow = MapGroup("F5", "F5", "120", "±1", np.zeros((1, 15, 8), np.uint8), signed=True)
    widget = FeatureMaps()
    widget.resize(240, 180)
    shown(widget, qtbot)
    widget.set_groups([wide, narrow])
    free = widget.cell(1, 0)
    widget.set_groups([wide, wide, narrow])
    assert widget.cell(0, 15).right() < widget.cell(1, 0).left()
    assert widget.cell(1, 15).right() < widget.cell(2, 0).left()
    assert widget.cell(0, 15).bottom() - widget.cell(0, 0).top() < free.height()
    assert widget.cell(2, 0).height() == free.height()
    assert widget.cell(2, 0).right() <= 240


def test_a_table_of_maps_names_rows_and_columns_and_frames_the_first(qtbot: QtBot) -> None:
    table = MapTable()
    table.resize(240, 240)
    table.set_maps(np.zeros((2, 3, 4, 4), np.uint8), (0, 0))
    shown(table, qtbot)
    image, colours = painted(table), colours_of(table)
    assert colour_at(image, table.place(1, 2).center()) == QColor.fromRgb(colours.diverging_table[0])
    assert colour_at(image, table.place(0, 0).topLeft()) == colours.kernel
    assert colour_at(image, table.place(1, 0).topLeft()) != colours.kernel
    hovered = noted(table.hovered)
    QTest.mouseMove(table, table.place(1, 2).center().toPoint())
    QTest.mouseMove(table, QPoint(1, 1))
    assert hovered == [(1, 2), None]
    clicked = noted(table.clicked)
    QTest.mouseClick(table, LEFT, pos=table.place(1, 2).center().toPoint())
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(table, key)
    assert clicked == [(1, 2), (0, 1), (1, 0)]


def test_a_plane_is_chosen_by_click_and_by_key(qtbot: QtBot) -> None:
    strip = PlaneStrip()
    strip.resize(300, strip.height())
    levels = np.stack([np.full((8, 8), level, np.uint8) for level in (0, 255)])
    strip.set_planes(levels, False, ["R", "G", "all"], 0, np.full((8, 8, 3), (1, 2, 3), np.uint8))
    shown(strip, qtbot)
    assert strip.count == 3
    image = painted(strip)
    middles = [colour_at(image, strip.place(index).center()) for index in range(3)]
    assert middles == [QColor(0, 0, 0), QColor(255, 255, 255), QColor(1, 2, 3)]
    chosen = noted(strip.chosen)
    QTest.mouseClick(strip, LEFT, pos=strip.place(2).center().toPoint())
    QTest.keyClick(strip, Qt.Key.Key_Right)
    QTest.keyClick(strip, Qt.Key.Key_Left)  # there is none before the first
    assert chosen == [2, 1]
