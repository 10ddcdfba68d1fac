"""The magnifier: a step's window in numbers, where the cells of a picture are too small for them."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from convlab.gui.labs.matrix.sliding_page import SlidingPage
from convlab.gui.main_window import MainWindow
from convlab.gui.widgets.magnifier import Magnifier
from convlab.labs.common.numbers import parse_number
from tests.gui.matrices import at, click, hover, leave

LABS = ("convolution", "channels", "pooling")


@pytest.fixture(params=LABS)
def page(window: MainWindow, qtbot: QtBot, request: pytest.FixtureRequest) -> SlidingPage:
    """With a digit, whose cells are small."""
    window.show_lab(request.param)
    page: SlidingPage = window.pages[request.param]
    qtbot.waitUntil(lambda: page.is_ready)
    before = page.state.input
    page.choose_input("digit", 3)
    qtbot.waitUntil(lambda: page.state.input is not before and page.is_ready)
    QApplication.processEvents()
    return page


def magnifier(page: SlidingPage) -> Magnifier:
    return page.lens.magnifier


def on_page(page: QWidget, view: QWidget, cell: tuple[int, int]) -> QRect:
    return view.places.rect(*cell).toRect().translated(view.mapTo(page, QPoint(0, 0)))


def test_it_follows_the_pointer_and_says_the_outputs_number(page: SlidingPage) -> None:
    rows, columns = page.sliding.size
    output = page.stage.output
    for cell in ((10, 12), (0, 0), (rows - 1, columns - 1), (14, 3)):
        hover(output, cell)
        assert magnifier(page).isVisible()
        shown = magnifier(page).text().rpartition("= ")[2]
        assert parse_number(shown) == pytest.approx(float(output.picture.values[cell]), rel=2e-3, abs=1e-9)
        frame = magnifier(page).geometry()
        assert not frame.intersects(on_page(page, output, cell))
        assert page.rect().contains(frame)
    leave(output)
    assert not magnifier(page).isVisible()


def test_over_the_input_it_shows_a_window_with_that_cell(page: SlidingPage) -> None:
    view = page.stage.rows[0].input if hasattr(page.stage, "rows") else page.stage.input
    hover(view, (13, 9))
    assert magnifier(page).isVisible()
    assert not magnifier(page).geometry().intersects(on_page(page, view, (13, 9)))
    value = float(view.picture.values[13, 9])
    for row in magnifier(page)._rows:
        assert row.window.values[row.pointed] == value


def test_its_products_are_those_of_window_and_weights(page: SlidingPage) -> None:
    hover(page.stage.output, (12, 12))
    for row in magnifier(page)._rows:
        if row.weights is not None:
            assert np.array_equal(row.window.values * row.weights.values, row.products.values)
        else:
            assert row.window.values[row.winner] == row.window.values.max()


def test_a_click_keeps_it_until_escape(page: SlidingPage) -> None:
    output = page.stage.output
    hover(output, (10, 12))
    click(output, (10, 12))
    leave(output)
    assert magnifier(page).isVisible()
    for _ in range(2):
        QTest.keyClick(page, Qt.Key.Key_Right)
    assert magnifier(page).isVisible()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not magnifier(page).isVisible()


def test_it_is_not_in_the_way_of_the_pen(page: SlidingPage) -> None:
    view = page.stage.rows[0].input if hasattr(page.stage, "rows") else page.stage.input
    page.controls.input.pen_chosen.emit(True)
    hover(view, (13, 9))
    assert not magnifier(page).isVisible()
    page.controls.input.pen_chosen.emit(False)
    hover(view, (13, 10))
    assert magnifier(page).isVisible()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at(view, (13, 10)))
    QTest.mouseMove(view, at(view, (13, 11)))
    assert not magnifier(page).isVisible()
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at(view, (13, 11)))


def test_where_cells_show_their_numbers_there_is_none(window: MainWindow, qtbot: QtBot) -> None:
    for lab in LABS:
        window.show_lab(lab)
        page = window.pages[lab]
        qtbot.waitUntil(lambda page=page: page.is_ready)
        QApplication.processEvents()
        hover(page.stage.output, (0, 0))
        assert not magnifier(page).isVisible()
        leave(page.stage.output)


def test_below_a_photograph_it_has_a_panel_of_its_own(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1280, 720)
    window.show_lab("convolution")
    page = window.pages["convolution"]
    page.choose_input("coffee")
    qtbot.waitUntil(lambda: page.is_ready and page.state.input_name == "coffee")
    QApplication.processEvents()
    dock = page.stage.dock
    assert dock.isVisible()  # it says what is looked at before anything is pointed at
    for point in (lambda: hover(page.stage.output, (100, 200)), lambda: leave(page.stage.output)):
        point()
        shown = dock.magnifier.text().rpartition("= ")[2]
        assert parse_number(shown) == pytest.approx(float(page.state.output[page.stepper.focus.cell]), rel=2e-3)
        assert not magnifier(page).isVisible()  # nothing floats over the photograph
        assert dock.rect().contains(dock.magnifier.geometry())
    page.view.button("product").click()
    QApplication.processEvents()
    assert not dock.isVisible()
    page.view.button("steps").click()
    page.choose_input("digit", 3)
    qtbot.waitUntil(lambda: page.is_ready and page.state.input_name == "digit")
    assert not dock.isVisible()
