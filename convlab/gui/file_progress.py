"""What is told of a file that takes long to open or to save."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from convlab.gui.document import Document
from convlab.gui.widgets.message_bar import MessageBar

PATIENCE_MILLISECONDS = 500  # what is done within this time needs no bar


class FileProgress(QObject):
    """Shows, in a bar of its own, how far the document is, with a way to cancel."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.bar = MessageBar()
        self._name, self._writes, self._share = "", False, 0.0
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(self._show)
        document.begun.connect(self._begin)
        document.progressed.connect(self._tell)
        for ended in (document.opened, document.saved, document.refused, document.unsaved, document.cancelled):
            ended.connect(self._end)

    @Slot(object, bool)
    def _begin(self, path: Path, writes: bool) -> None:
        self._name, self._writes, self._share = path.name, writes, 0.0
        self._patience.start()

    @Slot(float)
    def _tell(self, share: float) -> None:
        self._share = share
        if self.bar.isVisible():
            self.bar.change_text(self._text())

    @Slot()
    def _show(self) -> None:
        if self._writes:
            tip = self.tr("Stop saving; a file of that name stays as it was")
        else:
            tip = self.tr("Stop opening; everything stays as it is")
        self.bar.say(self._text(), [(self.tr("Cancel"), tip, self._document.cancel)], on_close=self._document.cancel)

    def _text(self) -> str:
        text = self.tr("Saving “{0}”: {1} %") if self._writes else self.tr("Opening “{0}”: {1} %")
        return text.format(self._name, round(100 * self._share))

    def _end(self) -> None:
        self._patience.stop()
        self.bar.let_go()
