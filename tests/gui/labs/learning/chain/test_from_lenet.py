"""The way from a gradient inside LeNet to the chain, where one can follow how it comes about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from convlab.gui.main_window import MainWindow


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
