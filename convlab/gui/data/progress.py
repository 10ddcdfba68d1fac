"""The progress of a data set that takes long to read."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from convlab.gui.data.library import DataLibrary
from convlab.gui.files.progress import PatientBar


class DataProgress(QObject):
    """Shows in a `bar` how far the library is with reading."""

    def __init__(self, library: DataLibrary, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self.bar = PatientBar()
        library.begun.connect(self._on_begun)
        library.progressed.connect(self.bar.show_progress)
        library.ended.connect(self.bar.end)

    @Slot(object)
    def _on_begun(self, folder: Path) -> None:
        text, tip = self.tr("Opening “{0}”: {1} %"), self.tr("Stop opening; everything stays as it is")
        self.bar.begin(partial(text.format, folder.name), tip, self._library.cancel)
