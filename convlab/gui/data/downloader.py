"""A download in a thread of its own, polled from the window's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from convlab.files.download import Download
from convlab.files.progress import CancelledError

POLL_MILLISECONDS = 100


class Downloader(QObject):
    """`progressed` carries the bytes downloaded so far and in all, `succeeded` the folder, `failed` the error.

    After `cancel` no signal is emitted any more, even if the thread still waits for the server.
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: _DownloadThread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MILLISECONDS)
        self._timer.timeout.connect(self._poll)

    def start(self, folder: Path, mirrors: Sequence[str], files: Mapping[str, tuple[int, str]]) -> None:
        self._thread = _DownloadThread(Download(folder, mirrors, files))
        self._thread.start()
        self._timer.start()

    @property
    def is_busy(self) -> bool:
        return self._thread is not None

    def cancel(self) -> None:
        if self._thread is not None:
            self._thread.download.cancel()
            self._forget()

    def _forget(self) -> None:
        self._timer.stop()
        self._thread = None

    @Slot()
    def _poll(self) -> None:
        thread = self._thread
        assert thread is not None
        if thread.is_alive():
            self.progressed.emit(thread.download.done, thread.download.total)
            return
        self._forget()
        if thread.error is None:
            self.succeeded.emit(thread.folder)
        elif isinstance(thread.error, (OSError, ValueError)):
            self.failed.emit(thread.error)
        else:
            raise thread.error


class _DownloadThread(Thread):
    """A daemon, so that closing the window does not wait for a silent server."""

    def __init__(self, download: Download) -> None:
        super().__init__(name="download", daemon=True)
        self.download = download
        self.folder: Path | None = None
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            self.folder = self.download.fetch()
        except CancelledError:
            pass
        except Exception as error:  # emitted or raised in the window's thread
            self.error = error
