"""How fast "Learn a kernel" follows the hand: python -m tests.benchmarks.learn_a_kernel [--size WxH]

Runs off screen, with the real window. For each prepared example it prints the median and the 99th percentile of the
time from an edit until everything that depends on it is painted: drawing on the input, dragging the learning rate, and
scrubbing over the steps, of which the last example has 1,000.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

import numpy as np
from PySide6.QtWidgets import QApplication

from convlab.gui.labs.learning.learn.page import LearnPage
from convlab.labs.learning.learn.scenes import SCENES
from tests.benchmarks.lab_window import command_line, lab_page, report, wait_until

EVENTS = 100


def timed(actions: Iterable[Callable[[], object]]) -> list[float]:
    """Seconds that each action takes until it is painted."""
    seconds = []
    for action in actions:
        start = time.perf_counter()
        action()
        QApplication.processEvents()
        seconds.append(time.perf_counter() - start)
    return seconds


def drawing(page: LearnPage) -> Iterable[Callable[[], object]]:
    rows, columns = page.state.input.shape
    for event in range(EVENTS):
        cell = event * 7 % rows, event * 3 % columns
        yield lambda cell=cell, event=event: page.set_cell("input", cell, (event % 5) / 4, ("bench", "draw"))


def rating(page: LearnPage) -> Iterable[Callable[[], object]]:
    rate = page.state.rate
    for share in np.linspace(0.2, 0.9, EVENTS):
        yield lambda share=share: page.edit({"rate": rate * float(share), "scene": None}, ("bench", "rate"))


def scrubbing(page: LearnPage) -> Iterable[Callable[[], object]]:
    slider = page.transport.slider
    for step in np.linspace(0, slider.maximum(), 2 * EVENTS):
        yield lambda step=step: slider.setValue(round(step))


def show(page: LearnPage, name: str) -> None:
    page.show_scene(name)
    wait_until(lambda: page.is_ready and page.state.scene == name)
    QApplication.processEvents()


if __name__ == "__main__":
    with lab_page("learning", command_line(__doc__ or "").parse_args()) as lab:
        for name in (*(name for name in SCENES if name != "find_sobel"), "find_sobel"):
            for what, actions in (("scrub", scrubbing), ("rate", rating), ("draw", drawing)):
                show(lab.part, name)
                report(f"{name}, {what}", timed(actions(lab.part)))
