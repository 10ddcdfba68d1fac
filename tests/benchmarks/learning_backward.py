"""How fast the Backward view follows the hand: python -m tests.benchmarks.learning_backward [--size WxH]

Runs off screen, with the real window and real mouse events. Prints the median and the 99th percentile of the time from
an event until everything that depends on it is painted: in each prepared example a number is dragged (a weight, or else
a cell of the upstream gradient is drawn on); and in the largest layer that is shown, two channels of 12×12 under 5×5.
"""

from __future__ import annotations

import numpy as np

from convlab.gui.labs.learning.backward.page import BackwardPage
from convlab.labs.common.arrays import frozen
from convlab.labs.learning.backward.scenes import SCENES
from tests.benchmarks.lab_window import command_line, dragged, lab_page, report, up_and_down
from tests.gui.matrices import at

EVENTS = 120


def drag(page: BackwardPage) -> list[float]:
    """A weight up and down; without weights, the pen over the input, to and fro with other values."""
    if page.state.layer.is_convolution:
        view = page.stage.planes["kernel"].shown[0, 0]
        return dragged(page, view, up_and_down(at(view, (0, 0)), EVENTS))
    view, rows = page.stage.planes["input"].shown[0, 0], page.state.sliding.input[0]
    p = page.state.layer.padding
    seconds: list[float] = []
    for number in range(EVENTS // rows):
        page.edit({"pen": float(number)})
        seconds += dragged(page, view, [at(view, (p.top + row, p.left)) for row in range(rows)])
    return seconds


def largest(page: BackwardPage) -> list[float]:
    rng = np.random.default_rng(0)
    page.show_scene("backward_channels")
    x, kernel = rng.integers(0, 9, (2, 12, 12)), rng.integers(-3, 3, (2, 2, 5, 5))
    page.edit({"input": frozen(x), "kernel": frozen(kernel)})
    return drag(page)


if __name__ == "__main__":
    with lab_page("learning", command_line(__doc__).parse_args()) as learning:
        learning.lab.look(view="backward")
        for name in SCENES:
            learning.part.show_scene(name)
            report(name.removeprefix("backward_"), drag(learning.part))
        report("two channels of 12×12 under 5×5", largest(learning.part))
