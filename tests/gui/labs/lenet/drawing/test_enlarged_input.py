"""The input large, with its numbers."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from convlab.gui.labs.lenet.page import LeNetPage
from convlab.gui.main_window import MainWindow
from convlab.gui.theme import GREYS
from convlab.gui.widgets.pixel_numbers import decimals_in, paint_numbers


@pytest.mark.parametrize(("width", "height", "decimals"), [(1100, 640, 1), (1280, 720, 1), (1600, 1000, 2)])
def test_the_numbers_of_the_input_are_read_with_the_controls_open(
    window: MainWindow, page: LeNetPage, width: int, height: int, decimals: int
) -> None:
    window.resize(width, height)
    QApplication.processEvents()
    view = page.shown_view
    QTest.mouseClick(view.input_view, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert page.training.isVisible()
    assert view.input_view.decimals >= decimals
    assert "numbers" in page.note.text()
    assert "rounded to" in view._input_note.text()
    assert page.prediction.isHidden()
    QTest.keyClick(view.input_view, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert page.prediction.isVisible()
    assert page.drawing.isVisible()
    assert not view.enlarge_button.isChecked()


def test_sheet_and_prediction_are_there_in_the_next_view(page: LeNetPage) -> None:
    page.shown_view.enlarge_button.click()
    page.choose_view("inside")
    QApplication.processEvents()
    assert page.prediction.isVisible()
    assert page.drawing.isVisible()


def test_in_preprocessing_too(page: LeNetPage) -> None:
    page.choose_view("preprocessing")
    QApplication.processEvents()
    view = page.shown_view
    view.input.enlarge_button.click()
    QApplication.processEvents()
    assert view.input.picture.decimals
    assert view.steps.isHidden()
    assert view.leave()
    assert view.steps.isVisible()
    assert not view.leave()


@pytest.mark.parametrize("cell", [13, 18, 26, 40])
def test_numbers_stay_in_their_cells(qapp: QApplication, cell: int) -> None:  # noqa: ARG001
    """A cell with the widest number between two of another colour: nothing is written into these."""
    levels = np.zeros((1, 3), np.uint8)
    levels[0, 1] = 230
    image = QImage(3 * cell, cell, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    painter = QPainter(image)
    paint_numbers(painter, levels, image.rect().toRectF(), GREYS)
    painter.end()
    edges = [(x, y) for x in (cell - 1, 2 * cell) for y in range(cell)]
    assert decimals_in(cell)
    assert all(QColor(image.pixel(x, y)).lightness() < 120 for x, y in edges)


@pytest.mark.parametrize(("size", "is_beside"), [((1280, 720), True), ((1600, 1000), True), ((1100, 820), False)])
def test_the_shifts_stay_beside_an_enlarged_input_where_there_is_room(
    page: LeNetPage, window: MainWindow, size: tuple[int, int], is_beside: bool
) -> None:
    page.view.button("preprocessing").click()
    view = page.shown_view
    window.resize(*size)
    view.input.enlarge_button.click()
    QApplication.processEvents()
    assert view.shifts.isVisible() is is_beside
    assert not view.steps.isVisible()
    if is_beside:
        upper, lower = (side.mapTo(view, QPoint()) for side in view.shifts.sides)
        assert upper.x() == lower.x()
        assert upper.y() < lower.y()
    QTest.keyClick(view.input.picture, Qt.Key.Key_Escape)
    QApplication.processEvents()
    left, right = (side.mapTo(view, QPoint()) for side in view.shifts.sides)
    assert left.y() == right.y()
    assert left.x() < right.x()
