"""The window of the app, with everything loaded, and its LeNet page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convlab.core.data.datasets import Dataset
from convlab.gui.app import make_window, show_and_load
from convlab.gui.labs.lenet.page import LeNetPage
from convlab.gui.main_window import MainWindow
from convlab.gui.widgets.reduced_motion import set_reduced


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    from PySide6.QtWidgets import QApplication

    QApplication.setStyle("Fusion")
    return QApplication


@pytest.fixture(autouse=True)
def _no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the menu fetches comes from this machine, where nobody answers, and goes to no folder of the user."""
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setattr("convlab.gui.data.fashion_download.MIRRORS", ("http://127.0.0.1:9/",))
    monkeypatch.setattr("convlab.gui.labs.lenet.extension.data_folder", lambda: tmp_path / "user" / "data")


@pytest.fixture(autouse=True)
def _own_motion() -> Iterator[None]:
    """Whether things glide or jump is chosen for the whole application: not for the tests that come after."""
    yield
    set_reduced(None)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("language", "en")
    settings.setValue("theme", "light")
    return settings


@pytest.fixture
def window(
    qtbot: QtBot,
    settings: QSettings,
    dataset: Dataset,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Iterator[MainWindow]:
    """The window as it is after the start, everything loaded; pages that were not asked for are not built.

    For tests of the LeNet page it opens with that, as for a user who had it open before.
    """
    monkeypatch.setattr("convlab.gui.data.loader.load_dataset", lambda _folder: dataset)  # read once for all tests
    if "page" in request.fixturenames:
        settings.setValue("lab", "lenet")
    window = make_window(settings)
    window.resize(1280, 800)
    show_and_load(window)
    qtbot.waitUntil(lambda: window.loader.dataset is not None, timeout=20_000)  # which comes last
    yield window
    window.close()
    window.view_menu.use_language("en")  # for the tests that come after: translators belong to the application
    window.deleteLater()


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> LeNetPage:
    page = window.pages["lenet"]
    qtbot.waitUntil(lambda: page.is_ready, timeout=20_000)
    QApplication.processEvents()  # lays it out
    return page
