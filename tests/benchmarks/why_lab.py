"""How fast the Why-convolution lab follows the hand: python -m tests.benchmarks.why_lab [--size WxH]

Runs off screen, with the real window and real mouse events. Prints the median and the 99th percentile of the time from
an event until everything that depends on it is painted: drawing on an image of 12×12, pointing at its outputs with a
table of kernels, dragging a weight that all outputs share, and moving the image under a convolution and under LeNet.
"""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from convlab.gui.labs.why.page import WhyPage
from convlab.labs.common.arrays import frozen
from convlab.labs.why.state import LOCAL, SHARED
from tests.benchmarks.lab_window import command_line, dragged, lab_page, report, up_and_down
from tests.gui.matrices import at

EVENTS = 300


def main() -> None:
    with lab_page("why", command_line(__doc__).parse_args()) as page:
        report("pen on 12×12, shared weights", draw(page))
        report("pointing at outputs, 6×6 kernels", point(page))
        report("weight of a kernel on 12×12", scrub(page))
        for function in ("convolution", "lenet_second"):
            report(f"image moved under {function}", move(page, function))


def draw(page: WhyPage) -> list[float]:
    page.edit({"input": frozen(np.zeros((12, 12))), "rung": SHARED, "pen": 1.0, "white": 1.0})
    QApplication.processEvents()
    cells = [(index // 12, index % 12) for index in range(144)]
    view = page.ladder.stage.input
    return dragged(page, view, [at(view, cell) for cell in cells])


def point(page: WhyPage) -> list[float]:
    page.edit({"rung": LOCAL, "with_channels": True, "in_channels": 6, "out_channels": 6})
    page.ladder.climb_to(1)
    QApplication.processEvents()
    view, seconds = page.ladder.stage.output, []
    for index in range(EVENTS):
        place = at(view, (index // 12 % 12, index % 12))
        start = time.process_time()
        QTest.mouseMove(view, place)
        QApplication.processEvents()
        seconds.append(time.process_time() - start)
    page.edit({"with_channels": False})
    return seconds


def scrub(page: WhyPage) -> list[float]:
    page.ladder.climb_to(LOCAL)
    QApplication.processEvents()
    view = page.ladder.stage.kernel
    return dragged(page, view, up_and_down(at(view, (11, 11)), EVENTS))


def move(page: WhyPage, function: str) -> list[float]:
    page.choose_input("seven")
    page.show_view("shift")
    page.edit({"shift": replace(page.state.shift, function=function, shift=(0, 0))})
    QApplication.processEvents()
    view = page.shift.views["moved"]
    rows, columns = view.picture.shape
    turns = np.linspace(0, 60, EVENTS)
    cells = [(rows // 2 + round(5 * np.sin(3 * t)), columns // 2 + round(5 * np.cos(2 * t))) for t in turns]
    return dragged(page, view, [at(view, cell) for cell in cells])


if __name__ == "__main__":
    main()
