"""How long a frame of motion and a move under the magnifier take: python -m tests.benchmarks.step_motion [--size WxH]

Runs off screen, with the real window. For each lab that explains its steps: the time of each frame while steps are
played at 1×, from the timer until all is painted; and with a digit from a move of the pointer over the output until the
magnifier is painted.
"""

from __future__ import annotations

import argparse
import time
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from convlab.gui.widgets.reduced_motion import set_reduced
from tests.benchmarks.lab_window import command_line, lab_page, report, wait_until
from tests.gui.matrices import at
from tests.gui.motion import FRAME, play

LABS = ("convolution", "channels", "pooling")
FRAMES = 200
MOVES = 200


def frames(page: Any) -> list[float]:
    transport, seconds = page.transport, []
    page.stepper.go_to(0)
    for _ in range(FRAMES):
        if not transport.is_playing:
            play(transport)
        start = time.perf_counter()
        transport._frames.passed.emit(FRAME)
        QApplication.processEvents()
        seconds.append(time.perf_counter() - start)
    transport.pause()
    return seconds


def moves(page: Any) -> list[float]:
    before = page.state.input
    page.choose_input("digit", 3)
    wait_until(lambda: page.state.input is not before and page.is_ready)
    view, seconds = page.stage.output, []
    rows, columns = page.sliding.size
    for index in range(MOVES):
        place = at(view, (index // columns % rows, index % columns))
        start = time.perf_counter()
        QTest.mouseMove(view, place + QPoint(1, 1))
        QApplication.processEvents()
        seconds.append(time.perf_counter() - start)
    return seconds


def measure(lab: str, options: argparse.Namespace) -> None:
    with lab_page(lab, options) as page:
        set_reduced(False)
        QApplication.processEvents()
        report(f"{lab}: a frame of motion", frames(page))
        report(f"{lab}: a move under the magnifier", moves(page))


if __name__ == "__main__":
    options = command_line(__doc__).parse_args()
    for lab in LABS:
        measure(lab, options)
