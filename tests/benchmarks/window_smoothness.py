"""How smooth the real window is while it trains: python -m tests.benchmarks.window_smoothness [--seconds N] [--view V]

Runs off screen. Trains in the window, draws strokes all the while, and prints the median and the 99th percentile of the
event loop's lag and of the time from a pen move to the painted window. The same recipe is trained without a window
before and after; the speed in the window is printed as a share of that.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QSettings, QSize, Qt, QTimer
from PySide6.QtTest import QTest

from convlab.assets import resource
from convlab.core import train
from convlab.core.data.datasets import load_dataset
from convlab.gui.app import make_application, make_window
from convlab.gui.main_window import MainWindow
from convlab.labs.lenet.inside.maps import NetworkUnit
from convlab.labs.lenet.state import PRESETS, VIEWS, Recipe

TICK_MILLISECONDS = 10
PEN_MILLISECONDS = 16  # between two moves of the pen, as a mouse reports them
FOLLOWS = {  # what follows the pen in each view
    "draw": lambda view: view.maps,
    "inside": lambda view: view.picture,
    "errors": lambda view: view.window().pages["lenet"].bars,  # nothing more: the errors are the test set's
    "preprocessing": lambda view: view.input.picture,
    "architecture": lambda view: view.tables[0].input,
    "runs": lambda view: view.digit.sides[1].bars,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=15)
    parser.add_argument("--recipe", choices=list(PRESETS), default="modern")
    parser.add_argument("--size", default="1600x1000")
    parser.add_argument("--view", choices=VIEWS, default="draw", help="the view of the LeNet lab that is open")
    parser.add_argument("--pinned", action="store_true", help="with a unit open in the Inside view")
    options = parser.parse_args()
    recipe = PRESETS[options.recipe]
    make_application()
    before = headless_speed(recipe)
    with tempfile.TemporaryDirectory() as folder:
        window = make_window(QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat))
        window.resize(QSize(*map(int, options.size.split("x"))))
        window.show_lab("lenet")
        window.show()
        window.load()
        wait_until(lambda: window.pages["lenet"].is_ready)
        window.pages["lenet"].view.button(options.view).click()
        if options.pinned:
            window.pages["lenet"].shown_view.pin(NetworkUnit(3, 5, 4, 6))
        idle = Measurement(window)
        idle.run(3)
        page = window.pages["lenet"]
        page.training.preset.button(options.recipe).click()
        page.training.start_button.click()
        wait_until(lambda: taken(window) >= 20)  # as in the headless measurement, the start does not count
        busy = Measurement(window)
        steps_before, start = taken(window), time.perf_counter()
        busy.run(options.seconds)
        speed = (taken(window) - steps_before) * recipe.batch_size / (time.perf_counter() - start)
        window.close()
    after = headless_speed(recipe)
    headless = (before + after) / 2
    print(f"recipe {options.recipe}, window {options.size}, view {options.view}, {options.seconds:g} s")
    for name, measurement in (("at rest", idle), ("training", busy)):
        for what, values in (("lag of the event loop", measurement.lags), ("pen move to paint", measurement.paints)):
            median, p99 = np.percentile(values, [50, 99]) * 1e3
            print(f"{name}: {what}: median {median:.1f} ms, 99th percentile {p99:.1f} ms ({len(values)} values)")
    print(f"training in the window {speed:,.0f} examples/s, headless {headless:,.0f}: {speed / headless:.0%}")
    return 0


def headless_speed(recipe: Recipe, seconds: float = 4) -> float:
    """Examples/s of the same training without a window; evaluating after an epoch takes its time here as there."""
    dataset = load_dataset(resource("data"))
    examples, test = recipe.used(dataset.train), (dataset.test.images, dataset.test.labels)
    steps = train(recipe.network(), examples.images, examples.labels, recipe.settings(), test=test)
    for _ in range(20):
        next(steps)
    start = time.perf_counter()
    for count in itertools.count(1):
        next(steps)
        elapsed = time.perf_counter() - start
        if elapsed > seconds:
            return count * recipe.batch_size / elapsed
    raise AssertionError


def taken(window: MainWindow) -> int:
    last = window.pages["lenet"].run.log.last
    return last.step if last else 0


def wait_until(condition: object) -> None:
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if condition() else None)
    timer.start(10)
    loop.exec()


class Measurement(QObject):
    """Draws circles on the canvas by mouse events; notes how late its timer is and how long painting takes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.lags: list[float] = []
        self.paints: list[float] = []
        self._canvas = window.pages["lenet"].drawing.canvas
        page = window.pages["lenet"]
        self._watched = {self._canvas, page.bars, FOLLOWS[window.session["lenet"].state.view](page.shown_view)}
        self._waiting_for: set[QObject] = set()
        self._moved = 0.0
        self._angle = 0.0
        self._due = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._move_pen)

    def run(self, seconds: float) -> None:
        for widget in self._watched:
            widget.installEventFilter(self)
        loop, tick = QEventLoop(), QTimer(timerType=Qt.TimerType.PreciseTimer)
        tick.timeout.connect(self._tick)
        self._begin_stroke()
        self._due = time.perf_counter() + TICK_MILLISECONDS / 1000
        tick.start(TICK_MILLISECONDS)
        QTimer.singleShot(int(seconds * 1000), loop.quit)
        loop.exec()
        self._timer.stop()
        QTest.mouseRelease(self._canvas, Qt.MouseButton.LeftButton, pos=self._pen())
        for widget in self._watched:
            widget.removeEventFilter(self)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.lags.append(max(0.0, now - self._due))
        self._due = now + TICK_MILLISECONDS / 1000

    def _pen(self) -> QPoint:
        sheet = self._canvas.sheet()
        radius = sheet.width() * 0.3
        offset = QPoint(round(radius * np.cos(self._angle)), round(radius * np.sin(self._angle)))
        return sheet.center().toPoint() + offset

    def _move_pen(self) -> None:
        self._angle += 0.1
        if self._angle > 2 * np.pi:
            QTest.mouseRelease(self._canvas, Qt.MouseButton.LeftButton, pos=self._pen())
            self._begin_stroke()
            return
        self._moved = time.perf_counter()
        self._waiting_for = set(self._watched)
        QTest.mouseMove(self._canvas, self._pen())

    def _begin_stroke(self) -> None:
        """On an empty sheet, and without a moment's rest: harder than a person draws."""
        self._angle = 0.0
        QTest.keyClick(self._canvas, Qt.Key.Key_Delete)
        QTest.mousePress(self._canvas, Qt.MouseButton.LeftButton, pos=self._pen())
        self._timer.start(PEN_MILLISECONDS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # the paint events of the canvas, the bars and what else follows: the time until the last of them has begun
        if event.type() is QEvent.Type.Paint and watched in self._waiting_for:
            self._waiting_for.discard(watched)
            if not self._waiting_for:
                QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        self.paints.append(time.perf_counter() - self._moved)


if __name__ == "__main__":
    sys.exit(main())
