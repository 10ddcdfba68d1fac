"""Animation: the time from frame to frame, and the button that starts and stops it."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal, Slot

from convlab.gui.icons import accented_icons
from convlab.gui.widgets.buttons import AccentButton, name_button

FRAME_MILLISECONDS = 15


class Frames(QObject):
    """`passed` carries, at every frame while it runs, the seconds since the last one."""

    passed = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MILLISECONDS)
        self._timer.timeout.connect(self._frame)

    @property
    def is_running(self) -> bool:
        return self._timer.isActive()

    def start(self) -> None:
        """Start, unless it is running."""
        if not self.is_running:
            self._since.start()
            self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    @Slot()
    def _frame(self) -> None:
        self.passed.emit(self._since.restart() / 1000)


class PlayButton(AccentButton):
    """Its icon says what a click does: play, or pause."""

    def show_playing(self, is_playing: bool, play_tip: str, pause_tip: str) -> None:
        self.set_icons(*accented_icons("pause" if is_playing else "play", self))
        name_button(self, "", pause_tip if is_playing else play_tip)
