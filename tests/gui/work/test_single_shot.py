"""A timer that fires once."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from convlab.gui.work.single_shot import SingleShot


def test_it_calls_once_however_often_it_is_started_meanwhile(qtbot: QtBot) -> None:
    parent, calls = QObject(), []
    timer = SingleShot(parent, 1, lambda: calls.append("called"))
    for _ in range(5):
        timer.start_if_idle()
    assert not calls  # not yet
    qtbot.waitUntil(lambda: bool(calls))
    assert not timer.isActive()
    assert calls == ["called"]
    timer.start_if_idle()
    qtbot.waitUntil(lambda: len(calls) == 2)


def test_a_stopped_timer_does_not_call(qtbot: QtBot) -> None:
    parent, calls = QObject(), []
    stopped, later = (SingleShot(parent, ms, lambda ms=ms: calls.append(ms)) for ms in (1, 20))
    stopped.start()
    later.start()
    stopped.stop()
    qtbot.waitUntil(lambda: 20 in calls)
    assert calls == [20]
