"""What is told of a file that takes long to open or to save."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from convlab.gui.files.document import Document
from convlab.gui.widgets.message_bar import MessageBar
from convlab.gui.work.single_shot import SingleShot

PATIENCE_MILLISECONDS = 500  # what is done within this time needs no bar


class PatientBar(MessageBar):
    """Says how far something is that takes long, with a way to cancel it; of what takes short it says nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._text_at: Callable[[int], str] = str
        self._tip, self._percent = "", 0
        self._cancel: Callable[[], object] = self.end
        self._patience = SingleShot(self, PATIENCE_MILLISECONDS, self._say)

    def begin(self, text_at: Callable[[int], str], tip: str, cancel: Callable[[], object]) -> None:
        """Something begins. `text_at` says how far it is at so many percent."""
        self._text_at, self._tip, self._cancel, self._percent = text_at, tip, cancel, 0
        self._patience.start()

    @Slot(float)
    def tell(self, share: float) -> None:
        self._percent = round(100 * share)
        if self.isVisible():
            self.change_text(self._text_at(self._percent))

    @Slot()
    def _say(self) -> None:
        actions = [(self.tr("Cancel"), self._tip, self._cancel)]
        self.say(self._text_at(self._percent), actions, on_close=self._cancel)

    @Slot()
    def end(self) -> None:
        self._patience.stop()
        self.clear()


class FileProgress(QObject):
    """Shows, in a bar of its own, how far the document is, with a way to cancel."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.bar = PatientBar()
        document.begun.connect(self._begin)
        document.progressed.connect(self.bar.tell)
        for ended in (document.opened, document.saved, document.refused, document.unsaved, document.cancelled):
            ended.connect(self._end)

    @Slot(object, bool)
    def _begin(self, path: Path, writes: bool) -> None:
        if writes:
            text, tip = self.tr("Saving “{0}”: {1} %"), self.tr("Stop saving; a file of that name stays as it was")
        else:
            text, tip = self.tr("Opening “{0}”: {1} %"), self.tr("Stop opening; everything stays as it is")
        self.bar.begin(partial(text.format, path.name), tip, self._document.cancel)

    def _end(self) -> None:
        self.bar.end()
