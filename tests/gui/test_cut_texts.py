"""No text is cut so that it reads as another, and nothing scrolls sideways: in any view, three sizes, two languages."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convlab.gui.main_window import MainWindow
from convlab.gui.registry import LABS
from tests.gui.cut_texts import cut_texts, sideways_scrolled

SMALL = (1100, 640)
SIZES = SMALL, (1280, 720), (1600, 1000)


@pytest.mark.parametrize("lab", LABS)
def test_no_text_is_cut(window: MainWindow, qtbot: QtBot, lab: str) -> None:
    window.show_lab(lab)
    page = window.pages[lab]
    cut = {}
    for language, size in product(("en", "zh_CN"), SIZES):
        window.view_menu.use_language(language)
        window.resize(*size)
        for button in page.view.buttons:
            button.click()
            qtbot.waitUntil(lambda: page.is_ready)
            QApplication.processEvents()
            QApplication.processEvents()
            cut[language, size, button.text()] = [*cut_texts(window), *sideways_scrolled(window)]
    assert not any(cut.values()), {where: texts for where, texts in cut.items() if texts}


@pytest.mark.parametrize("lab", [lab for lab in LABS if lab != "lenet"])
def test_no_text_is_cut_in_any_example(window: MainWindow, qtbot: QtBot, lab: str) -> None:
    window.resize(*SMALL)
    window.show_lab(lab)
    page = window.pages[lab]
    cut = {}
    for index in range(page.scene.count()):
        page.scene.setCurrentIndex(index)
        page.scene.activated.emit(index)
        qtbot.waitUntil(lambda: page.is_ready)
        QApplication.processEvents()
        QApplication.processEvents()
        cut[page.scene.currentText()] = cut_texts(window)
    assert not any(cut.values()), cut


def test_a_panel_with_all_columns_does_not_leave_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(*SMALL)
    window.show_lab("receptive_field")
    page = window.pages["receptive_field"]
    for index in range(page.scene.count()):
        page.scene.setCurrentIndex(index)
        page.scene.activated.emit(index)
        if not page.controls.stack.more.is_open:
            page.controls.stack.more.button.click()
        for button in page.view.buttons:
            button.click()
            qtbot.waitUntil(lambda: page.is_ready)
            QApplication.processEvents()
            if page.state.layers[0].stride == (1, 1):  # a longer formula has room once the columns are folded
                assert not [text for text in cut_texts(window) if "min(" in text]
            assert page.minimumSizeHint().width() <= page.width(), (page.scene.currentText(), button.text())
