"""Every view of every lab, in both themes and languages and at two sizes of the window: it fits and shows something."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from convlab.gui import theme
from convlab.gui.main_window import MainWindow
from convlab.gui.registry import LABS

SIZES = QSize(1280, 720), QSize(1600, 1000)
GRID = 12  # pixels between those that are looked at


@pytest.mark.parametrize("lab", LABS)
def test_every_view_fits(window: MainWindow, qtbot: QtBot, lab: str) -> None:
    window.show_lab(lab)
    page = window.pages[lab]
    for language, mode, size in product(("en", "zh_CN"), (theme.Mode.DARK, theme.Mode.LIGHT), SIZES):
        window.view_menu.use_language(language)
        theme.apply(mode)
        window.resize(size)
        for button in page.view.buttons:
            button.click()
            qtbot.waitUntil(lambda: page.is_ready)
            QApplication.processEvents()
            where = f"{button.text()}, {language}, {mode}, {size.width()} pixels wide"
            picture = window.grab().toImage()
            assert picture.size() == size, where
            is_light = picture.pixelColor(size.width() - 2, size.height() - 2).lightness() > 128
            assert is_light == (mode is theme.Mode.LIGHT), where
            colours = {picture.pixel(x, y) for x in range(0, size.width(), GRID) for y in range(0, size.height(), GRID)}
            assert len(colours) > 8, where
            # nothing has to be scrolled sideways to be seen
            for area in page.findChildren(QScrollArea):
                assert not (area.isVisible() and area.horizontalScrollBar().isVisible()), where
