"""How fast the Why-convolution lab follows the hand: python -m tests.benchmarks.why_lab [--size WxH]

Runs off screen, with the real window and real mouse events. Prints the median and the 99th percentile of the time from
an event until everything that depends on it is painted: drawing on an image of 12×12, pointing at its outputs with a
table of kernels, dragging a weight that all outputs share, and moving the image under a convolution and under LeNet.
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

from convlab.gui.app import make_application, make_window
from convlab.gui.labs.why import WhyPage
from convlab.gui.widgets.matrix_view import MatrixView
from convlab.labs.arrays import frozen
from convlab.labs.why import LOCAL, SHARED
from tests.benchmarks.convolution_lab import report, wait_until

EVENTS = 300
Process = Callable[[], None]


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
        window.show_lab("why")
        wait_until(lambda: all(page.is_ready for page in window.pages.values()))
        page = window.pages["why"]
        print(f"window {options.size}")
        report("pen on 12×12, shared weights", draw(app.processEvents, page))
        report("pointing at outputs, 6×6 kernels", point(app.processEvents, page))
        report("weight of a kernel on 12×12", scrub(app.processEvents, page))
        for function in ("convolution", "lenet_second"):
            report(f"image moved under {function}", move(app.processEvents, page, function))
        window.close()
    return 0


def draw(process: Process, page: WhyPage) -> list[float]:
    page.edit({"input": frozen(np.zeros((12, 12))), "rung": SHARED, "pen": 1.0, "white": 1.0})
    process()
    cells = [(index // 12 % 12, index % 12) for index in range(EVENTS)]  # all of them, then the same by erasing
    view = page.stage.input
    seconds = []
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
        seconds += dragged(process, page, view, [view.centre_of(cell).toPoint() for cell in cells[:144]], button)
    return seconds


def point(process: Process, page: WhyPage) -> list[float]:
    page.edit({"rung": LOCAL, "with_channels": True, "in_channels": 6, "out_channels": 6})
    page.climb_to(1)
    process()
    view, seconds = page.stage.output, []
    for index in range(EVENTS):
        place = view.centre_of((index // 12 % 12, index % 12)).toPoint()
        start = time.perf_counter()
        QTest.mouseMove(view, place)
        process()
        seconds.append(time.perf_counter() - start)
    page.edit({"with_channels": False})
    return seconds


def scrub(process: Process, page: WhyPage) -> list[float]:
    page.climb_to(LOCAL)
    process()
    view = page.stage.weights
    start = view.centre_of((1, 1)).toPoint()
    return dragged(process, page, view, [start - QPoint(0, 20 + round(60 * np.sin(i / 5))) for i in range(EVENTS)])


def move(process: Process, page: WhyPage, function: str) -> list[float]:
    page.choose_input("seven")
    page.show_view("shift")
    page.edit({"shift": replace(page.state.shift, function=function, shift=(0, 0))})
    process()
    view = page.shift.views["x"]
    rows, columns = view.picture.shape
    turns = np.linspace(0, 60, EVENTS)
    cells = [(rows // 2 + round(5 * np.sin(3 * t)), columns // 2 + round(5 * np.cos(2 * t))) for t in turns]
    return dragged(process, page, view, [view.centre_of(cell).toPoint() for cell in cells])


def dragged(
    process: Process,
    page: WhyPage,
    view: MatrixView,
    places: Sequence[QPoint],
    button: Qt.MouseButton = Qt.MouseButton.LeftButton,
) -> list[float]:
    """Seconds from each move of the mouse, that changes something, until all is painted."""
    QTest.mousePress(view, button, pos=places[0])
    seconds = []
    for place in places[1:]:
        before, start = page.state, time.perf_counter()
        QTest.mouseMove(view, place)
        process()
        if page.state is not before:
            seconds.append(time.perf_counter() - start)
    QTest.mouseRelease(view, button, pos=places[-1])
    return seconds


if __name__ == "__main__":
    sys.exit(main())
