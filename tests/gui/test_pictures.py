"""Every view of every lab, in both themes and languages and at two sizes of the window: it fits and shows something."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from convlab.gui import theme
from convlab.gui.main_window import MainWindow
from convlab.gui.registry import LABS

GRID = 12  # pixels between those that are looked at


@pytest.mark.parametrize("size", [QSize(1280, 720), QSize(1600, 1000)], ids=lambda size: str(size.width()))
@pytest.mark.parametrize("mode", [theme.Mode.LIGHT, theme.Mode.DARK])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_view_fits(window: MainWindow, qtbot: QtBot, language: str, mode: theme.Mode, size: QSize) -> None:
    window.view_menu.use_language(language)
    theme.apply(mode)
    window.resize(size)
    for lab in LABS:
        window.show_lab(lab)
        page = window.pages[lab]
        for button in page.view.buttons:
            button.click()
            qtbot.waitUntil(lambda page=page: page.is_ready)
            QApplication.processEvents()
            where = f"{lab}, {button.text()}"
            picture = window.grab().toImage()
            assert picture.size() == size, where
            assert (picture.pixelColor(size.width() - 2, size.height() - 2).lightness() > 128) == (
                mode is theme.Mode.LIGHT
            ), where
            colours = {picture.pixel(x, y) for x in range(0, size.width(), GRID) for y in range(0, size.height(), GRID)}
            assert len(colours) > 8, where
            # nothing has to be scrolled sideways to be seen
            for area in page.findChildren(QScrollArea):
                assert not (area.isVisible() and area.horizontalScrollBar().isVisible()), where
    theme.apply(theme.Mode.LIGHT)
