"""What the window says about the document: in its title, the status line and a bar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMainWindow

from convlab.gui.files.document import Document
from convlab.gui.files.words import document_name, reading_problem, reason_of, size_text, writing_problem
from convlab.gui.widgets.message_bar import MessageBar


class FileMessages(QObject):
    """`ask_where_to_save` is what the bar offers when a file cannot be written."""

    def __init__(
        self,
        window: QMainWindow,
        document: Document,
        show_status: Callable[[str], object],
        ask_where_to_save: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window, self._document = window, document
        self._show_status, self._ask_where_to_save = show_status, ask_where_to_save
        self.bar = MessageBar()
        document.changed.connect(self._show_title)
        document.begun.connect(self._on_begun)
        document.opened.connect(self._on_opened)
        document.saved.connect(self._on_saved)
        document.open_failed.connect(self.report_unreadable)
        document.save_failed.connect(self._on_save_failed)
        document.cancelled.connect(self._on_cancelled)

    @Slot()
    def _show_title(self) -> None:
        self._window.setWindowTitle(f"{document_name(self._document.path)}[*] – convlab")
        self._window.setWindowModified(self._document.is_modified)

    @Slot(object, bool)
    def _on_begun(self, path: Path, writes: bool) -> None:
        text = self.tr("Saving “{0}”…") if writes else self.tr("Opening “{0}”…")
        self._show_status(text.format(path.name))

    @Slot(object)
    def _on_opened(self, path: Path) -> None:
        self.bar.clear()
        self._show_status(self.tr("Opened “{0}”.").format(path.name))

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        self.bar.clear()
        size = size_text(self._document.work)
        self._show_status(
            self.tr("Saved “{0}”: {1}.").format(path.name, size) if size else self.tr("Saved “{0}”.").format(path.name)
        )

    @Slot(object, object)
    def report_unreadable(self, path: Path, error: OSError | ValueError) -> None:
        self._show_status("")
        self.bar.say(reading_problem(path.name, error), is_warning=True)

    @Slot(object, object)
    def _on_save_failed(self, path: Path, error: OSError | ValueError) -> None:
        self._show_status("")
        again = (self.tr("Save elsewhere…"), self.tr("Choose another folder or name"), self._ask_where_to_save)
        self.bar.say(writing_problem(path.name, error), [again], is_warning=True)

    @Slot()
    def _on_cancelled(self) -> None:
        self._show_status(self.tr("Cancelled: nothing has changed."))

    @Slot(object)
    def report_autosave_failure(self, error: OSError | ValueError) -> None:
        text = self.tr("Your work cannot be saved automatically and would be lost in a crash: {0}. Save it yourself.")
        self.bar.say(text.format(reason_of(error)), is_warning=True)

    @Slot(str)
    def report_recovery(self, time: str) -> None:
        self._show_status(self.tr("Recovered the work of {0}. Save it to keep it.").format(time))

    def retranslate(self) -> None:
        self._show_title()
