"""How fast the Learning lab follows the hand: python -m tests.benchmarks.learning_lab [--size WxH]

Runs off screen, with the real window and real mouse events. Prints the median and the 99th percentile of the time from
an event until everything that depends on it is painted.

"Learn a kernel", each over 1,000 updates: going along them on the loss curve; a learning rate dragged on its slider; the
start dragged over the loss surface; drawing on the input, from which target, curvature and path follow. With the book's
edge image, and with a photograph of 64 × 64 under a Sobel kernel.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from convlab.gui.labs.learning.learn.page import LearnPage
from convlab.gui.labs.learning.page import LearningPage
from convlab.labs.learning.learn.state import MOST_STEPS
from tests.benchmarks.lab_window import command_line, dragged, lab_page, report, round_and_round, wait_until
from tests.gui.curves import place_on_curves
from tests.gui.matrices import at

EVENTS = 200


def scrub(page: LearnPage) -> list[float]:
    curve = page.curve
    return dragged(page, curve.viewport(), [place_on_curves(curve, x) for x in np.linspace(0, MOST_STEPS, EVENTS)])


def drag_rate(page: LearnPage) -> list[float]:
    """To and fro across the limit."""
    slider = page.controls.descent.rate.slider
    y, ends = round(slider._middle), [slider.x_of(value) for value in (slider.low * 3, slider.high / 3)]
    share = (1 - np.cos(np.arange(EVENTS) / 8)) / 2
    return dragged(page, slider, [QPoint(round(ends[0] + s * (ends[1] - ends[0])), y) for s in share])


def drag_start(page: LearnPage) -> list[float]:
    area = page.surface.shown
    turns = np.linspace(0.5, 6, EVENTS)
    places = (
        area.center().x() + 0.4 * area.width() * np.sin(3 * turns),
        area.center().y() + 0.4 * area.height() * np.cos(2 * turns),
    )
    return dragged(
        page, page.surface.viewport(), [page.surface.pixel_of(place).toPoint() for place in zip(*places, strict=True)]
    )


def draw(page: LearnPage) -> list[float]:
    view, (rows, columns) = page.stage.views["input"], page.state.input.shape
    page.controls.input.pen_chosen.emit(True)
    cells = [(row * rows // 64, column * columns // 64) for row, column in round_and_round(32, 20, EVENTS)]
    seconds = dragged(page, view, [at(view, cell) for cell in cells])
    page.controls.input.pen_chosen.emit(False)
    return seconds


def learn(page: LearnPage, scene: str) -> None:
    page.show_scene(scene)
    wait_until(lambda: page.is_ready)
    page.edit({"steps": MOST_STEPS})
    QApplication.processEvents()
    for what, measure in (
        ("1,000 updates gone along", scrub),
        ("learning rate dragged", drag_rate),
        ("start dragged", drag_start),
        ("pen on the input", draw),
    ):
        report(f"{scene}: {what}", measure(page))


def measure(page: LearningPage) -> None:
    part = page.part
    assert isinstance(part, LearnPage)
    for scene in ("find_edge", "find_sobel"):
        learn(part, scene)


if __name__ == "__main__":
    with lab_page("learning", command_line(__doc__).parse_args()) as page:
        measure(page)
