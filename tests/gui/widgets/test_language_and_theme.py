"""A widget with the mixin follows the language and the theme, whatever its Qt class is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QFrame, QTableWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from convlab.gui.widgets.language_and_theme import LanguageAndTheme


class Notes(LanguageAndTheme):
    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def retranslate(self) -> None:
        self.told.append("language")

    def restyle(self) -> None:
        self.told.append("theme")


class OnWidget(Notes, QWidget):
    pass


class OnFrame(Notes, QFrame):
    pass


class OnTable(Notes, QTableWidget):
    pass


@pytest.mark.parametrize("kind", [OnWidget, OnFrame, OnTable])
def test_a_part_of_a_window_is_told_once_of_each_change(qtbot: QtBot, kind: type[Notes]) -> None:
    window, part = QWidget(), kind()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(part)
    part.told.clear()
    QApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
    assert part.told == ["language"]
    window.setPalette(QPalette("red"))
    assert part.told == ["language", "theme"]
    window.setEnabled(False)
    assert part.told == ["language", "theme"]


def test_a_widget_may_leave_either_out(qtbot: QtBot) -> None:
    class Plain(LanguageAndTheme, QWidget):
        pass

    widget = Plain()
    qtbot.addWidget(widget)
    QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    widget.setPalette(QPalette("red"))
    assert widget.palette().window().color() == QPalette("red").window().color()
