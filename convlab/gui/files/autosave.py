"""Unsaved work is saved now and then, so that it survives a crash or a power cut and is found at the next start.

Each window has an autosave file of its own in a folder of the user, and beside it a lock that names its process. The
file is removed when the work is saved or given up. One that outlives its process is work to be recovered.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal, Slot

from convlab.files import SESSION_SUFFIX
from convlab.gui.files.document import Document
from convlab.gui.work.single_shot import SingleShot

DELAY_MILLISECONDS = 20_000  # from a change to its autosave
LOCK_SUFFIX = ".lock"
DAMAGED_SUFFIX = ".damaged"
TORN_SECONDS = 60  # an empty lock file that is older belongs to no process


class Autosave(QObject):
    """Writes the document's work to an autosave file a little while after a change.

    `failed` carries the error; further failures are not reported until a write succeeds.
    """

    failed = Signal(object)

    def __init__(self, folder: Path, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._document = document
        self.path: Path | None = None
        self._lock: QLockFile | None = None
        self._is_writing = False
        self._has_failed = False
        self._taken_over: list[RecoverableWork] = []
        self._timer = SingleShot(self, DELAY_MILLISECONDS, self.write)
        document.edited.connect(self._timer.start_if_idle)
        document.changed.connect(self._remove_if_saved)

    @Slot()
    def write(self) -> None:
        """Write unsaved work now, in the document's thread."""
        if not self._document.is_modified:
            return
        if self._is_writing:  # on a slow disk
            self._timer.start_if_idle()
            return
        try:
            path = self._own_path()
        except OSError as error:
            self._on_failed(error)
            return
        self._is_writing = True
        self._document.autosave(path, self._on_written, self._on_failed)

    def _own_path(self) -> Path:
        if self.path is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            path = self.folder / f"{os.getpid()}-{os.urandom(4).hex()}{SESSION_SUFFIX}"
            lock = _lock_of(path)
            if not lock.tryLock(0):
                raise PermissionError(f"{self.folder} cannot be written to")
            self.path, self._lock = path, lock
        return self.path

    def _on_written(self) -> None:
        self._is_writing = self._has_failed = False
        self._discard_taken_over()
        self._remove_if_saved()

    def _on_failed(self, error: OSError | ValueError) -> None:
        self._is_writing = False
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(error)

    def take_over(self, work: RecoverableWork) -> None:
        """Recovered work is in the document now: discard its old file once it is in the autosave file."""
        self._taken_over.append(work)
        self.write()

    @Slot()
    def _remove_if_saved(self) -> None:
        if self._document.is_modified:
            return
        self._timer.stop()
        self._discard_taken_over()
        if self.path is not None and not self._is_writing:
            _remove(self.path)

    def _discard_taken_over(self) -> None:
        for work in self._taken_over:
            work.discard()
        self._taken_over = []

    def shut_down(self) -> None:
        """The window closes properly: remove the autosave file. The document's thread must have ended."""
        self._timer.stop()
        self._discard_taken_over()
        if self.path is not None and self._lock is not None:
            _remove(self.path)
            self._lock.unlock()
            self.path = self._lock = None


@dataclass(frozen=True, eq=False)
class RecoverableWork:
    """An autosave file whose process did not end properly. While the lock is held, no other window offers it."""

    path: Path
    lock: QLockFile
    when: datetime  # of the last change

    def discard(self) -> None:
        """Remove the file: the work is unwanted, or saved elsewhere."""
        _remove(self.path)
        self.lock.unlock()

    def set_aside(self) -> Path:
        """Rename an unreadable file, so that it is kept but not offered again. Returns its new path."""
        aside = self.path.with_name(self.path.name + DAMAGED_SUFFIX)
        with suppress(OSError):
            self.path.replace(aside)
        self.lock.unlock()
        return aside

    def release(self) -> None:
        """Leave the file to be offered at the next start."""
        self.lock.unlock()


def find_work(folder: Path) -> list[RecoverableWork]:
    """Recoverable work in a folder, locked, the newest first."""
    found: list[RecoverableWork] = []
    for path in {
        path.with_suffix(SESSION_SUFFIX) for path in _listed(folder) if path.suffix in (SESSION_SUFFIX, LOCK_SUFFIX)
    }:
        lock = _lock_of(path)
        _remove_torn_lock(path.with_suffix(LOCK_SUFFIX))
        if not lock.tryLock(0):  # its process is running
            continue
        for part in _parts_of(path):
            _remove(part)
        try:
            found.append(RecoverableWork(path, lock, datetime.fromtimestamp(path.stat().st_mtime)))
        except OSError:  # it was never written
            lock.unlock()
    return sorted(found, key=lambda work: work.when, reverse=True)


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:  # there has been no autosave yet
        return []


def _parts_of(path: Path) -> list[Path]:
    """Temporary files that were being written when the process ended."""
    return [part for part in _listed(path.parent) if part.name.startswith(f".{path.name}.")]


def _lock_of(path: Path) -> QLockFile:
    lock = QLockFile(str(path.with_suffix(LOCK_SUFFIX)))
    lock.setStaleLockTime(0)  # a lock is stale when its process is gone, however old it is
    return lock


def _remove_torn_lock(path: Path) -> None:
    """A power cut may leave an empty lock file. A new lock is empty too, but only for a moment."""
    with suppress(OSError):
        facts = path.stat()
        if not facts.st_size and time.time() - facts.st_mtime > TORN_SECONDS:
            path.unlink()


def _remove(path: Path) -> None:
    with suppress(OSError):  # it is gone already, or stays and is offered again
        path.unlink()
