"""No text of transposed convolution is cut in the smallest window, in any example and aspect, in both languages."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from convlab.gui.main_window import MainWindow
from convlab.labs.learning.transposed.scenes import SCENES
from convlab.labs.learning.transposed.state import ASPECTS
from tests.gui.cut_texts import cut_texts, sideways_scrolled


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_no_text_is_cut(window: MainWindow, language: str) -> None:
    window.view_menu.use_language(language)
    window.resize(1100, 640)
    window.show_lab("learning")
    page = window.pages["learning"]
    page.view.button("transposed").click()
    part = page.part
    cut = {}
    for name in SCENES:
        part.show_scene(name)
        for aspect in (SCENES[name].aspect, *ASPECTS):
            part.aspect.button(aspect).click()
            for _ in range(3):
                QApplication.processEvents()
            cut[name, aspect] = [*cut_texts(window), *sideways_scrolled(window)]
    found = {key: texts for key, texts in cut.items() if texts}
    assert not found
