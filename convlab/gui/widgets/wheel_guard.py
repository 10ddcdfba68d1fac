"""Keeps the wheel for scrolling a column of controls: it changes only the control that has the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


class WheelGuard(QObject):
    """Guards all number and list boxes that `content` has now."""

    def __init__(self, content: QWidget) -> None:
        super().__init__(content)
        for control in (*content.findChildren(QAbstractSpinBox), *content.findChildren(QComboBox)):
            control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)
