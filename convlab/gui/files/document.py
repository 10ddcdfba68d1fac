"""The session as a file: its path, whether it has unsaved changes, and reading and writing it in a thread."""

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

Callback = Callable[[], object]
OnFailed = Callable[[OSError | ValueError], object]


class Workplace(Protocol):
    """Where the work is done: the window."""

    session: Session

    @property
    def lab(self) -> str: ...

    def current_work(self) -> Work:
        """All that is to be saved; its parts are immutable."""

    def show_work(self, work: Work) -> None:
        """Replace all that is there by other work."""

    def training_mark(self) -> object:
        """A value that differs when training has got further."""


class Document(QObject):
    """`changed` is emitted when `path` or `is_modified` has changed, `edited` when there is something new to autosave.

    `begun` carries a path and True if it is being saved, False if opened; `progressed` the share that is done. Then
    comes one of `opened` and `saved`, with the path, `open_failed` and `save_failed`, with the path and the error, and
    `cancelled`. After the last three nothing has changed.
    """

    begun = Signal(object, bool)
    progressed = Signal(float)
    cancelled = Signal()
    changed = Signal()
    edited = Signal()
    opened = Signal(object)
    saved = Signal(object)
    open_failed = Signal(object, object)
    save_failed = Signal(object, object)

    def __init__(self, place: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.background = TaskQueue(self)
        self.background.progressed.connect(self.progressed)
        self.path: Path | None = None
        self.is_modified = False
        self._clean: dict[str, Any] = {}  # the states in the file
        self._clean_mark: object = None
        self._was_recovered = False  # and not saved since
        self._is_replacing = False
        place.session.changed.connect(self._on_lab_changed)

    # ---- what has changed

    @Slot(str, object, object)
    def _on_lab_changed(self, lab: str, old: Any, new: Any) -> None:
        self._clean.setdefault(lab, old)
        self.update_modified()

    def accept_training(self) -> None:
        """The training runs shown now are those of the file that was opened."""
        self._clean_mark = self._place.training_mark()

    def discard_changes(self) -> None:
        """Regard the work as saved: nobody wants to keep its changes."""
        self._mark_clean(self._place.session.states, self._place.training_mark())

    @Slot()
    def update_modified(self) -> None:
        """A state has changed, training has got further, or its run was given up."""
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

    def _mark_clean(self, states: Mapping[str, Any], mark: object) -> None:
        self._clean, self._clean_mark, self._was_recovered = dict(states), mark, False
        self.update_modified()
        self.changed.emit()

    # ---- new, open, save

    def new(self) -> None:
        """Reset all labs to their first state."""
        self._replace(Work(lab=self._place.lab), None)

    def open(self, path: Path) -> None:
        """Read a file, and show it if it is valid."""
        self.begun.emit(path, False)
        self.background.submit(
            partial(_load, path, self.background.report),
            partial(self._on_loaded, path),
            partial(self.open_failed.emit, path),
            self.cancelled.emit,
        )

    def recover(self, path: Path, on_recovered: Callback, on_failed: OnFailed) -> None:
        """Read and show an autosave file. The work counts as modified."""
        self.background.submit(
            partial(_load, path, ignore_progress), partial(self._on_recovered, on_recovered), on_failed
        )

    def save(self, path: Path, then: Callback | None = None) -> None:
        """Write the work to a file, which becomes the document's; `then` is called when it is written."""
        work, mark = self.work, self._place.training_mark()
        self.begun.emit(path, True)
        self.background.submit(
            partial(_save, path, work, self.background.report),
            partial(self._on_saved, path, work, mark, then),
            partial(self.save_failed.emit, path),
            self.cancelled.emit,
        )

    @property
    def work(self) -> Work:
        """All that would be saved now."""
        return self._place.current_work()

    def autosave(self, path: Path, on_written: Callback, on_failed: OnFailed) -> None:
        """Write the work to an autosave file. It still counts as modified."""
        work = replace(self.work, origin=str(self.path) if self.path else None)
        self.background.submit(partial(_save, path, work, ignore_progress), lambda _: on_written(), on_failed)

    def _on_loaded(self, path: Path, work: Work) -> None:
        self._replace(work, path)
        self.opened.emit(path)

    def _on_recovered(self, on_recovered: Callback, work: Work) -> None:
        self._replace(work, Path(work.origin) if work.origin else None)
        self._was_recovered = True
        self.update_modified()
        on_recovered()

    def _on_saved(self, path: Path, work: Work, mark: object, then: Callback | None, _: None) -> None:
        self.path = path
        self._mark_clean(work.states, mark)
        self.saved.emit(path)
        if then is not None:
            then()

    def _replace(self, work: Work, path: Path | None) -> None:
        self._is_replacing = True
        try:
            self._place.show_work(work)
        finally:
            self._is_replacing = False
        self.path = path
        self._mark_clean(self._place.session.states, self._place.training_mark())


def _load(path: Path, progress: Progress) -> Work:
    from convlab.files.session_file import load_session  # here: the window opens sooner without it

    return load_session(path, progress)


def _save(path: Path, work: Work, progress: Progress) -> None:
    from convlab.files.session_file import save_session

    save_session(path, work, progress)
