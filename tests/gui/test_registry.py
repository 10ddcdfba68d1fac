"""The two halves of the list of labs, and what it takes to add one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, QSize
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convlab.files.problems import RefusedError
from convlab.files.session_file import load_session, save_session
from convlab.files.work import Work
from convlab.gui import registry as pages
from convlab.gui.app import make_window
from convlab.gui.icons import icon
from convlab.gui.screenshot import take_screenshots
from convlab.labs import registry as labs
from convlab.labs.registry import load_lab
from tests.small_lab.lab import SmallState


@pytest.fixture
def _small_lab(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(labs.LABS, "small", "tests.small_lab.lab")
    entry = pages.LabEntry(
        "tests.small_lab.page:SmallPage", lambda: "Small", lambda: "A square and its area", "channels"
    )
    monkeypatch.setitem(pages.LABS, "small", entry)


def test_both_halves_have_the_same_labs_in_the_same_order() -> None:
    assert list(labs.LABS) == list(pages.LABS)


@pytest.mark.parametrize("name", labs.LABS)
def test_what_is_listed_is_there(name: str, qtbot: QtBot, settings: QSettings) -> None:
    lab, window = load_lab(name), make_window(settings)
    qtbot.addWidget(window)
    assert lab.name == name
    lab.check(lab.state())  # what the lab opens with is something that a file may hold
    assert pages.LABS[name].page_class().__name__.endswith("Page")
    assert not icon(pages.LABS[name].icon, window).isNull()
    window.close()


def test_names_in_files_are_unique() -> None:
    names = [lab.name_in_files for lab in labs.all_labs()]
    assert len(set(names)) == len(names)


@pytest.mark.usefixtures("_small_lab")
def test_a_lab_that_is_added_is_found_in_the_window_and_can_be_undone(qtbot: QtBot, settings: QSettings) -> None:
    window = make_window(settings)
    qtbot.addWidget(window)
    window.show()
    window.lab_actions["small"].trigger()
    page: Any = window.pages["small"]
    assert window.lab == "small"
    assert page.isVisible()
    page.side.selectAll()
    QTest.keyClicks(page.side, "5")
    assert page.area.text() == "25"
    window.undo_action.trigger()
    assert (page.side.value(), page.area.text()) == (3, "9")
    window.redo_action.trigger()
    assert page.area.text() == "25"
    assert settings.value("lab") == "small"
    window.close()


@pytest.mark.usefixtures("_small_lab")
def test_a_lab_that_is_added_is_saved_and_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.convlab"
    save_session(path, Work({"small": SmallState(7)}, "small"))
    opened = load_session(path)
    assert (opened.states["small"].side, opened.lab) == (7, "small")
    save_session(path, Work({"small": SmallState(10)}, "small"))
    with pytest.raises(RefusedError, match="side must be from 1 to 9"):
        load_session(path)


@pytest.mark.usefixtures("_small_lab", "qtbot")
def test_a_lab_that_is_added_has_its_screenshot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dataset: Any) -> None:
    monkeypatch.setattr("convlab.gui.data.loader.load_dataset", lambda _folder: dataset)
    paths = take_screenshots(tmp_path, ["small"], "en", "light", QSize(1280, 720))
    assert [path.name for path in paths] == ["small.png"]
    assert paths[0].stat().st_size > 0
