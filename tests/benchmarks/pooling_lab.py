"""How fast the Pooling lab follows the hand: python -m tests.benchmarks.pooling_lab [--size WxH]

Runs off screen, with the real window and real mouse events. Prints the median and the 99th percentile of the time from
an event until everything that depends on it is painted: drawing on a 64×64 input under a 2×2 window, and moving the
middle of a photograph, 128×128 under a Sobel kernel, by dragging on a curve.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from convlab.gui.labs.pooling.page import PoolingPage
from convlab.labs.common.arrays import frozen
from tests.benchmarks.lab_window import command_line, dragged, lab_page, report, round_and_round, wait_until
from tests.gui.matrices import at

EVENTS = 300


def draw(page: PoolingPage) -> list[float]:
    page.edit({"input": frozen(np.zeros((1, 64, 64))), "pen": 1.0, "white": 1.0, "window": (2, 2), "stride": None})
    view = page.stage.input
    return dragged(page, view, [at(view, cell) for cell in round_and_round(32, 20, EVENTS)])


def move(page: PoolingPage) -> list[float]:
    page.choose_input("camera")
    wait_until(lambda: page.state.input_name == "camera")
    page.show_view("shift")
    page.edit({"shift": replace(page.state.shift, sample="input", edge="sobel")})
    plot = page.shift_view.plots.plots[1]
    return dragged(page, plot, [plot.pixel(index % 9 - 4, 50).toPoint() for index in range(EVENTS)])


if __name__ == "__main__":
    with lab_page("pooling", command_line(__doc__).parse_args()) as page:
        report("pen on 64×64, window 2×2", draw(page))
        report("image of 128×128 moved", move(page))
