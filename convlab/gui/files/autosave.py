"""Unsaved work kept safe from a crash or a power cut, and found again at the next start.

Each running convlab has a file of its own in a folder of the user's, and beside it a lock that names its process. The
file goes when the work is saved or given up; one whose process has gone without that is work to be recovered.
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
TORN_SECONDS = 60  # an empty lock that is older belongs to nobody


class Autosave(QObject):
    """Writes the document's work to a file of its own, a little while after each change.

    `failed` carries the error, once until it works again.
    """

    failed = Signal(object)

    def __init__(self, folder: Path, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._document = document
        self._path: Path | None = None
        self._lock: QLockFile | None = None
        self._is_writing = False
        self._has_failed = False
        self._taken_over: list[Found] = []
        self._timer = SingleShot(self, DELAY_MILLISECONDS, self.write)
        document.edited.connect(self._timer.start_if_idle)
        document.changed.connect(self._forget_what_is_saved)

    @property
    def path(self) -> Path | None:
        """Where this window's work is kept; None before it had to be."""
        return self._path

    @Slot()
    def write(self) -> None:
        """Write it now, in the document's thread."""
        if not self._document.is_modified:
            return
        if self._is_writing:  # the disk is slow
            self._timer.start_if_idle()
            return
        try:
            path = self._own_path()
        except OSError as error:
            self._take_failure(error)
            return
        self._is_writing = True
        self._document.keep(path, self._take_success, self._take_failure)

    def _own_path(self) -> Path:
        if self._path is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._folder / f"{os.getpid()}-{os.urandom(4).hex()}{SESSION_SUFFIX}"
            lock = _lock_of(path)
            if not lock.tryLock(0):
                raise PermissionError(f"{self._folder} cannot be written to")
            self._path, self._lock = path, lock
        return self._path

    def _take_success(self) -> None:
        self._is_writing = self._has_failed = False
        self._let_go_of_what_was_taken_over()
        self._forget_what_is_saved()

    def _take_failure(self, error: OSError | ValueError) -> None:
        self._is_writing = False
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(error)

    def take_over(self, found: Found) -> None:
        """Recovered work is in the document now: keep it here, and only then let go of where it was."""
        self._taken_over.append(found)
        self.write()

    @Slot()
    def _forget_what_is_saved(self) -> None:
        if self._document.is_modified:
            return
        self._timer.stop()
        self._let_go_of_what_was_taken_over()
        if self._path is not None and not self._is_writing:
            _remove(self._path)

    def _let_go_of_what_was_taken_over(self) -> None:
        for found in self._taken_over:
            found.discard()
        self._taken_over = []

    def shut_down(self) -> None:
        """The window closes as it should: nothing is left behind. The document's thread has ended."""
        self._timer.stop()
        self._let_go_of_what_was_taken_over()
        if self._path is not None and self._lock is not None:
            _remove(self._path)
            self._lock.unlock()
            self._path = self._lock = None


@dataclass(frozen=True, eq=False)
class Found:
    """Work of a convlab that has not ended properly. Nobody else recovers it while the lock is held."""

    path: Path
    lock: QLockFile
    when: datetime  # of the last change

    def discard(self) -> None:
        """It is not wanted any more, or it is somewhere else by now."""
        _remove(self.path)
        self.lock.unlock()

    def set_aside(self) -> Path:
        """It cannot be read: do not offer it again, but do not throw it away. Returns where it is."""
        aside = self.path.with_name(self.path.name + DAMAGED_SUFFIX)
        with suppress(OSError):
            self.path.replace(aside)
        self.lock.unlock()
        return aside

    def leave(self) -> None:
        """Offer it again at the next start."""
        self.lock.unlock()


def find_work(folder: Path) -> list[Found]:
    """Work that was left behind in a folder, the newest first."""
    found: list[Found] = []
    for path in {_work_of(path) for path in _listed(folder) if path.suffix in (SESSION_SUFFIX, LOCK_SUFFIX)}:
        lock = _lock_of(path)
        _remove_torn_lock(path.with_suffix(LOCK_SUFFIX))
        if not lock.tryLock(0):  # its convlab is running
            continue
        for part in _parts_of(path):
            _remove(part)
        try:
            found.append(Found(path, lock, datetime.fromtimestamp(path.stat().st_mtime)))
        except OSError:  # it was never written
            lock.unlock()
    return sorted(found, key=lambda work: work.when, reverse=True)


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:  # there has been no autosave yet
        return []


def _work_of(path: Path) -> Path:
    return path.with_suffix(SESSION_SUFFIX)


def _parts_of(path: Path) -> list[Path]:
    """What was being written when the process ended."""
    return [part for part in _listed(path.parent) if part.name.startswith(f".{path.name}.")]


def _lock_of(path: Path) -> QLockFile:
    lock = QLockFile(str(path.with_suffix(LOCK_SUFFIX)))
    lock.setStaleLockTime(0)  # a lock is stale when its process is gone, however old it is
    return lock


def _remove_torn_lock(path: Path) -> None:
    """After a power cut a lock may be there and be empty. One that is being made is so for a moment only."""
    with suppress(OSError):
        facts = path.stat()
        if not facts.st_size and time.time() - facts.st_mtime > TORN_SECONDS:
            path.unlink()


def _remove(path: Path) -> None:
    with suppress(OSError):  # it is gone already, or stays and is offered again
        path.unlink()
