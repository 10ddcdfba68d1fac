"""How far a file is that takes long to open or to save."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from convlab.gui.files.document import Document
from convlab.gui.widgets.message_bar import MessageBar
from convlab.gui.work.single_shot import SingleShot

PATIENCE_MILLISECONDS = 500  # a task that is done within this time needs no bar


class PatientBar(MessageBar):
    """Shows how far a task is, with a button to cancel it, once it has taken PATIENCE_MILLISECONDS."""

    def __init__(self) -> None:
        super().__init__()
        self._text_at: Callable[[int], str] = str
        self._tip, self._percent = "", 0
        self._cancel: Callable[[], object] = self.end
        self._timer = SingleShot(self, PATIENCE_MILLISECONDS, self._show)

    def begin(self, text_at: Callable[[int], str], tip: str, cancel: Callable[[], object]) -> None:
        """A task begins. `text_at` gives the text for a percentage."""
        self._text_at, self._tip, self._cancel, self._percent = text_at, tip, cancel, 0
        self._timer.start(PATIENCE_MILLISECONDS)

    @Slot(float)
    def show_progress(self, share: float) -> None:
        self._percent = round(100 * share)
        if self.isVisible():
            self.change_text(self._text_at(self._percent))

    @Slot()
    def _show(self) -> None:
        actions = [(self.tr("Cancel"), self._tip, self._cancel)]
        self.say(self._text_at(self._percent), actions, on_close=self._cancel)

    @Slot()
    def end(self) -> None:
        self._timer.stop()
        self.clear()


class FileProgress(QObject):
    """Shows in a `bar` how far opening or saving the document is."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.bar = PatientBar()
        document.begun.connect(self._on_begun)
        document.progressed.connect(self.bar.show_progress)
        for signal in (
            document.opened,
            document.saved,
            document.open_failed,
            document.save_failed,
            document.cancelled,
        ):
            signal.connect(self._on_ended)

    @Slot(object, bool)
    def _on_begun(self, path: Path, writes: bool) -> None:
        if writes:
            text, tip = self.tr("Saving “{0}”: {1} %"), self.tr("Stop saving; a file of that name stays as it was")
        else:
            text, tip = self.tr("Opening “{0}”: {1} %"), self.tr("Stop opening; everything stays as it is")
        self.bar.begin(partial(text.format, path.name), tip, self._document.cancel)

    @Slot()
    def _on_ended(self) -> None:
        self.bar.end()
