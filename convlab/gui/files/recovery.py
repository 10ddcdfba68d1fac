"""The offer to recover the work of a convlab that has crashed."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QDateTime, QLocale, QObject, Signal, Slot

from convlab.gui.files.autosave import Autosave, RecoverableWork, find_work
from convlab.gui.files.document import Document
from convlab.gui.files.unsaved import UnsavedChanges
from convlab.gui.widgets.message_bar import MessageBar


class Recovery(QObject):
    """Offers in a `bar` what it finds, the newest first; without an `autosave` it finds nothing.

    `recovered` carries when the work was done, as text; `failed` the path of work that cannot be read, and the error.
    """

    recovered = Signal(str)
    failed = Signal(object, object)

    def __init__(self, document: Document, autosave: Autosave | None, unsaved: UnsavedChanges, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._autosave, self._unsaved = document, autosave, unsaved
        self._found: list[RecoverableWork] = []
        self.bar = MessageBar()
        unsaved.answered.connect(self._offer_again)

    def look_for_work(self) -> None:
        if self._autosave is not None:
            self._found = find_work(self._autosave.folder)
            self._offer_next()

    def _offer_next(self) -> None:
        if not self._found:
            return
        text = self.tr("convlab did not end properly last time. Recover the work of {0}?")
        self.bar.say(
            text.format(_time_text(self._found[0].when)),
            [
                (self.tr("Recover"), self.tr("Show this work; nothing else is lost"), self._recover),
                (self.tr("Discard"), self.tr("Delete this work"), self._discard),
            ],
            on_close=self.shut_down,
        )

    @Slot()
    def _offer_again(self) -> None:
        """The offer stands if the user has cancelled the question about unsaved changes."""
        if not self._document.background.is_busy:
            self._offer_next()

    def _recover(self) -> None:
        work = self._found[0]
        on_recovered, on_failed = partial(self._on_recovered, work), partial(self._on_failed, work)
        self._unsaved.run_when_safe(partial(self._document.recover, work.path, on_recovered, on_failed))

    def _on_recovered(self, work: RecoverableWork) -> None:
        if self._autosave is not None:
            self._autosave.take_over(work)
        self.recovered.emit(_time_text(work.when))
        self._remove(work)

    def _on_failed(self, work: RecoverableWork, error: OSError | ValueError) -> None:
        self.failed.emit(work.set_aside(), error)
        self._remove(work)

    def _discard(self) -> None:
        work = self._found[0]
        work.discard()
        self._remove(work)

    def _remove(self, work: RecoverableWork) -> None:
        """This one is dealt with: offer the next, if there is one."""
        self._found = [other for other in self._found if other is not work]
        self.bar.clear()
        self._offer_next()

    def shut_down(self) -> None:
        """Leave what was not recovered for the next start."""
        for work in self._found:
            work.release()
        self._found = []

    def retranslate(self) -> None:
        if self.bar.isVisible():
            self._offer_next()


def _time_text(time: datetime) -> str:
    """The time of day, with the date unless it is today."""
    shown = QDateTime(time.year, time.month, time.day, time.hour, time.minute, time.second)
    return QLocale().toString(
        shown.time() if time.date() == datetime.now().date() else shown, QLocale.FormatType.ShortFormat
    )
