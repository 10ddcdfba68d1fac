"""A download in a thread of its own, watched from the window's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from convlab.files.download import Download
from convlab.files.progress import CancelledError

WATCH_MILLISECONDS = 100


class Downloader(QObject):
    """`progressed` carries the bytes that are there and of all; `succeeded` the folder, `failed` what was in the way.

    After `cancel` nothing is told any more, whatever the thread still waits for.
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: _Task | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(WATCH_MILLISECONDS)
        self._timer.timeout.connect(self._watch)

    def start(self, folder: Path, mirrors: Sequence[str], files: Mapping[str, tuple[int, str]]) -> None:
        self._task = _Task(Download(folder, mirrors, files))
        self._task.start()
        self._timer.start()

    @property
    def is_busy(self) -> bool:
        return self._task is not None

    def cancel(self) -> None:
        if self._task is not None:
            self._task.download.cancel()
            self._forget()

    def _forget(self) -> None:
        self._timer.stop()
        self._task = None

    @Slot()
    def _watch(self) -> None:
        task = self._task
        assert task is not None
        if task.is_alive():
            self.progressed.emit(task.download.done, task.download.total)
            return
        self._forget()
        if task.error is None:
            self.succeeded.emit(task.folder)
        elif isinstance(task.error, (OSError, ValueError)):
            self.failed.emit(task.error)
        else:
            raise task.error


class _Task(Thread):
    """A daemon: a server that keeps silent is not waited for when the window is closed."""

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
        except Exception as error:  # all of them are told or raised in the window's thread
            self.error = error
