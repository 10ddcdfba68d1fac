"""The progress of a file that takes long to open or to save."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Slot

from convlab.gui.widgets.message_bar import MessageBar
from convlab.gui.work.single_shot import SingleShot
from convlab.labs.common.numbers import percent

PATIENCE_MILLISECONDS = 500  # a task that is done within this time needs no bar


class FileProgress(MessageBar):
    """Shows how far opening or saving is, with a button for `cancel`, once it has taken PATIENCE_MILLISECONDS."""

    def __init__(self, cancel: Callable[[], object]) -> None:
        super().__init__()
        self._cancel = cancel
        self._name = self._template = self._tip = ""
        self._percent = percent(0)
        self._timer = SingleShot(self, PATIENCE_MILLISECONDS, self._show)

    @Slot(object)
    @Slot(object, bool)
    def begin(self, path: Path, writes: bool = False) -> None:
        """A file or a folder is opened, or a file is saved."""
        if writes:
            self._template = self.tr("Saving “{0}”: {1}")
            self._tip = self.tr("Stop saving; a file of that name stays as it was")
        else:
            self._template = self.tr("Opening “{0}”: {1}")
            self._tip = self.tr("Stop opening; everything stays as it is")
        self._name, self._percent = path.name, percent(0)
        self._timer.start(PATIENCE_MILLISECONDS)

    @Slot(float)
    def show_progress(self, share: float) -> None:
        self._percent = percent(share)
        if self.isVisible():
            self.change_text(self._template.format(self._name, self._percent))

    @Slot()
    def _show(self) -> None:
        actions = [(self.tr("Cancel"), self._tip, self._cancel)]
        self.say(self._template.format(self._name, self._percent), actions, on_close=self._cancel)

    @Slot()
    def end(self) -> None:
        self._timer.stop()
        self.clear()
