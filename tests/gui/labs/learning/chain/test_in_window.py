"""The chain in the window: the way to it from a gradient inside LeNet, and its texts where there is little room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from convlab.gui.main_window import MainWindow
from convlab.labs.learning.chain.scenes import SCENES
from convlab.labs.learning.chain.steps import STEPS
from tests.gui.cut_texts import cut_texts
from tests.gui.test_cut_texts import SMALL


def test_inside_lenet_a_gradient_leads_to_the_chain(window: MainWindow) -> None:
    window.show_lab("lenet")
    page = window.pages["lenet"]
    page.choose_view("inside")
    inside = page.views["inside"]
    assert not inside.origin.isVisible()  # no gradient is shown
    QTest.mouseClick(inside.controls.quantity.button("loss"), Qt.MouseButton.LeftButton)
    assert inside.origin.isVisible()
    QTest.mouseClick(inside.origin, Qt.MouseButton.LeftButton)
    assert window.lab == "learning"
    learning = window.pages["learning"]
    assert learning.state.view == "chain"
    assert learning.state.chain.present.phase == "backward"
    assert not learning.lab.can_undo


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_no_text_of_the_chain_is_cut_in_the_smallest_window(window: MainWindow, language: str) -> None:
    window.view_menu.use_language(language)
    window.resize(*SMALL)
    window.show_lab("learning")
    learning = window.pages["learning"]
    learning.view.button("chain").click()
    page = learning.part
    cut: dict[object, list[str]] = {}
    for scene in SCENES:
        page.show_scene(scene)
        QApplication.processEvents()
        cut[scene] = cut_texts(window)
    for step in range(len(STEPS)):
        page.lab.look(step=step, is_close=True)
        QApplication.processEvents()
        cut[step] = cut_texts(window)
    assert not any(cut.values()), {case: texts for case, texts in cut.items() if texts}
