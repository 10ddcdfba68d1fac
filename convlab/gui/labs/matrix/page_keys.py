"""The keys of a page work wherever the focus is on it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QWidget

from convlab.gui.widgets.refusal import refusal_of


class PageKeys(QObject):
    """Space is the page's wherever the focus is, and a click on a button leaves the keys to the page."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        QTimer.singleShot(0, self, self._adopt)  # when the page has all its controls

    @Slot()
    def _adopt(self) -> None:
        for button in self._page.findChildren(QAbstractButton):
            if button.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for control in (*self._page.findChildren(QAbstractSpinBox), *self._page.findChildren(QComboBox)):
            control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Space:
            self._page.keyPressEvent(event)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape) and isinstance(watched, QWidget):
            QTimer.singleShot(0, self._page, partial(self._take_keys, watched))
        return False

    def _take_keys(self, control: QWidget) -> None:
        """When a number is typed, the keys are the page's again; unless it was refused or is left already."""
        if control.hasFocus() and not refusal_of(control):
            self._page.setFocus()
