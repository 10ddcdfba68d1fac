"""How fast the Convolution lab follows the hand: python -m tests.benchmarks.convolution_lab [--size WxH]

Runs off screen, with the real window and real mouse events. Prints the median and the 99th percentile of the time from
an event until everything that depends on it is painted: painting on a 64×64 input under a 5×5 kernel, and dragging a
weight of a 5×5 kernel over a 512×512 photograph. Then plays at 16 positions a second and prints the frames a second.
"""

from __future__ import annotations

import time

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from convlab.gui.labs.convolution.page import ConvolutionPage
from convlab.labs.common.arrays import frozen
from convlab.labs.common.kernels import KernelRecipe
from tests.benchmarks.lab_window import (
    command_line,
    dragged,
    lab_page,
    report,
    round_and_round,
    up_and_down,
    wait_until,
)
from tests.gui.matrices import at

EVENTS = 600
PLAY_SECONDS = 5


def paint(page: ConvolutionPage) -> list[float]:
    page.edit(
        {"input": frozen(np.zeros((64, 64))), "pen": 1.0, "white": 1.0, "kernel": KernelRecipe("gaussian", 5).make()}
    )
    QApplication.processEvents()
    view = page.stage.input
    return dragged(page, view, [at(view, cell) for cell in round_and_round(32, 40, EVENTS)])


def drag_weight(page: ConvolutionPage) -> list[float]:
    page.choose_input("camera")
    wait_until(lambda: page.state.input.shape == (512, 512))
    QApplication.processEvents()
    view = page.stage.kernel
    return dragged(page, view, up_and_down(at(view, (1, 1)), EVENTS // 2))


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
    for view in page.stage.views.values():
        QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))  # a pointer that rests on a matrix holds the play
    page.transport.speed.set_value(16.0)
    page.transport.go_to(0, slide=False)
    page.transport.toggle()
    start, loop = time.perf_counter(), QEventLoop()
    QTimer.singleShot(PLAY_SECONDS * 1000, loop.quit)
    loop.exec()
    return frames.count / (time.perf_counter() - start)


if __name__ == "__main__":
    with lab_page("convolution", command_line(__doc__).parse_args()) as page:
        report("pen on 64×64, kernel 5×5", paint(page))
        report("weight of 5×5 over 512×512", drag_weight(page))
        print(f"playing at 16×: {frames_a_second(page):.1f} frames/s")
