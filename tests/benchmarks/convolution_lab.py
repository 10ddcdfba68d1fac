"""How fast the Convolution lab follows the hand: python -m tests.benchmarks.convolution_lab [--size WxH]

Runs off screen, with the real window and real mouse events. Prints the median and the 99th percentile of the time from
an event until everything that depends on it is painted: painting on a 64×64 input under a 5×5 kernel, and dragging a
weight of a 5×5 kernel over a 512×512 photograph. Then plays at 16 positions a second and prints the frames a second.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QSettings, QSize, Qt, QTimer
from PySide6.QtTest import QTest

from convlab.gui.app import make_application, make_window
from convlab.gui.labs.convolution import ConvolutionPage
from convlab.labs.arrays import frozen
from convlab.labs.convolution import KernelRecipe

EVENTS = 600
PLAY_SECONDS = 5


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
        window.show_lab("convolution")
        wait_until(lambda: all(page.is_ready for page in window.pages.values()))
        page = window.pages["convolution"]
        print(f"window {options.size}")
        report("pen on 64×64, kernel 5×5", paint(app.processEvents, page))
        report("weight of 5×5 over 512×512", drag_weight(app.processEvents, page))
        print(f"playing at 16×: {frames_a_second(page):.1f} frames/s")
        window.close()
    return 0


def report(what: str, seconds: list[float]) -> None:
    median, p99 = np.percentile(seconds, [50, 99]) * 1e3
    print(f"{what}: event to paint: median {median:.1f} ms, 99th percentile {p99:.1f} ms ({len(seconds)} events)")


def paint(process: Callable[[], None], page: ConvolutionPage) -> list[float]:
    page.edit(
        {"input": frozen(np.zeros((64, 64))), "pen": 1.0, "white": 1.0, "kernel": KernelRecipe("gaussian", 5).make()}
    )
    process()
    view = page.stage.input
    cells = [(32 + round(25 * np.sin(3 * t)), 32 + round(25 * np.cos(2 * t))) for t in np.linspace(0, 40, EVENTS)]
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=view.centre_of(cells[0]).toPoint())
    seconds = []
    for cell in cells[1:]:
        place, before = view.centre_of(cell).toPoint(), page.state.input
        start = time.perf_counter()
        QTest.mouseMove(view, place)
        process()  # paints whatever has become due
        if page.state.input is not before:  # a cell drawn before gives nothing to paint
            seconds.append(time.perf_counter() - start)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=view.centre_of(cells[-1]).toPoint())
    return seconds


def drag_weight(process: Callable[[], None], page: ConvolutionPage) -> list[float]:
    page.choose_input("camera")
    wait_until(lambda: page.state.input.shape == (512, 512))
    process()
    view = page.stage.kernel
    start_place = view.centre_of((1, 1)).toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start_place)
    seconds = []
    for index in range(EVENTS // 2):
        offset = QPoint(0, 20 + round(60 * np.sin(index / 5)))
        start = time.perf_counter()
        QTest.mouseMove(view, start_place - offset)
        process()
        seconds.append(time.perf_counter() - start)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start_place)
    return seconds


class Frames(QObject):
    """Counts how often a widget is painted."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def frames_a_second(page: ConvolutionPage) -> float:
    page.edit({"input": frozen(np.random.default_rng(0).integers(0, 9, (16, 16))), "white": 8.0})
    frames = Frames()
    page.stage.input.installEventFilter(frames)
    page.transport.speed.set_value(16.0)
    page.transport.go_to(0, slide=False)
    page.transport.toggle()
    start, loop = time.perf_counter(), QEventLoop()
    QTimer.singleShot(PLAY_SECONDS * 1000, loop.quit)
    loop.exec()
    return frames.count / (time.perf_counter() - start)


def wait_until(condition: Callable[[], bool]) -> None:
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if condition() else None)
    timer.start(5)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
