"""Playing without waiting: the time of an animation passes as fast as the test goes."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from convlab.gui.widgets.transport import Transport

FRAME = 0.02  # seconds


def play(transport: Transport) -> None:
    """Start to play; from now on the time passes only by `pass_time`."""
    transport.toggle()
    transport._frames._timer.setInterval(1_000_000)


def pass_time(transport: Transport, seconds: float) -> None:
    """Frame by frame, each painted."""
    for _ in range(round(seconds / FRAME)):
        if transport._frames.is_running:
            transport._frames.passed.emit(FRAME)
            QApplication.processEvents()


def is_still(transport: Transport) -> bool:
    """Nothing runs any more."""
    return not transport._frames.is_running
