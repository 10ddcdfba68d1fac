"""Unsaved work survives the end of its process, is offered at the next start, and is nobody else's meanwhile."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

import convlab
from convlab.core.data.data_source import DIGITS, MNIST, DataSource
from convlab.files.session_file import load_session, save_session
from convlab.files.work import Work
from convlab.gui.app import make_window, show_and_load
from convlab.gui.files import autosave as autosave_module
from convlab.gui.files.autosave import find_work
from convlab.gui.main_window import MainWindow
from convlab.labs.lenet.errors import ErrorsChoice
from convlab.labs.lenet.state import LeNetState, Recipe
from tests.gui.files.test_document import edit, message_button, press

EDITS_AND_WAITS = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from convlab.gui import app
from convlab.gui.files import autosave
def main():
    folder = Path(sys.argv[1])
    autosave.DELAY_MILLISECONDS = 50
    application = app.make_application()
    window = app.make_window(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat), folder / "work")
    app.show_and_load(window)
    window.show_lab("convolution")
    window.pages["convolution"].set_cell("input", (0, 0), 41.0)
    timer = QTimer()
    timer.timeout.connect(lambda: print("kept", flush=True) if window.files.autosave.path is not None
        and window.files.autosave.path.exists() else None)
    timer.start(20)
    application.exec()
main()
"""


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a convlab in which a 41 was typed, and that was killed as soon as it had kept it."""
    folder = tmp_path_factory.mktemp("killed")
    root = str(Path(convlab.__file__).parents[1])
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": root}
    command = [sys.executable, "-c", EDITS_AND_WAITS, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "kept\n"
        process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    return folder / "work"


@pytest.fixture
def dead_work(killed: Path, tmp_path: Path) -> None:
    """What it left behind, for one test."""
    shutil.copytree(killed, tmp_path / "work")


class Windows:
    """Windows that keep their work in one folder."""

    def __init__(self, qtbot: QtBot, settings: QSettings, folder: Path) -> None:
        self._qtbot, self._settings, self.folder = qtbot, settings, folder
        self._opened: list[MainWindow] = []

    def open(self) -> MainWindow:
        window = make_window(self._settings, self.folder)
        self._opened.append(window)
        show_and_load(window)
        window.show_lab("convolution")
        self._qtbot.waitUntil(lambda: window.loader.isFinished(), timeout=20_000)
        return window

    def keep(self, window: MainWindow) -> Path:
        """Edit, and wait for the autosave."""
        edit(window)
        autosave = window.files.autosave
        assert autosave is not None
        self._qtbot.waitUntil(lambda: autosave.path is not None and autosave.path.exists())
        self._qtbot.waitUntil(lambda: not window.document.background.is_busy)
        assert autosave.path is not None
        return autosave.path

    def close_all(self) -> None:
        for window in self._opened:
            window.document.discard_changes()
            window.close()
            window.deleteLater()


@pytest.fixture
def windows(qtbot: QtBot, settings: QSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Windows]:
    monkeypatch.setattr(autosave_module, "DELAY_MILLISECONDS", 50)
    windows = Windows(qtbot, settings, tmp_path / "work")
    yield windows
    windows.close_all()


def left_behind(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


@pytest.mark.usefixtures("dead_work")
def test_killed_work_is_offered_and_recovered(windows: Windows, qtbot: QtBot) -> None:
    window = windows.open()
    qtbot.waitUntil(window.files.recovery.bar.isVisible)
    assert "did not end properly" in window.files.recovery.bar.text.text()
    assert window.session["convolution"].state.input[0, 0] == 0
    message_button(window.files.recovery.bar, "Recover").click()
    qtbot.waitUntil(lambda: window.session["convolution"].state.input[0, 0] == 41)
    assert window.isWindowModified()
    assert not window.files.recovery.bar.isVisible()
    own = window.files.autosave
    assert own is not None
    qtbot.waitUntil(
        lambda: own.path is not None and left_behind(windows.folder) == [own.path.name, f"{own.path.stem}.lock"]
    )
    assert own.path is not None
    assert load_session(own.path).states["convolution"].input[0, 0] == 41


@pytest.mark.usefixtures("dead_work")
def test_the_offer_stands_until_unsaved_changes_are_given_up(windows: Windows, qtbot: QtBot) -> None:
    window = windows.open()
    qtbot.waitUntil(window.files.recovery.bar.isVisible)
    edit(window)
    message_button(window.files.recovery.bar, "Recover").click()
    assert not window.files.recovery.bar.isVisible()
    press(window, qtbot, "Cancel")
    qtbot.waitUntil(window.files.recovery.bar.isVisible)
    assert window.session["convolution"].state.input[0, 0] == 1
    message_button(window.files.recovery.bar, "Recover").click()
    press(window, qtbot, "&Don’t save")
    qtbot.waitUntil(lambda: window.session["convolution"].state.input[0, 0] == 41)
    assert not window.files.recovery.bar.isVisible()


@pytest.mark.usefixtures("dead_work")
def test_discarded_work_is_gone(windows: Windows, qtbot: QtBot) -> None:
    window = windows.open()
    qtbot.waitUntil(window.files.recovery.bar.isVisible)
    message_button(window.files.recovery.bar, "Discard").click()
    assert not window.files.recovery.bar.isVisible()
    assert left_behind(windows.folder) == []
    assert window.session["convolution"].state.input[0, 0] == 0


@pytest.mark.usefixtures("dead_work")
def test_an_offer_that_is_closed_comes_again(windows: Windows, qtbot: QtBot) -> None:
    for _ in range(2):
        window = windows.open()
        qtbot.waitUntil(window.files.recovery.bar.isVisible)
        window.files.recovery.bar.close_button.click()
        assert not window.files.recovery.bar.isVisible()
        window.close()


@pytest.mark.usefixtures("dead_work")
def test_an_offer_is_made_by_one_window_alone(windows: Windows, qtbot: QtBot) -> None:
    first = windows.open()
    qtbot.waitUntil(first.files.recovery.bar.isVisible)
    second = windows.open()
    assert not second.files.recovery.bar.isVisible()
    message_button(first.files.recovery.bar, "Recover").click()
    qtbot.waitUntil(lambda: first.session["convolution"].state.input[0, 0] == 41)


def test_two_windows_keep_their_work_apart(windows: Windows) -> None:
    first, second = windows.open(), windows.open()
    paths = {windows.keep(first), windows.keep(second)}
    assert len(paths) == 2
    assert find_work(windows.folder) == []  # both are alive
    first.document.discard_changes()
    first.close()
    assert sum(path.exists() for path in paths) == 1


def test_work_is_kept_until_it_is_saved(windows: Windows, qtbot: QtBot, tmp_path: Path) -> None:
    window = windows.open()
    path = windows.keep(window)
    window.document.save(tmp_path / "mine.convlab")
    qtbot.waitUntil(lambda: not path.exists())
    edit(window)
    qtbot.waitUntil(path.exists)
    assert load_session(path).origin == str(tmp_path / "mine.convlab")
    window.undo_action.trigger()
    qtbot.waitUntil(lambda: not path.exists())


def test_closing_asks_and_leaves_nothing_behind(windows: Windows, qtbot: QtBot) -> None:
    window = windows.open()
    windows.keep(window)
    assert not window.close()
    qtbot.waitUntil(lambda: window.files.unsaved.question is not None)
    assert isinstance(window.files.unsaved.question, QMessageBox)
    next(button for button in window.files.unsaved.question.buttons() if button.text() == "&Don’t save").click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert left_behind(windows.folder) == []


def test_recovered_work_goes_back_to_its_file(windows: Windows, qtbot: QtBot, tmp_path: Path) -> None:
    window = windows.open()
    edit(window)
    window.document.save(tmp_path / "mine.convlab")
    # an autosave from before, which knows of no file, may be on its way still
    qtbot.waitUntil(lambda: not window.document.is_modified and not window.document.background.is_busy)
    qtbot.waitUntil(lambda: not any(name.endswith(".convlab") for name in left_behind(windows.folder)))
    kept = windows.keep(window).read_bytes()
    (windows.folder / "1-dead.convlab").write_bytes(kept)
    again = windows.open()
    qtbot.waitUntil(again.files.recovery.bar.isVisible)
    message_button(again.files.recovery.bar, "Recover").click()
    qtbot.waitUntil(lambda: again.document.path == tmp_path / "mine.convlab")
    assert again.windowTitle() == "mine.convlab[*] – convlab"
    assert again.isWindowModified()


def test_work_with_data_that_are_gone_is_recovered(windows: Windows, qtbot: QtBot) -> None:
    gone = DataSource("shapes", ("circle", "square", "triangle", *DIGITS[3:]), 600, "00ff")
    recipe = replace(Recipe(), data=gone, examples=600)
    state = LeNetState(label=1, is_example=False, recipe=recipe, errors=ErrorsChoice("shares", 1, 2))
    windows.folder.mkdir()
    save_session(windows.folder / "1-dead.convlab", Work({"lenet": state}, "lenet"))
    window = windows.open()
    qtbot.waitUntil(window.files.recovery.bar.isVisible)
    message_button(window.files.recovery.bar, "Recover").click()
    said = window.extensions["lenet"].data.message.text
    qtbot.waitUntil(
        lambda: said.text().startswith("This session uses “shapes” (600 training images), which was not found")
    )
    page, now = window.pages["lenet"], window.session["lenet"].state
    assert (now.label, now.recipe, now.errors) == (1, recipe, state.errors)
    assert np.array_equal(now.ink, state.ink)
    assert "labelled square" in page.drawing.canvas.hint
    page.view.button("errors").click()
    qtbot.waitUntil(lambda: page.is_ready, timeout=20_000)
    assert page.shown_view.evaluation is None  # MNIST is open, and says nothing about it
    assert "“shapes”, the data set of this session, is not open" in page.shown_view.summary.total.text()
    assert not page.drawing.random_button.isEnabled()
    assert not page.training.start_button.isEnabled()
    message_button(window.extensions["lenet"].data.message, "Use MNIST").click()
    assert window.session["lenet"].state.recipe.data == MNIST
    assert page.training.start_button.isEnabled()
    qtbot.waitUntil(lambda: page.shown_view.evaluation is not None, timeout=20_000)


def test_damaged_work_is_told_and_set_aside(windows: Windows, qtbot: QtBot) -> None:
    windows.folder.mkdir()
    (windows.folder / "1-dead.convlab").write_bytes(b"PK\3\4 torn")
    (windows.folder / ".2-dead.convlab.x.part").write_bytes(b"half")
    (windows.folder / "2-dead.lock").write_bytes(b"")  # as a power cut may leave it
    os.utime(windows.folder / "2-dead.lock", (0, 0))
    window = windows.open()
    qtbot.waitUntil(window.files.recovery.bar.isVisible)
    message_button(window.files.recovery.bar, "Recover").click()
    qtbot.waitUntil(window.files.message.isVisible)
    assert "damaged" in window.files.message.text.text()
    assert left_behind(windows.folder) == ["1-dead.convlab.damaged"]
    assert not window.files.recovery.bar.isVisible()


def test_a_folder_that_cannot_be_made_is_reported_once(windows: Windows, qtbot: QtBot) -> None:
    windows.folder.write_text("not a folder")
    window = windows.open()
    edit(window)
    qtbot.waitUntil(window.files.message.isVisible)
    assert "cannot be saved automatically" in window.files.message.text.text()
    window.files.message.close_button.click()
    edit(window)
    assert window.files.autosave is not None
    window.files.autosave.write()  # fails at once, like the one that the edit brings about
    assert not window.files.message.isVisible()
