"""Many small images with captions: only those on the screen are asked for."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convlab.gui.theme import colours_of
from convlab.gui.widgets.image_gallery import Caption, ImageGallery
from tests.gui.widgets.looking import colour_at, noted, shown

IMAGES = np.stack([np.full((28, 28), level % 256, np.uint8) for level in range(1000)])
INDICES = np.arange(999, -1, -1)


@pytest.fixture
def asked() -> set[int]:
    """The images whose captions were asked for."""
    return set()


@pytest.fixture
def gallery(qtbot: QtBot, asked: set[int]) -> ImageGallery:
    def caption(index: int) -> Caption:
        asked.add(index)
        return Caption((f"image {index}", "words"), is_error=False)

    gallery = ImageGallery()
    gallery.resize(400, 300)
    gallery.set_images(IMAGES, INDICES, caption, ["image 999", "words"])
    shown(gallery, qtbot)
    return gallery


def test_images_come_in_their_order_and_only_those_on_the_screen(gallery: ImageGallery, asked: set[int]) -> None:
    image = gallery.viewport().grab().toImage()
    table = colours_of(gallery).grey_table
    for position in (0, 1, gallery.columns):
        place = gallery.tile(position).topLeft()
        place.setX(gallery.tile(position).center().x())
        level = int(INDICES[position]) % 256
        assert colour_at(image, place + QPoint(0, 30)) == QColor.fromRgb(table[level])
    assert gallery.caption(int(gallery.indices[2])).lines[0] == "image 997"
    assert asked <= {int(INDICES[position]) for position in gallery.visible_positions()}
    assert len(asked) < 60


def test_an_image_is_pointed_at_and_picked(gallery: ImageGallery) -> None:
    hovered, picked = noted(gallery.hovered), noted(gallery.picked)
    place = gallery.tile(3).center().toPoint()
    QTest.mouseMove(gallery.viewport(), place)
    QTest.mouseClick(gallery.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert hovered == [3]
    assert picked == [3]


def test_keys_walk_and_scroll(gallery: ImageGallery) -> None:
    moved, picked, columns = noted(gallery.moved), noted(gallery.picked), gallery.columns
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(gallery, key)
    assert moved == [1, 1 + columns, 1, 0, 0]
    QTest.keyClick(gallery, Qt.Key.Key_End)
    assert moved[-1] == 999
    assert 999 in gallery.visible_positions()
    QTest.keyClick(gallery, Qt.Key.Key_Return)
    assert picked == [999]


def test_other_images_begin_at_the_top_unless_they_stay(gallery: ImageGallery) -> None:
    def caption(_index: int) -> Caption:
        return Caption(("words",), is_error=True)

    QTest.keyClick(gallery, Qt.Key.Key_End)
    assert gallery.verticalScrollBar().value() > 0
    gallery.set_images(IMAGES, INDICES, caption, ["words"], stays=True)
    assert gallery.cursor_position == 999
    assert gallery.verticalScrollBar().value() > 0
    gallery.set_images(IMAGES, INDICES, caption, ["words"])
    assert gallery.verticalScrollBar().value() == 0
    assert gallery.cursor_position == 0


def test_a_message_stands_where_there_are_none(gallery: ImageGallery) -> None:
    picked = noted(gallery.picked)
    gallery.show_nothing("No such images.")
    QTest.keyClick(gallery, Qt.Key.Key_Return)
    QTest.mouseClick(gallery.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert not picked
    assert not len(gallery.indices)
    blank, base = gallery.viewport().grab().toImage(), gallery.palette().base().color()
    assert any(blank.pixelColor(x, 150) != base for x in range(blank.width()))
