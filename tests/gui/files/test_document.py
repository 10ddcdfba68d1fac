"""Saving, opening, and what is asked and told about it: by menus, keys, drops and dialogs."""

from __future__ import annotations

import errno
import json
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from convlab.files import atomic
from convlab.files.problems import Problem, RefusedError
from convlab.files.session_file import load_session, save_session
from convlab.files.work import Work
from convlab.gui.app import make_window, show_and_load
from convlab.gui.files.images import holds_image
from convlab.gui.files.words import reading_problem
from convlab.gui.main_window import MainWindow
from convlab.labs.registry import LABS, load_lab
from tests.files.damage import HOSTILE, leaves, members, with_value, zipped


def edit(window: MainWindow) -> None:
    """By the keyboard: a number typed into a matrix."""
    window.show_lab("convolution")
    page = window.pages["convolution"]
    page.set_cell("input", (0, 0), window.session["convolution"].state.input[0, 0] + 1)


def key(window: MainWindow, qtbot: QtBot, keys: str) -> None:
    """A shortcut, when the window is the active one again."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keySequence(window, keys)


def save_to(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    """By the dialog, as a person does."""
    key(window, qtbot, "Ctrl+Shift+S")
    choose_file(qtbot, path)
    qtbot.waitUntil(lambda: window.document.path == path and not window.document.is_modified)


def choose_file(qtbot: QtBot, path: Path) -> None:
    """In the dialog that is open."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    dialog.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)  # otherwise the dialog writes its own choice into it
    line.setText(str(path))
    QTest.keyClick(line, Qt.Key.Key_Return)


def press(window: MainWindow, qtbot: QtBot, text: str) -> None:
    """A button of the question."""
    qtbot.waitUntil(lambda: window.files.unsaved.question is not None and window.files.unsaved.question.isVisible())
    box = window.files.unsaved.question
    assert isinstance(box, QMessageBox)
    assert box.windowModality() is Qt.WindowModality.WindowModal
    next(button for button in box.buttons() if button.text() == text).click()
    qtbot.waitUntil(lambda: window.files.unsaved.question is None)


def message_button(bar: QWidget, text: str) -> QPushButton:
    return next(button for button in bar.buttons if button.text() == text)


@pytest.fixture
def saved(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> Path:
    """A file with an edit in it; the window shows it."""
    edit(window)
    path = tmp_path / "mine.convlab"
    save_to(window, qtbot, path)
    return path


def test_save_and_open_restore_the_session(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    assert window.windowTitle() == "Untitled[*] – convlab"
    assert not window.isWindowModified()
    edit(window)
    assert window.isWindowModified()
    before = window.session["convolution"].state.input
    path = tmp_path / "mine.convlab"
    save_to(window, qtbot, path)
    assert window.windowTitle() == "mine.convlab[*] – convlab"
    assert "Saved" in window.status_text
    key(window, qtbot, "Ctrl+N")
    assert window.windowTitle() == "Untitled[*] – convlab"
    assert not np.array_equal(window.session["convolution"].state.input, before)
    assert not window.session["convolution"].can_undo
    window.show_lab("receptive_field")
    key(window, qtbot, "Ctrl+O")
    choose_file(qtbot, path)
    qtbot.waitUntil(lambda: window.document.path == path)
    assert np.array_equal(window.session["convolution"].state.input, before)
    assert window.lab == "convolution"
    assert not window.isWindowModified()
    assert np.array_equal(window.pages["convolution"].state.input, before)


def test_a_drawing_comes_back(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.show_lab("lenet")
    canvas = window.pages["lenet"].drawing.canvas
    QApplication.processEvents()
    centre = canvas.sheet().center().toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=centre)
    QTest.mouseMove(canvas, centre + QPoint(20, 30))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=centre + QPoint(20, 30))
    ink = window.session["lenet"].state.ink
    save_to(window, qtbot, tmp_path / "mine.convlab")
    window.document.new()
    assert window.session["lenet"].state.is_example
    window.files.open(tmp_path / "mine.convlab")
    qtbot.waitUntil(lambda: np.array_equal(window.session["lenet"].state.ink, ink))
    assert np.array_equal(canvas.ink, ink)


def test_labs_that_are_not_built_yet_open_as_they_were_saved(
    qtbot: QtBot, settings: QSettings, window: MainWindow, saved: Path
) -> None:
    _ = window.pages["lenet"]  # builds it
    again = make_window(settings)
    qtbot.addWidget(again)
    show_and_load(again)
    again.show_lab("why")
    again.files.open(saved)
    qtbot.waitUntil(lambda: again.document.path == saved)
    assert set(again.pages.built) < set(window.pages.built)
    assert np.array_equal(again.pages["convolution"].state.input, window.session["convolution"].state.input)
    assert not again.document.is_modified
    again.close()


def test_undo_back_to_what_is_saved_is_no_change(window: MainWindow) -> None:
    edit(window)
    assert window.isWindowModified()
    window.undo_action.trigger()
    assert not window.isWindowModified()


def test_saving_again_asks_for_no_name(window: MainWindow, qtbot: QtBot, saved: Path) -> None:
    edit(window)
    key(window, qtbot, "Ctrl+S")
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert np.array_equal(load_session(saved).states["convolution"].input, window.session["convolution"].state.input)


# ---- unsaved changes


@pytest.mark.parametrize("begin", ["new", "open", "close"])
@pytest.mark.parametrize("answer", ["&Save", "&Don’t save", "Cancel"])
def test_unsaved_changes_are_asked_about(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, saved: Path, begin: str, answer: str
) -> None:
    window.files.unsaved.asks_before_closing = True  # as in a window that keeps work safe
    other = tmp_path / "other.convlab"
    other.write_bytes(saved.read_bytes())
    before = saved.read_bytes()
    edit(window)
    edited = window.session["convolution"].state.input
    begins: dict[str, Callable[[], object]] = {
        "new": window.files.new_action.trigger,
        "open": lambda: window.files.open(other),
        "close": window.close,
    }
    begins[begin]()
    assert np.array_equal(window.session["convolution"].state.input, edited)
    press(window, qtbot, answer)
    if answer == "Cancel":
        assert np.array_equal(window.session["convolution"].state.input, edited)
        assert window.isVisible()
        assert saved.read_bytes() == before
        window.document.discard_changes()
        return
    if begin == "new":
        qtbot.waitUntil(lambda: window.document.path is None)
    elif begin == "open":
        qtbot.waitUntil(lambda: window.document.path == other)
    else:
        qtbot.waitUntil(lambda: not window.isVisible())
    kept = load_session(saved).states["convolution"].input
    assert np.array_equal(kept, edited) == (answer == "&Save")


@pytest.mark.usefixtures("saved")
def test_without_changes_nothing_is_asked(window: MainWindow) -> None:
    window.files.unsaved.asks_before_closing = True
    window.files.new_action.trigger()
    assert window.files.unsaved.question is None
    assert window.document.path is None
    assert window.close()


# ---- what goes wrong


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "there is no such file"),
        (b"", "is not a convlab session"),
        (b"PK\3\4", "is damaged or cut short"),
    ],
)
def test_a_file_that_is_refused_changes_nothing(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, content: bytes | None, words: str
) -> None:
    edit(window)
    window.document.discard_changes()
    path, before = tmp_path / "odd <b>name.convlab", dict(window.session.states)
    if content is not None:
        path.write_bytes(content)
    window.files.open(path)
    qtbot.waitUntil(window.files.message.isVisible)
    assert "“odd <b>name.convlab”" in window.files.message.text.text()
    assert words in window.files.message.text.text()
    assert all(window.session[lab].state is state for lab, state in before.items())
    assert window.document.path is None
    assert window.session["convolution"].can_undo
    window.files.message.close_button.click()
    assert not window.files.message.isVisible()


@pytest.mark.parametrize(
    ("code", "words"),
    [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "you may not write"), (errno.EIO, "the disk reports an error")],
)
def test_a_failure_to_write_is_told_and_loses_nothing(
    window: MainWindow, qtbot: QtBot, saved: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    before = saved.read_bytes()
    edit(window)
    monkeypatch.setattr(atomic.os, "fsync", fail)
    window.files.save_action.trigger()
    qtbot.waitUntil(window.files.message.isVisible)
    assert words in window.files.message.text.text()
    assert window.isWindowModified()
    assert saved.read_bytes() == before
    monkeypatch.undo()
    message_button(window.files.message, "Save elsewhere…").click()
    other = saved.with_name("other.convlab")
    choose_file(qtbot, other)
    qtbot.waitUntil(lambda: window.document.path == other)
    assert not window.files.message.isVisible()
    assert not window.isWindowModified()


def test_a_folder_that_has_gone_is_told(window: MainWindow, qtbot: QtBot, saved: Path, tmp_path: Path) -> None:
    edit(window)
    window.document.save(tmp_path / "nowhere" / "a.convlab")
    qtbot.waitUntil(window.files.message.isVisible)
    assert "the folder does not exist" in window.files.message.text.text()
    assert window.document.path == saved


# ---- recent files, drops


# ---- what takes long


@pytest.fixture
def slow_files(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Reading and writing stand still before their last part until they are allowed to go on; the bar comes at once."""
    may_go_on, report = Event(), window.document.background.report

    def stand_still(share: float) -> None:
        report(share)
        may_go_on.wait(20)

    monkeypatch.setattr(window.document.background, "report", stand_still)
    monkeypatch.setattr("convlab.gui.files.progress.PATIENCE_MILLISECONDS", 0)
    yield may_go_on
    may_go_on.set()
    window.document.background.shut_down()


def test_saving_that_takes_long_tells_how_far_it_is_and_can_be_cancelled(
    window: MainWindow, qtbot: QtBot, saved: Path, slow_files: Event
) -> None:
    before = saved.read_bytes()
    edit(window)
    bar = window.files.progress
    key(window, qtbot, "Ctrl+S")
    qtbot.waitUntil(bar.isVisible)
    assert "mine.convlab" in bar.text.text()
    assert "%" in bar.text.text()
    message_button(bar, "Cancel").click()
    slow_files.set()
    qtbot.waitUntil(lambda: not bar.isVisible() and not window.document.background.is_busy)
    assert saved.read_bytes() == before
    assert window.document.is_modified
    assert "Cancelled" in window.status_text
    assert list(saved.parent.glob("*.part")) == []
    key(window, qtbot, "Ctrl+S")
    qtbot.waitUntil(lambda: not window.document.is_modified)
    assert saved.read_bytes() != before


def test_opening_can_be_cancelled(window: MainWindow, qtbot: QtBot, saved: Path, slow_files: Event) -> None:
    window.document.new()
    states = window.session.states
    window.files.open(saved)
    qtbot.waitUntil(window.files.progress.isVisible)
    message_button(window.files.progress, "Cancel").click()
    slow_files.set()
    qtbot.waitUntil(lambda: "Cancelled" in window.status_text)
    assert window.session.states == states
    assert window.document.path is None


def recent_texts(window: MainWindow) -> list[str]:
    window.files.recent.menu.aboutToShow.emit()
    return [action.text() for action in window.files.recent.menu.actions() if action.text()]


def test_recent_files(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    assert recent_texts(window) == ["None yet"]
    for name in ("b & c.convlab", "a.convlab"):
        edit(window)
        save_to(window, qtbot, tmp_path / name)
    assert recent_texts(window) == ["&1  a.convlab", "&2  b && c.convlab", "Clear this list"]
    window.files.recent.menu.actions()[1].trigger()
    qtbot.waitUntil(lambda: window.document.path == tmp_path / "b & c.convlab")
    assert recent_texts(window)[0] == "&1  b && c.convlab"
    (tmp_path / "a.convlab").unlink()
    window.files.open(tmp_path / "a.convlab")
    qtbot.waitUntil(window.files.message.isVisible)
    assert recent_texts(window) == ["&1  b && c.convlab", "Clear this list"]
    window.files.recent.menu.actions()[-1].trigger()
    assert recent_texts(window) == ["None yet"]


def drop(widget: QWidget, mime: QMimeData) -> None:
    """Over a widget, as the system delivers it: to the first one, from there up, that takes it."""
    buttons, no_keys, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    target: QWidget | None = widget
    while target is not None:
        if target.acceptDrops():
            enter = QDragEnterEvent(QPoint(5, 5), copy, mime, buttons, no_keys)
            enter.ignore()
            QApplication.sendEvent(target, enter)
            if enter.isAccepted():
                QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), copy, mime, buttons, no_keys))
                return
        target = target.parentWidget()


@pytest.mark.parametrize("lab", ["convolution", "lenet"])
def test_a_dropped_session_opens_wherever_it_falls(window: MainWindow, qtbot: QtBot, saved: Path, lab: str) -> None:
    window.document.new()
    window.show_lab(lab)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(saved))])
    assert not holds_image(mime)
    drop(window.pages[lab], mime)
    qtbot.waitUntil(lambda: window.document.path == saved)


def test_a_dropped_image_is_still_the_page_s(window: MainWindow, qtbot: QtBot) -> None:
    from convlab.labs.common.photos import photo_file

    window.show_lab("convolution")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo_file("cat")))])
    drop(window.pages["convolution"], mime)
    qtbot.waitUntil(lambda: window.session["convolution"].state.input.shape == (300, 451))
    assert window.document.path is None


def test_a_change_of_language_changes_what_is_told(window: MainWindow) -> None:
    window.view_menu.use_language("zh_CN")
    QApplication.processEvents()
    assert window.files.save_action.text() == "保存(&S)"
    window.view_menu.use_language("en")
    QApplication.processEvents()
    assert window.files.save_action.text() == "&Save"


# ---- hostile files that are valid


@pytest.mark.parametrize("lab", LABS)
def test_whatever_opens_can_be_shown(window: MainWindow, tmp_path: Path, lab: str) -> None:
    """Sessions with values nobody would choose, as far as they are not refused: no page stumbles over them."""
    path, rng, shown = tmp_path / "a.convlab", np.random.default_rng(0), 0
    save_session(path, Work({lab: load_lab(lab).state()}, lab))
    content = members(path.read_bytes())
    document = json.loads(content["session.json"])
    for place in leaves(document["labs"], ("labs",)):
        for value in rng.choice(np.array([*HOSTILE, 1, 2, 5, 0.25, -3], object), 3, replace=False):
            changed = with_value(document, place, value)
            path.write_bytes(zipped(content | {"session.json": json.dumps(changed).encode()}, zipfile.ZIP_STORED))
            try:
                work = load_session(path)
            except ValueError:
                continue
            window.show_work(work)
            QApplication.processEvents()
            shown += 1
    assert shown > 5
    assert window.lab == lab


@pytest.mark.parametrize(
    ("detail", "end"),
    [
        ("lenet.recipe.epochs is too large", "(at “lenet.recipe.epochs”)."),
        ("runs[3]: the network has 5 parameters", "(at “runs[3]”)."),
        ("field: no such size", "(at “field”)."),
        ("two runs have the same number", "no lab can show."),
    ],
)
def test_a_refusal_names_the_field_in_the_users_language(detail: str, end: str) -> None:
    text = reading_problem("a {1}.convlab", RefusedError(Problem.IMPOSSIBLE, detail))
    assert text == "“a {1}.convlab” holds something that " + ("no lab can show " if end[0] == "(" else "") + end
    assert reading_problem("a", RefusedError(Problem.DAMAGED, "no JSON")) == "“a” is damaged or cut short."


def test_each_kind_of_dialog_begins_where_it_was_used_last(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folders = {kind: tmp_path / kind for kind in ("session", "weights", "image")}
    for folder in folders.values():
        folder.mkdir()
    dialogs: list[QFileDialog] = []

    def shown_in() -> Path:
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
        dialogs.append(QApplication.activeModalWidget())
        folder = Path(dialogs[-1].directory().absolutePath())
        dialogs[-1].reject()
        return folder

    asks = {
        "session": window.files.ask_what_to_open,
        "weights": window.pages["lenet"].files.ask_which_weights,
        "image": window.pages["convolution"].inputs.open_image,
    }
    for kind, ask in asks.items():
        ask()
        (folders[kind] / "a file").write_bytes(b"of no kind")
        choose_file(qtbot, folders[kind] / "a file")
        qtbot.waitUntil(lambda: not isinstance(QApplication.activeModalWidget(), QFileDialog))
    for kind, ask in asks.items():
        ask()
        assert shown_in() == folders[kind]
