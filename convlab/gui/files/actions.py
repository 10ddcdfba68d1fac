"""The first entries of the File menu: new, open, recent files, save; and the dialogs that ask for a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QSettings
from PySide6.QtWidgets import QMainWindow, QMenu

from convlab.files import SESSION_SUFFIX
from convlab.gui.files.autosave import Autosave
from convlab.gui.files.dialog import ask_for_path, dialog_folders
from convlab.gui.files.document import Callback, Document
from convlab.gui.files.messages import FileMessages
from convlab.gui.files.progress import FileProgress
from convlab.gui.files.recent import RecentFiles
from convlab.gui.files.recovery import Recovery
from convlab.gui.files.unsaved import UnsavedChanges
from convlab.gui.files.words import size_text
from convlab.gui.widgets.buttons import add_action


def dropped_session(mime: QMimeData) -> Path | None:
    """The session file in what is dragged over the window."""
    files = (Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    return next((file for file in files if file.suffix.lower() == SESSION_SUFFIX), None)


class FileActions(QObject):
    """`bars` stand above the pages while they have something to say.

    With a `folder`, unsaved work is autosaved there, and the user is asked before the window closes on it.
    """

    def __init__(
        self,
        window: QMainWindow,
        menu: QMenu,
        document: Document,
        settings: QSettings,
        folder: Path | None,
        show_status: Callable[[str], object],
    ) -> None:
        super().__init__(window)
        self._window, self._menu, self._document = window, menu, document
        self.autosave = Autosave(folder, document, self) if folder is not None else None
        self.unsaved = UnsavedChanges(window, document, self.save, asks_before_closing=folder is not None)
        self.recovery = Recovery(document, self.autosave, self.unsaved, self)
        self.progress = FileProgress(document.background.cancel)
        document.begun.connect(self.progress.begin)
        document.progressed.connect(self.progress.show_progress)
        for signal in (
            document.opened,
            document.saved,
            document.open_failed,
            document.save_failed,
            document.cancelled,
        ):
            signal.connect(self.progress.end)
        messages = self._messages = FileMessages(window, document, show_status, self.ask_where_to_save)
        self.message = messages.bar
        self.bars = (self.recovery.bar, self.message, self.progress)
        self.recovery.recovered.connect(messages.report_recovery)
        self.recovery.failed.connect(messages.report_unreadable)
        if self.autosave is not None:
            self.autosave.failed.connect(messages.report_autosave_failure)
        self._fill_menu(settings)
        dialog_folders.keep_in(settings)
        for signal in (document.opened, document.saved):  # by the menu of recent files or the command line, too
            signal.connect(lambda path: dialog_folders.remember("session", path))

    def _fill_menu(self, settings: QSettings) -> None:
        self.new_action = add_action(self._menu, self.new, "Ctrl+N")
        self.open_action = add_action(self._menu, self.ask_what_to_open, "Ctrl+O")
        self.recent = RecentFiles(self._menu.addMenu(""), self._document, settings, self.open)
        self._menu.addSeparator()
        self.save_action = add_action(self._menu, self.save, "Ctrl+S")
        self.save_as_action = add_action(self._menu, self.ask_where_to_save, "Ctrl+Shift+S")

    def new(self) -> None:
        self.unsaved.run_when_safe(self._document.new)

    def ask_what_to_open(self) -> None:
        self._open_dialog(self.tr("Open a session"), "", self.open)

    def open(self, path: Path) -> None:
        """Open a session, after asking what becomes of unsaved changes."""
        self.unsaved.run_when_safe(partial(self._document.open, path))

    def save(self, then: Callback | None = None) -> None:
        """Save to the document's file, if it has none ask where. `then` is called when it is saved."""
        if self._document.path is None:
            self.ask_where_to_save(then)
        else:
            self._document.save(self._document.path, then)

    def ask_where_to_save(self, then: Callback | None = None) -> None:
        name = self._document.path.name if self._document.path else self.tr("session") + SESSION_SUFFIX
        title, size = self.tr("Save the session"), size_text(self._document.work)
        self._open_dialog(f"{title} ({size})" if size else title, name, partial(self._document.save, then=then))

    def _open_dialog(self, title: str, saves_as: str, use: Callable[[Path], object]) -> None:
        sessions = self.tr("convlab sessions")
        filters = [f"{sessions} (*{SESSION_SUFFIX})"]
        ask_for_path(self._window, title, filters, use, kind="session", saves_as=saves_as)

    def shut_down(self) -> None:
        """Remove the autosave; work that was not recovered yet stays."""
        self._document.background.shut_down()
        if self.autosave is not None:
            self.autosave.shut_down()
        self.recovery.shut_down()

    def retranslate(self) -> None:
        for action, text in (
            (self.new_action, self.tr("&New")),
            (self.open_action, self.tr("&Open…")),
            (self.save_action, self.tr("&Save")),
            (self.save_as_action, self.tr("Save &as…")),
        ):
            action.setText(text)
        for part in (self.recent, self._messages, self.recovery):
            part.retranslate()
