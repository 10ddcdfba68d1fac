"""The shares of a splitter, at first and as they are remembered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from convlab.gui.widgets.remembered_splitter import RememberedSplitter


def make_splitter(qtbot: QtBot) -> RememberedSplitter:
    splitter = RememberedSplitter("stage", [QWidget(), QWidget()], [30, 70])
    qtbot.addWidget(splitter)
    splitter.resize(200, 1000)
    splitter.show()
    return splitter


def test_the_room_is_shared_as_wanted(qtbot: QtBot) -> None:
    first, second = make_splitter(qtbot).sizes()
    assert abs(first / (first + second) - 0.3) < 0.01


def test_what_the_user_chose_comes_back(qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    before, after = make_splitter(qtbot), make_splitter(qtbot)
    before.setSizes([600, 392])
    before.save(settings)
    after.restore(settings)
    assert after.sizes() == before.sizes() == [600, 392]


def test_nonsense_in_the_settings_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("stage", "nonsense")
    splitter = make_splitter(qtbot)
    sizes = splitter.sizes()
    splitter.restore(settings)
    assert splitter.sizes() == sizes
