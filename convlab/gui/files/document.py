"""The session as a file: where it is kept, whether it has changed since, and reading and writing it in a thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from convlab.files.progress import Progress, ignore_progress
from convlab.files.work import Work
from convlab.gui.session import Session
from convlab.gui.work.task_queue import TaskQueue
from convlab.labs.common.viewing import is_same_work

Then = Callable[[], object]


class Workplace(Protocol):
    """Where the work is done: the window."""

    session: Session

    lab: str

    def gather(self) -> Work:
        """All that is to be saved; its parts are values that never change."""

    def put(self, work: Work) -> None:
        """Show other work in the place of what there is."""

    def training_mark(self) -> object:
        """Something that is another one when training has come further."""


class Document(QObject):
    """`changed` tells that `path` or `is_modified` is another, `edited` that there is something new to be kept.

    `begun` carries a path and whether it is being written, otherwise read; `progressed` the share that is done.
    `refused` carries a path and why it was not opened; then nothing has changed. `unsaved` likewise when it was not
    written. `opened` and `saved` carry the path; `cancelled` comes when the user did not want it any more.
    """

    begun = Signal(object, bool)
    progressed = Signal(float)
    cancelled = Signal()
    changed = Signal()
    edited = Signal()
    opened = Signal(object)
    saved = Signal(object)
    refused = Signal(object, object)
    unsaved = Signal(object, object)

    def __init__(self, place: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.background = TaskQueue(self)
        self.background.progressed.connect(self.progressed)
        self.path: Path | None = None
        self.is_modified = False
        self._clean: dict[str, Any] = {}  # the states that are in the file
        self._clean_mark: object = None
        self._was_recovered = False  # nothing of it is in a file yet
        self._is_replacing = False
        place.session.changed.connect(self._lab_changed)

    # ---- what has changed

    @Slot(str, object, object)
    def _lab_changed(self, lab: str, old: Any, new: Any) -> None:
        self._clean.setdefault(lab, old)
        self._look()

    @Slot()
    def training_changed(self) -> None:
        """Training has come further, or its run was given up."""
        self._look()

    def accept_training(self) -> None:
        """What there is of training belongs to what was opened."""
        self._clean_mark = self._place.training_mark()

    def discard_changes(self) -> None:
        """Take the work as it is for saved: nobody wants to keep it."""
        self._become_clean(self._place.session.states, self._place.training_mark())

    def _look(self) -> None:
        if self._is_replacing:
            return
        states, clean = self._place.session.states, self._clean
        is_modified = (
            self._was_recovered
            or self._place.training_mark() != self._clean_mark
            or not all(is_same_work(states[lab], state) for lab, state in clean.items() if lab in states)
        )
        if is_modified != self.is_modified:
            self.is_modified = is_modified
            self.changed.emit()
        if is_modified:
            self.edited.emit()

    def _become_clean(self, states: Mapping[str, Any], mark: object) -> None:
        self._clean, self._clean_mark, self._was_recovered = dict(states), mark, False
        self._look()
        self.changed.emit()

    # ---- beginning anew, opening, saving

    def new(self) -> None:
        """All labs as they are at first."""
        self._replace(Work(lab=self._place.lab), None)

    def open(self, path: Path) -> None:
        """Show what is in a file, when it has been read and found to be sound."""
        self.begun.emit(path, False)
        self.background.submit(
            partial(_load, path, self.background.report),
            partial(self._take, path),
            partial(self.refused.emit, path),
            self.cancelled.emit,
        )

    def recover(self, path: Path, done: Then, failed: Callable[[OSError | ValueError], object]) -> None:
        """Show what an autosave holds. It counts as changed, as it is in no other file."""
        self.background.submit(partial(_load, path, ignore_progress), partial(self._take_recovered, done), failed)

    def save(self, path: Path, then: Then | None = None) -> None:
        """Write the work to a file; `then` is called when it is there."""
        work, mark = self._place.gather(), self._place.training_mark()
        self.begun.emit(path, True)
        self.background.submit(
            partial(_save, path, work, self.background.report),
            partial(self._take_saved, path, work, mark, then),
            partial(self.unsaved.emit, path),
            self.cancelled.emit,
        )

    def keep(self, path: Path, done: Then, failed: Callable[[OSError | ValueError], object]) -> None:
        """Write the work to an autosave. It counts as changed all the same."""
        work = replace(self._place.gather(), origin=str(self.path) if self.path else None)
        self.background.submit(partial(_save, path, work, ignore_progress), lambda _: done(), failed)

    def cancel(self) -> None:
        """Do not go on opening or saving: what there is stays, on the screen and in the file."""
        self.background.cancel()

    def shut_down(self) -> None:
        """Wait for what is being written."""
        self.background.shut_down()

    def _take(self, path: Path, work: Work) -> None:
        self._replace(work, path)
        self.opened.emit(path)

    def _take_recovered(self, done: Then, work: Work) -> None:
        self._replace(work, Path(work.origin) if work.origin else None)
        self._was_recovered = True
        self._look()
        done()

    def _take_saved(self, path: Path, work: Work, mark: object, then: Then | None, _: None) -> None:
        self.path = path
        self._become_clean(work.states, mark)
        self.saved.emit(path)
        if then is not None:
            then()

    def _replace(self, work: Work, path: Path | None) -> None:
        self._is_replacing = True
        try:
            self._place.put(work)
        finally:
            self._is_replacing = False
        self.path = path
        self._become_clean(self._place.session.states, self._place.training_mark())


def _load(path: Path, progress: Progress) -> Work:
    from convlab.files.session_file import load_session  # here: the window opens sooner without it

    return load_session(path, progress)


def _save(path: Path, work: Work, progress: Progress) -> None:
    from convlab.files.session_file import save_session

    save_session(path, work, progress)
