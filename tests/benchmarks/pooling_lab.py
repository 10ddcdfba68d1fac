"""How fast the Pooling lab follows the hand: python -m tests.benchmarks.pooling_lab [--size WxH]

Runs off screen, with the real window and real mouse events. Prints the median and the 99th percentile of the time from
an event until everything that depends on it is painted: drawing on a 64×64 input under a 2×2 window, and moving the
middle of a photograph, 128×128 under a Sobel kernel, by dragging on a curve.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QSettings, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from convlab.gui.app import make_application, make_window
from convlab.gui.labs.pooling import PoolingPage
from convlab.labs.arrays import frozen
from tests.benchmarks.convolution_lab import report, wait_until

EVENTS = 300


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", default="1600x1000")
    options = parser.parse_args()
    app = make_application()
    with tempfile.TemporaryDirectory() as folder:
        window = make_window(QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat))
        window.resize(QSize(*map(int, options.size.split("x"))))
        window.show()
        window.load()
        window.show_lab("pooling")
        wait_until(lambda: all(page.is_ready for page in window.pages.values()))
        page = window.pages["pooling"]
        print(f"window {options.size}")
        report("pen on 64×64, window 2×2", draw(app.processEvents, page))
        report("image of 128×128 moved", move(app.processEvents, page))
        window.close()
    return 0


def draw(process: Callable[[], None], page: PoolingPage) -> list[float]:
    page.edit({"input": frozen(np.zeros((1, 64, 64))), "pen": 1.0, "white": 1.0, "window": (2, 2), "stride": None})
    process()
    view = page.stage.input
    cells = [(32 + round(25 * np.sin(3 * t)), 32 + round(25 * np.cos(2 * t))) for t in np.linspace(0, 20, EVENTS)]
    return dragged(process, page, view, [view.centre_of(cell).toPoint() for cell in cells])


def move(process: Callable[[], None], page: PoolingPage) -> list[float]:
    page.choose_input("camera")
    wait_until(lambda: page.state.input_name == "camera")
    page.show_view("shift")
    page.edit({"shift": replace(page.state.shift, sample="input", edge="sobel")})
    process()
    plot = page.shift_view.plots[1]
    return dragged(process, page, plot, [plot.pixel(index % 9 - 4, 50).toPoint() for index in range(EVENTS)])


def dragged(process: Callable[[], None], page: PoolingPage, widget: QWidget, places: Sequence[QPoint]) -> list[float]:
    """Seconds from each move of the mouse, that changes something, until all is painted."""
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=places[0])
    seconds = []
    for place in places[1:]:
        before, start = page.state, time.perf_counter()
        QTest.mouseMove(widget, place)
        process()
        if page.state is not before:
            seconds.append(time.perf_counter() - start)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=places[-1])
    return seconds


if __name__ == "__main__":
    sys.exit(main())
