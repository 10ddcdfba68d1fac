"""How soon the window is there: python -m tests.benchmarks.start_up [--rounds N]

Each figure is measured in fresh interpreters, in alternation, off screen, from the start of the process: the first
painted window of a bare PySide6 + pyqtgraph program with one plot; the first painted window of convlab; and the first
prediction of a digit that is drawn by mouse events as soon as the window is there.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time

BARE = """
import sys, time
import pyqtgraph as pg
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
def main():
    app = QApplication([])
    class Plot(pg.PlotWidget):
        def paintEvent(self, event):
            super().paintEvent(event)
            QTimer.singleShot(0, done)
    def done():
        print(time.time(), flush=True)
        window.close()
        app.quit()
    window = QMainWindow()
    window.setCentralWidget(Plot())
    window.resize(1600, 1000)
    window.show()
    app.exec()
main()
"""

OURS = """
import sys, tempfile, time
def main():
    from PySide6.QtCore import QEvent, QObject, QPoint, QSettings, Qt, QTimer
    from convlab.gui.app import make_application, make_window, show_and_load
    app = make_application()
    window = make_window(QSettings(tempfile.mkdtemp() + "/settings.ini", QSettings.Format.IniFormat))
    window.resize(1600, 1000)
    window.show_lab("lenet")
    page = window.pages["lenet"]
    class Watcher(QObject):
        painted = False
        def eventFilter(self, watched, event):
            if not self.painted and event.type() is QEvent.Type.Paint:
                self.painted = True
                QTimer.singleShot(0, draw)
            return False
    def draw():
        print(time.time())
        from PySide6.QtTest import QTest
        centre = page.drawing.canvas.sheet().center().toPoint()
        QTest.mousePress(page.drawing.canvas, Qt.MouseButton.LeftButton, pos=centre - QPoint(0, 80))
        for y in range(-80, 81, 8):
            QTest.mouseMove(page.drawing.canvas, centre + QPoint(0, y))
        QTest.mouseRelease(page.drawing.canvas, Qt.MouseButton.LeftButton, pos=centre + QPoint(0, 80))
        look()
    def look():
        if page.bars.probabilities is None:
            QTimer.singleShot(1, look)
            return
        print(time.time(), flush=True)
        window.close()
        app.quit()
    watcher = Watcher()
    window.installEventFilter(watcher)
    show_and_load(window)
    app.exec()
main()
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    figures: dict[str, list[float]] = {"bare window": [], "convlab's window": [], "first prediction": []}
    seconds_of(BARE), seconds_of(OURS)  # from now on the files are in memory and the modules compiled
    for _ in range(rounds):
        figures["bare window"] += seconds_of(BARE)
        for name, value in zip(("convlab's window", "first prediction"), seconds_of(OURS), strict=True):
            figures[name].append(value)
    bare = statistics.median(figures["bare window"])
    for name, values in figures.items():
        median = statistics.median(values)
        print(
            f"{name}: {median * 1e3:,.0f} ms ({median / bare:.2f}× the bare window; {min(values) * 1e3:,.0f} at best)"
        )


def seconds_of(program: str) -> list[float]:
    """The times that a program prints, in seconds from the start of its process."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # modules compiled once, as where the app is in use
    start = time.time()
    output = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True, timeout=60
    ).stdout
    return [float(line) - start for line in output.split()]


if __name__ == "__main__":
    main()
