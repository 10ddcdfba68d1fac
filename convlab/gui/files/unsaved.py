"""The question what becomes of unsaved changes, before other work replaces them or the window closes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QMessageBox

from convlab.gui.files.document import Callback, Document
from convlab.gui.files.words import document_name


class UnsavedChanges(QObject):
    """Asks with a window-modal `question`; `answered` is emitted when the user's choice has been carried out.

    `save` saves the document and then calls what it is given. Without `asks_before_closing` the window may always
    close.
    """

    answered = Signal()

    def __init__(
        self,
        window: QMainWindow,
        document: Document,
        save: Callable[[Callback], object],
        *,
        asks_before_closing: bool,
    ) -> None:
        super().__init__(window)
        self._window, self._document, self._save = window, document, save
        self.asks_before_closing = asks_before_closing
        self.question: QMessageBox | None = None

    def run_when_safe(self, action: Callback) -> None:
        """Call `action` at once if nothing is unsaved, otherwise when the user has saved or given up the changes."""
        if not self._document.is_modified:
            action()
        elif self.question is None:
            self._ask(action)
        else:
            self.question.raise_()

    def may_close(self) -> bool:
        """True if the window may close now; if not, the user is asked, and it closes when that is settled."""
        if not self.asks_before_closing or not self._document.is_modified:
            return True
        self.run_when_safe(self._close)
        return False

    def _close(self) -> None:
        self.asks_before_closing = False
        self._window.close()

    def _ask(self, action: Callback) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("Unsaved changes"))
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(self.tr("“{0}” has changes that are not saved.").format(document_name(self._document.path)))
        box.setInformativeText(self.tr("They will be lost if you do not save them."))
        role = QMessageBox.ButtonRole
        save = box.addButton(self.tr("&Save"), role.AcceptRole)
        discard = box.addButton(self.tr("&Don’t save"), role.DestructiveRole)
        cancel = box.addButton(self.tr("Cancel"), role.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)

        def on_finished() -> None:
            chosen, self.question = box.clickedButton(), None
            if chosen is save:
                self._save(action)
            elif chosen is discard:
                action()
            self.answered.emit()

        box.finished.connect(on_finished)
        self.question = box
        box.open()
