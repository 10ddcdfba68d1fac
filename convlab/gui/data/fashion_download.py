"""The download of Fashion-MNIST, as far as it is not there yet, with its progress and its failures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from convlab.files.download import FILES, MIRRORS
from convlab.gui.data.downloader import Downloader
from convlab.gui.data.words import download_problem
from convlab.gui.widgets.message_bar import MessageBar


class FashionDownload(QObject):
    """Its own `bar` shows how far it is; a failure is shown in the bar for `messages`.

    `succeeded` carries the folder; `running_changed` says whether a download is running.
    """

    succeeded = Signal(object)
    running_changed = Signal(bool)

    def __init__(
        self, folder: Path, messages: MessageBar, show_status: Callable[[str], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._messages, self._show_status = messages, show_status
        self.bar = MessageBar()
        self.folder = folder
        self.mirrors: Sequence[str] = MIRRORS
        self.files: Mapping[str, tuple[int, str]] = FILES
        self._downloader = Downloader(self)
        self._downloader.progressed.connect(self._show_progress)
        self._downloader.succeeded.connect(self._on_succeeded)
        self._downloader.failed.connect(self._on_failed)

    @property
    def is_complete(self) -> bool:
        """True if all files are there."""
        return all((self.folder / name).is_file() for name in self.files)

    def start(self) -> None:
        self.running_changed.emit(True)
        self._messages.clear()
        self._downloader.start(self.folder, self.mirrors, self.files)
        tip = self.tr("Stop; files that are whole are kept for the next time")
        text = self._progress_text(0, sum(size for size, _ in self.files.values()))
        self.bar.say(text, [(self.tr("Cancel"), tip, self._cancel)], on_close=self._cancel)

    def _cancel(self) -> None:
        self._downloader.cancel()
        self._end()
        self._show_status(self.tr("The download was cancelled."))

    def shut_down(self) -> None:
        self._downloader.cancel()

    def _end(self) -> None:
        self.bar.clear()
        self.running_changed.emit(False)

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        self.bar.change_text(self._progress_text(done, total))

    def _progress_text(self, done: int, total: int) -> str:
        return self.tr("Getting Fashion-MNIST: {0:.1f} of {1:.1f} MB").format(done / 1e6, total / 1e6)

    @Slot(object)
    def _on_succeeded(self, folder: Path) -> None:
        self._end()
        self.succeeded.emit(folder)

    @Slot(object)
    def _on_failed(self, error: OSError | ValueError) -> None:
        self._end()
        again = (self.tr("Try again"), self.tr("Files that have come are kept"), self.start)
        self._messages.say(download_problem(self.folder, error), [again], is_warning=True)
