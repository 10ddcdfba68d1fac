"""What the File menu does: new, open, save, recent files; the questions and messages that go with it; recovery."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QMimeData, QObject, QSettings, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMenu, QMessageBox

from convlab.files import SESSION_SUFFIX
from convlab.gui.files.autosave import Autosave, Found, find_work
from convlab.gui.files.dialog import file_dialog
from convlab.gui.files.document import Document, Then
from convlab.gui.files.progress import FileProgress
from convlab.gui.files.words import reading_problem, writing_problem
from convlab.gui.widgets.message_bar import MessageBar

MOST_RECENT = 8
RECENT_KEY = "recent"


def dropped_session(mime: QMimeData) -> Path | None:
    """The session file in what is dragged over the window."""
    files = (Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    return next((file for file in files if file.suffix.lower() == SESSION_SUFFIX), None)


class FileActions(QObject):
    """Makes the first entries of the File menu, and tells by the two bars what happens to files.

    With a `folder`, unsaved work is kept in it meanwhile, and the user is asked before the window closes on it.
    """

    def __init__(
        self, window: QMainWindow, menu: QMenu, document: Document, settings: QSettings, folder: Path | None
    ) -> None:
        super().__init__(window)
        self._window, self._menu, self._settings, self._folder = window, menu, settings, folder
        self.document = document
        self.message, self.offer = MessageBar(), MessageBar()
        self.question: QMessageBox | None = None
        self.dialog: QFileDialog | None = None
        self.progress = FileProgress(document, self)
        self._may_close = folder is None
        self._found: list[Found] = []
        self.autosave = Autosave(folder, document, self) if folder is not None else None
        self._build()
        document.changed.connect(self._show_title)
        document.opened.connect(self._take_opened)
        document.saved.connect(self._take_saved)
        document.refused.connect(self._tell_refused)
        document.unsaved.connect(self._tell_unsaved)
        document.cancelled.connect(self._tell_cancelled)
        if self.autosave is not None:
            self.autosave.failed.connect(self._tell_unsafe)

    def _build(self) -> None:
        self.new_action = self._action(self.new, QKeySequence("Ctrl+N"))
        self.open_action = self._action(self.ask_what_to_open, QKeySequence("Ctrl+O"))
        self.recent_menu = self._menu.addMenu("")
        self.recent_menu.aboutToShow.connect(self._list_recent)
        self._menu.addSeparator()
        self.save_action = self._action(self.save, QKeySequence("Ctrl+S"))
        self.save_as_action = self._action(self.ask_where_to_save, QKeySequence("Ctrl+Shift+S"))

    def _action(self, slot: Callable[[], object], shortcut: QKeySequence) -> QAction:
        action = self._menu.addAction("")
        action.triggered.connect(lambda: slot())
        action.setShortcut(shortcut)
        return action

    # ---- what the user does

    @Slot()
    def new(self) -> None:
        self.when_safe(self.document.new)

    @Slot()
    def ask_what_to_open(self) -> None:
        dialog = self._dialog(self.tr("Open a session"))
        dialog.fileSelected.connect(lambda path: self.open(Path(path)))
        dialog.open()

    def open(self, path: Path) -> None:
        """Open a session, after asking what becomes of unsaved changes."""
        self.when_safe(partial(self._open, path))

    def _open(self, path: Path) -> None:
        self._tell(self.tr("Opening “{0}”…").format(path.name))
        self.document.open(path)

    def _save(self, path: Path, then: Then | None) -> None:
        self._tell(self.tr("Saving “{0}”…").format(path.name))
        self.document.save(path, then)

    @Slot()
    def save(self, then: Then | None = None) -> None:
        """Save where it was saved before; the first time ask where. `then` is called when it is saved."""
        if self.document.path is None:
            self.ask_where_to_save(then)
        else:
            self._save(self.document.path, then)

    @Slot()
    def ask_where_to_save(self, then: Then | None = None) -> None:
        name = self.document.path.name if self.document.path else self.tr("session") + SESSION_SUFFIX
        dialog = self._dialog(self.tr("Save the session"), name)
        dialog.fileSelected.connect(lambda path: self._save(Path(path), then))
        dialog.open()

    def _dialog(self, title: str, saves_as: str = "") -> QFileDialog:
        sessions = self.tr("convlab sessions")
        dialog = file_dialog(self._window, title, [f"{sessions} (*{SESSION_SUFFIX})"], saves_as=saves_as)
        recent = [self.document.path, *self.recent]
        folder = next((path.parent for path in recent if path is not None), None)
        if folder is not None:
            dialog.setDirectory(str(folder))
            dialog.selectFile(saves_as)
        self.dialog = dialog
        dialog.destroyed.connect(self._forget_dialog)
        return dialog

    @Slot()
    def _forget_dialog(self) -> None:
        self.dialog = None

    # ---- unsaved changes

    def when_safe(self, go_on: Then) -> None:
        """Go on at once when there is nothing unsaved, otherwise when the user has said what becomes of it."""
        if not self.document.is_modified:
            go_on()
        elif self.question is None:
            self._ask(go_on)
        else:
            self.question.raise_()

    def _ask(self, go_on: Then) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("Unsaved changes"))
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(self.tr("“{0}” has changes that are not saved.").format(self.name))
        box.setInformativeText(self.tr("They are lost if you do not save them."))
        role = QMessageBox.ButtonRole
        save = box.addButton(self.tr("&Save"), role.AcceptRole)
        leave = box.addButton(self.tr("&Don't save"), role.DestructiveRole)
        cancel = box.addButton(self.tr("Cancel"), role.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)

        def answer() -> None:
            chosen, self.question = box.clickedButton(), None
            if chosen is save:
                self.save(go_on)
            elif chosen is leave:
                go_on()

        box.finished.connect(answer)
        self.question = box
        box.open()

    def may_close(self) -> bool:
        """Whether the window may close now; if not, the user is asked, and it closes when that is settled."""
        if self._may_close or not self.document.is_modified:
            return True
        self.when_safe(self._close)
        return False

    def _close(self) -> None:
        self._may_close = True
        self._window.close()

    def shut_down(self) -> None:
        """Nothing is left behind, but what was not recovered yet."""
        self.document.shut_down()
        if self.autosave is not None:
            self.autosave.shut_down()
        for found in self._found:
            found.leave()
        self._found = []

    # ---- recent files

    @property
    def recent(self) -> list[Path]:
        value = self._settings.value(RECENT_KEY)
        texts = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return [Path(text) for text in texts if isinstance(text, str) and text][:MOST_RECENT]

    def _set_recent(self, paths: list[Path]) -> None:
        self._settings.setValue(RECENT_KEY, [str(path) for path in paths[:MOST_RECENT]])

    def _remember(self, path: Path) -> None:
        path = path.absolute()
        self._set_recent([path, *(other for other in self.recent if other != path)])

    @Slot()
    def _list_recent(self) -> None:
        self.recent_menu.clear()
        recent = self.recent
        for number, path in enumerate(recent, 1):
            shown = path.name.replace("&", "&&")
            action = self.recent_menu.addAction(f"&{number}  {shown}")
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self.open(path))
        self.recent_menu.setToolTipsVisible(True)
        if not recent:
            self.recent_menu.addAction(self.tr("None yet")).setEnabled(False)
            return
        self.recent_menu.addSeparator()
        self.recent_menu.addAction(self.tr("Clear this list")).triggered.connect(lambda: self._set_recent([]))

    # ---- what has happened

    @property
    def name(self) -> str:
        return self.document.path.name if self.document.path else self.tr("Untitled")

    @Slot()
    def _show_title(self) -> None:
        self._window.setWindowTitle(f"{self.name}[*] – convlab")
        self._window.setWindowModified(self.document.is_modified)

    @Slot(object)
    def _take_opened(self, path: Path) -> None:
        self.message.clear()
        self._remember(path)
        self._tell(self.tr("Opened “{0}”.").format(path.name))

    @Slot(object)
    def _take_saved(self, path: Path) -> None:
        self.message.clear()
        self._remember(path)
        self._tell(self.tr("Saved “{0}”.").format(path.name))

    def _tell(self, text: str) -> None:
        self._window.show_status(text)

    @Slot(object, object)
    def _tell_refused(self, path: Path, error: OSError | ValueError) -> None:
        if isinstance(error, FileNotFoundError):
            self._set_recent([other for other in self.recent if other != path])
        self._tell("")
        self.message.say(reading_problem(path.name, error), is_warning=True)

    @Slot(object, object)
    def _tell_unsaved(self, path: Path, error: OSError | ValueError) -> None:
        self._tell("")
        again = (self.tr("Save elsewhere…"), self.tr("Choose another folder or name"), self.ask_where_to_save)
        self.message.say(writing_problem(path.name, error), [again], is_warning=True)

    @Slot()
    def _tell_cancelled(self) -> None:
        self._tell(self.tr("Cancelled: nothing has changed."))

    @Slot(object)
    def _tell_unsafe(self, error: OSError | ValueError) -> None:
        reason = error.strerror or str(error) if isinstance(error, OSError) else str(error)
        text = self.tr("Your unsaved work cannot be kept safe from a crash: {0}. Save it yourself.").format(reason)
        self.message.say(text, is_warning=True)

    # ---- recovery

    def look_for_work(self) -> None:
        """Offer what a convlab that has not ended properly left behind."""
        if self._folder is not None:
            self._found = find_work(self._folder)
            self._offer_next()

    def _offer_next(self) -> None:
        if not self._found:
            return
        found = self._found[0]
        text = self.tr("convlab did not end properly last time. Recover the work of {0}?").format(_when(found.when))
        self.offer.say(
            text,
            [
                (self.tr("Recover"), self.tr("Show this work; nothing else is lost"), self._recover),
                (self.tr("Discard"), self.tr("Delete this work"), self._discard),
            ],
            on_close=self._leave_offers,
        )

    def _recover(self) -> None:
        found = self._found[0]
        take, fail = partial(self._take_recovered, found), partial(self._tell_lost, found)
        self.when_safe(partial(self.document.recover, found.path, take, fail))
        if self.question is not None:  # the offer stands if the question is cancelled
            self.question.finished.connect(self._offer_again)

    @Slot()
    def _offer_again(self) -> None:
        if not self.document.background.is_busy:
            self._offer_next()

    def _take_recovered(self, found: Found) -> None:
        if self.autosave is not None:
            self.autosave.take_over(found)
        self._tell(self.tr("Recovered the work of {0}. Save it to keep it.").format(_when(found.when)))
        self._settle(found)

    def _tell_lost(self, found: Found, error: OSError | ValueError) -> None:
        aside = found.set_aside()
        self.message.say(reading_problem(aside.name, error), is_warning=True)
        self._settle(found)

    def _discard(self) -> None:
        self._found[0].discard()
        self._settle(self._found[0])

    def _settle(self, found: Found) -> None:
        """Go on to the next, if there is one."""
        self._found = [other for other in self._found if other is not found]
        self.offer.clear()
        self._offer_next()

    def _leave_offers(self) -> None:
        """Not now: at the next start."""
        for found in self._found:
            found.leave()
        self._found = []

    # ---- languages

    def retranslate(self) -> None:
        for action, text in (
            (self.new_action, self.tr("&New")),
            (self.open_action, self.tr("&Open…")),
            (self.save_action, self.tr("&Save")),
            (self.save_as_action, self.tr("Save &as…")),
        ):
            action.setText(text)
        self.recent_menu.setTitle(self.tr("Open &recent"))
        self._show_title()
        if self.offer.isVisible():
            self._offer_next()


def _when(time: datetime) -> str:
    """A time of today, or a date and a time."""
    moment = QDateTime(time.year, time.month, time.day, time.hour, time.minute, time.second)
    shown = moment.time() if time.date() == datetime.now().date() else moment
    return QLocale().toString(shown, QLocale.FormatType.ShortFormat)
