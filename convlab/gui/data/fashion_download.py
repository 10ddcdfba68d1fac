"""The download of Fashion-MNIST, as far as it is not there yet, with its progress and its failures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from convlab.files.download import FILES, MIRRORS, Download
from convlab.files.progress import CancelledError
from convlab.gui.data.words import download_problem
from convlab.gui.widgets.message_bar import MessageBar
from convlab.labs.common.numbers import fixed_number

POLL_MILLISECONDS = 100


class FashionDownload(QObject):
    """Runs in a thread of its own, polled from the window's; one that was cancelled may still wait for the server.

    Its own `bar` shows how far it is; a failure is shown in the bar for `messages`. `succeeded` carries the folder;
    `running_changed` says whether a download is running.
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
        self._thread: _DownloadThread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MILLISECONDS)
        self._timer.timeout.connect(self._poll)

    @property
    def is_complete(self) -> bool:
        """True if all files are there."""
        return all((self.folder / name).is_file() for name in self.files)

    def start(self) -> None:
        self.running_changed.emit(True)
        self._messages.clear()
        self._thread = _DownloadThread(Download(self.folder, self.mirrors, self.files))
        self._thread.start()
        self._timer.start()
        tip = self.tr("Stop the download; complete files are kept for next time")
        text = self._progress_text(self._thread.download)
        self.bar.say(text, [(self.tr("Cancel"), tip, self._cancel)], on_close=self._cancel)

    def _cancel(self) -> None:
        self.shut_down()
        self._end()
        self._show_status(self.tr("The download was cancelled."))

    def shut_down(self) -> None:
        self._timer.stop()
        if self._thread is not None:
            self._thread.download.cancel()

    def _end(self) -> None:
        self._timer.stop()
        self._thread = None
        self.bar.clear()
        self.running_changed.emit(False)

    def _progress_text(self, download: Download) -> str:
        text = self.tr("Downloading Fashion-MNIST: {0} of {1} MB")
        return text.format(fixed_number(download.done / 1e6, 1), fixed_number(download.total / 1e6, 1))

    @Slot()
    def _poll(self) -> None:
        thread = self._thread
        assert thread is not None
        if thread.is_alive():
            self.bar.change_text(self._progress_text(thread.download))
            return
        self._end()
        if thread.error is None:
            self.succeeded.emit(self.folder)
        elif isinstance(thread.error, (OSError, ValueError)):
            again = (self.tr("Try again"), self.tr("Files already downloaded are kept"), self.start)
            self._messages.say(download_problem(self.folder, thread.error), [again], is_warning=True)
        else:
            raise thread.error


class _DownloadThread(Thread):
    """A daemon, so that closing the window does not wait for a silent server."""

    def __init__(self, download: Download) -> None:
        super().__init__(name="download", daemon=True)
        self.download = download
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            self.download.fetch()
        except CancelledError:
            pass
        except Exception as error:  # reported or raised in the window's thread
            self.error = error
