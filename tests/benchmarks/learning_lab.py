"""How fast the Learning lab follows the hand: python -m tests.benchmarks.learning_lab [--size WxH]

Runs off screen, with the real window and real mouse events. Prints the median and the 99th percentile of the time from
an event until everything that depends on it is painted.

"Learn a kernel", for each of its examples: the learning rate dragged on its slider, to and fro across the limit; the
start dragged over the loss surface; drawing on the input, from which the target, the curvature and the path follow.
And with 1,000 updates: going along them on the loss curve, in the smallest and in the largest example.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from convlab.gui.labs.learning.learn.page import LearnPage
from convlab.gui.labs.learning.page import LearningPage
from convlab.labs.learning.learn.scenes import SCENES
from convlab.labs.learning.learn.state import MOST_STEPS
from tests.benchmarks.lab_window import command_line, dragged, lab_page, report, round_and_round, wait_until
from tests.gui.curves import place_on_curves
from tests.gui.matrices import at

EVENTS = 150


def drag_rate(page: LearnPage) -> list[float]:
    slider = page.controls.descent.rate.slider
    y, (left, right) = round(slider._middle), (slider.x_of(slider.low * 3), slider.x_of(slider.high / 3))
    shares = (1 - np.cos(np.arange(EVENTS) / 8)) / 2
    return dragged(page, slider, [QPoint(round(left + share * (right - left)), y) for share in shares])


def drag_start(page: LearnPage) -> list[float]:
    surface, area, turns = page.surface, page.surface.shown, np.linspace(0.5, 6, EVENTS)
    xs = area.center().x() + 0.4 * area.width() * np.sin(3 * turns)
    ys = area.center().y() + 0.4 * area.height() * np.cos(2 * turns)
    return dragged(page, surface.viewport(), [surface.pixel_of(place).toPoint() for place in zip(xs, ys, strict=True)])


def draw(page: LearnPage) -> list[float]:
    view, (rows, columns) = page.stage.views["input"], page.state.input.shape
    view.pen_down_draws = True
    page.edit({"pen": page.state.white / 2})
    cells = [(row * rows // 64, column * columns // 64) for row, column in round_and_round(32, 20, EVENTS)]
    return dragged(page, view, [at(view, cell) for cell in cells])


def scrub(page: LearnPage) -> list[float]:
    page.edit({"steps": MOST_STEPS})
    QApplication.processEvents()
    curve = page.curve
    return dragged(page, curve.viewport(), [place_on_curves(curve, x) for x in np.linspace(0, MOST_STEPS, EVENTS)])


def show(page: LearnPage, scene: str) -> None:
    page.show_scene(scene)
    wait_until(lambda: page.is_ready and page.state.scene == scene)
    QApplication.processEvents()


def measure(page: LearningPage) -> None:
    learn = page.part
    assert isinstance(learn, LearnPage)
    for scene in SCENES:
        for what, drag in (("rate", drag_rate), ("start", drag_start), ("pen", draw)):
            show(learn, scene)
            report(f"{scene}, {what}", drag(learn))
    for scene in ("find_edge", "find_sobel"):
        show(learn, scene)
        report(f"{scene}, {MOST_STEPS} updates gone along", scrub(learn))


if __name__ == "__main__":
    with lab_page("learning", command_line(__doc__).parse_args()) as page:
        measure(page)
