"""Every control of every view has a name for those who do not see it, and a tooltip that says its effect."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from convlab.gui.labs.page import LabPage
from convlab.gui.main_window import MainWindow
from convlab.gui.page_description import REST_MILLISECONDS
from convlab.gui.widgets.choice import Segments

CONTROLS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QAbstractSlider)


def interactive(page: QWidget) -> Iterator[QWidget]:
    """The controls on the screen, and whatever else takes the keys."""
    for widget in page.findChildren(QWidget):
        parent = widget.parentWidget()
        if not widget.isVisible() or isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_"):
            continue
        if isinstance(parent, (QAbstractSpinBox, QComboBox, QAbstractScrollArea)):  # a part of it
            continue
        takes_keys = Qt.FocusPolicy.TabFocus in widget.focusPolicy()
        is_place = isinstance(widget, (QAbstractScrollArea, LabPage))
        if isinstance(widget, CONTROLS) or (takes_keys and not is_place):
            yield widget


def name_of(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


def what_it_is(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{name_of(widget)}” in {type(widget.parentWidget()).__name__}"


def views_of(page: QWidget) -> list[QAbstractButton]:
    segments = getattr(page, "view", None)
    return list(segments.buttons) if isinstance(segments, Segments) else []


@pytest.fixture
def silent(window: MainWindow, qtbot: QtBot) -> set[str]:
    """What lacks a name, or a tooltip, anywhere."""
    found = set()
    for lab, page in window.pages.items():
        window.show_lab(lab)
        qtbot.waitUntil(lambda page=page: page.is_ready, timeout=20_000)
        for button in views_of(page):
            button.click()
            QApplication.processEvents()
            for widget in interactive(window):
                if not name_of(widget):
                    found.add(f"{lab}, {button.text()}: no name: {what_it_is(widget)}")
                if not widget.toolTip():
                    found.add(f"{lab}, {button.text()}: no tooltip: {what_it_is(widget)}")
    return found


def test_every_control_has_a_name_and_says_its_effect(silent: set[str]) -> None:
    assert not silent, "\n".join(sorted(silent))


def stops(page: QWidget) -> list[QWidget]:
    """Where Tab goes, from the page on, until it comes round."""
    page.setFocus()
    found: list[QWidget] = []
    while (focused := QApplication.focusWidget()) not in found and len(found) < 200:
        assert focused is not None
        found.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return found


def is_stop(widget: QWidget) -> bool:
    """Whether Tab should come to a control: of several buttons of which one is down, to that one alone."""
    if isinstance(widget, QAbstractButton) and (group := widget.group()) is not None and group.exclusive():
        return widget.isEnabled() and group.checkedButton() is widget
    return widget.isEnabled() and Qt.FocusPolicy.TabFocus in widget.focusPolicy()


def test_tab_comes_to_every_control_in_few_steps(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for lab, page in window.pages.items():
        window.show_lab(lab)
        qtbot.waitUntil(lambda page=page: page.is_ready, timeout=20_000)
        for button in views_of(page):
            button.click()
            QApplication.processEvents()
            found = stops(page)
            missed = [what_it_is(widget) for widget in interactive(page) if is_stop(widget) and widget not in found]
            assert not missed, f"{lab}, {button.text()}"
            assert len(found) < 60
            nameless = [widget for widget in found if not name_of(widget)]
            assert not nameless, f"{lab}, {button.text()}"


def test_a_page_is_described_by_its_readings_while_somebody_has_them_read(window: MainWindow, qtbot: QtBot) -> None:
    window.show_lab("convolution")
    page = window.pages["convolution"]
    assert page.accessibleName() == "Convolution"
    page.lab.edit(stride=(1, 2))
    qtbot.wait(REST_MILLISECONDS + 100)
    assert not page.accessibleDescription()
    QAccessible.setActive(True)
    try:
        page.lab.edit(stride=(2, 1))
        assert not page.accessibleDescription()  # not at once: a pen may be moving
        qtbot.waitUntil(lambda: "Rows and columns from one step to the next: 2, 1" in page.accessibleDescription())
        assert "The weights of the kernel: 0, 1; 2, 3" in page.accessibleDescription()
    finally:
        QAccessible.setActive(False)
