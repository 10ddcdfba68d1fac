"""What the labs' benchmarks share: the real window off screen with a lab in it, real mouse events, and a report.

What an event takes is measured in the processor time of the program, so that other programs do not count.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QPoint, QSettings, QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from convlab.gui.app import make_application, make_window, spare_pages


def command_line(description: str) -> argparse.ArgumentParser:
    """What every benchmark of a lab can be told."""
    parser = argparse.ArgumentParser(description=description.splitlines()[0])
    parser.add_argument("--size", default="1600x1000")
    return parser


@contextmanager
def lab_page(lab: str, options: argparse.Namespace) -> Iterator[Any]:
    """The page of a lab in the window, of the size that the command line says."""
    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        window = make_window(QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat))
        spare_pages(window)
        window.resize(QSize(*map(int, options.size.split("x"))))
        window.show()
        window.load()
        window.show_lab(lab)
        wait_until(lambda: all(page.is_ready for page in window.pages.values()))
        print(f"window {options.size}")
        yield window.pages[lab]
        window.close()
    application.processEvents()


def dragged(page: Any, widget: QWidget, places: Sequence[QPoint]) -> list[float]:
    """Seconds from each move of the mouse, that changes the lab's state, until all that has become due is painted."""
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=places[0])
    seconds = []
    for place in places[1:]:
        before, start = page.state, time.process_time()
        QTest.mouseMove(widget, place)
        QApplication.processEvents()
        if page.state is not before:  # a cell drawn before, or a move of a pixel, gives nothing to paint
            seconds.append(time.process_time() - start)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=places[-1])
    return seconds


def up_and_down(start: QPoint, count: int) -> list[QPoint]:
    """Where the mouse goes to when a weight is dragged to larger and smaller values."""
    return [start, *(start - QPoint(0, 20 + round(60 * np.sin(index / 5))) for index in range(count))]


def round_and_round(centre: int, turns: float, count: int) -> list[tuple[int, int]]:
    """Cells along a looping stroke of the pen around (centre, centre)."""
    return [
        (centre + round(25 * np.sin(3 * t)), centre + round(25 * np.cos(2 * t))) for t in np.linspace(0, turns, count)
    ]


def report(what: str, seconds: Sequence[float]) -> None:
    median, p99 = np.percentile(seconds, [50, 99]) * 1e3
    print(f"{what}: event to paint: median {median:.1f} ms, 99th percentile {p99:.1f} ms ({len(seconds)} events)")


def wait_until(condition: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if condition() else None)
    timer.start(5)
    loop.exec()
