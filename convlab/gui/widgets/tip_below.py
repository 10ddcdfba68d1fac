"""A tooltip below a picture that is pointed at: over it, it would cover what is looked at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QToolTip, QWidget


class TipBelow(QObject):
    """Shows the tooltip of a picture below it."""

    def __init__(self, picture: QWidget) -> None:
        super().__init__(picture)
        self._picture = picture
        picture.installEventFilter(self)

    def set_text(self, text: str) -> None:
        """Say what the picture is for: in its tooltip, and to screen readers."""
        self._picture.setToolTip(text)
        self._picture.setAccessibleDescription(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and self._picture.toolTip():
            place = self._picture.mapToGlobal(QPoint(0, self._picture.height()))
            QToolTip.showText(place, self._picture.toolTip(), self._picture)
            return True
        return super().eventFilter(watched, event)
