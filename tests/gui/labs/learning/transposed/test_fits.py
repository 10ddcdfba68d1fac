"""Transposed convolution in the smallest window: no text is cut in any example and aspect, every control has a name."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from convlab.gui.main_window import MainWindow
from convlab.labs.learning.transposed.scenes import SCENES
from convlab.labs.learning.transposed.state import ASPECTS
from tests.gui.cut_texts import cut_texts, sideways_scrolled
from tests.gui.test_accessible import interactive, name_of, open_folds, what_it_is


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


def test_every_control_has_a_name_and_a_tooltip(window: MainWindow) -> None:
    window.show_lab("learning")
    page = window.pages["learning"]
    page.view.button("transposed").click()
    for aspect in ASPECTS:
        page.part.aspect.button(aspect).click()
        open_folds(page)
        for widget in interactive(window):
            assert name_of(widget), f"{aspect}: {what_it_is(widget)}"
            assert widget.toolTip(), f"{aspect}: {what_it_is(widget)}"
