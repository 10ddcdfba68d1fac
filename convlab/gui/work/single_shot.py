"""A timer that fires once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot


class SingleShot(QTimer):
    """Calls `slot` once, so many milliseconds after it was last started."""

    def __init__(self, parent: QObject, milliseconds: int, slot: Callable[[], object]) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(milliseconds)
        self.timeout.connect(slot)

    @Slot()
    def start_if_idle(self) -> None:
        """Start unless it runs already: what happens meanwhile is dealt with in one call."""
        if not self.isActive():
            self.start()
