"""How soon the window is there: python -m tests.benchmarks.start_up [--rounds N]

Each figure is measured in fresh interpreters, in alternation, off screen, from the start of the process: the first
painted window of a bare PySide6 + pyqtgraph program with one plot; the first painted window of convlab, for each lab
that it may open with (the first in the rail, or the one that was open last); and the first prediction of a digit that
is drawn by mouse events as soon as the LeNet lab is there.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from convlab.gui.registry import LABS

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
import sys, time
def main():
    from convlab.gui import app
    from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
    class Watcher(QObject):
        painted = False
        def eventFilter(self, watched, event):
            if not self.painted and event.type() is QEvent.Type.Paint:
                self.painted = True
                QTimer.singleShot(0, self.first_paint)
            return False
        def first_paint(self):
            print(time.time())
            self.draw() if self.window.lab == "lenet" else self.close()
        def draw(self):
            from PySide6.QtTest import QTest
            self.page = self.window.pages["lenet"]
            canvas = self.page.drawing.canvas
            centre = canvas.sheet().center().toPoint()
            QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=centre - QPoint(0, 80))
            for y in range(-80, 81, 8):
                QTest.mouseMove(canvas, centre + QPoint(0, y))
            QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=centre + QPoint(0, 80))
            self.look()
        def look(self):
            if self.page.bars.probabilities is None:
                QTimer.singleShot(1, self.look)
                return
            print(time.time())
            self.close()
        def close(self):
            sys.stdout.flush()
            self.window.document.discard_changes()
            self.window.close()
    watcher = Watcher()
    show_and_load = app.show_and_load
    def watched(window):
        watcher.window = window
        window.resize(1600, 1000)
        window.installEventFilter(watcher)
        show_and_load(window)
    app.show_and_load = watched
    app.run()
main()
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    figures: dict[str, list[float]] = {"bare window": []}
    for count in range(rounds + 1):
        measured = {"bare window": seconds_of(BARE)[0]}
        measured |= {
            f"convlab's window, opening with {lab}": seconds_of(OURS, lab)[0] for lab in LABS if lab != "lenet"
        }
        measured["convlab's window, opening with lenet"], measured["first prediction"] = seconds_of(OURS, "lenet")
        if count:  # in the first round files come into memory and modules are compiled
            for name, value in measured.items():
                figures.setdefault(name, []).append(value)
    bare = statistics.median(figures["bare window"])
    for name, values in figures.items():
        median = statistics.median(values)
        print(f"{name}: {median * 1e3:,.0f} ms ({median / bare:.2f}× the bare window; best {min(values) * 1e3:,.0f})")


def seconds_of(program: str, lab: str = "") -> list[float]:
    """The times that a program prints, in seconds from its start; `lab` is the one that was open last."""
    with tempfile.TemporaryDirectory() as home:
        if lab:
            (Path(home) / "convlab").mkdir()
            (Path(home) / "convlab/convlab.ini").write_text(f"[General]\nlab={lab}\n")
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # modules compiled once, as where the app is in use
        start = time.time()
        output = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True, timeout=60
        ).stdout
    return [float(line) - start for line in output.split()]


if __name__ == "__main__":
    main()
