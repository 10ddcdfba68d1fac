"""How fast the chain follows the hand: python -m tests.benchmarks.learning_chain [--size WxH]

Runs off screen, with the real window and real mouse events. Prints the median and the 99th percentile of the time from
an event until everything that depends on it is painted, for every example: drawing on the input, and dragging a weight
of the kernel and one of the dense layer up and down, with which both passes and the next update change.
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from convlab.gui.labs.learning.chain.page import ChainPage
from convlab.gui.labs.learning.page import LearningPage
from convlab.labs.learning.chain.scenes import SCENES
from tests.benchmarks.lab_window import command_line, dragged, lab_page, report, round_and_round, up_and_down
from tests.gui.matrices import at

EVENTS = 150


def draw(page: ChainPage) -> list[float]:
    view = page.stage.views["input"]
    view.pen_down_draws = True
    page.edit({"pen": 0.5})
    cells = [(row * 6 // 64, column * 6 // 64) for row, column in round_and_round(32, 20, EVENTS)]
    return dragged(page, view, [at(view, cell) for cell in cells])


def drag_weight(page: ChainPage, name: str) -> list[float]:
    view = page.stage.views[name]
    return dragged(page, view, up_and_down(at(view, (1, 1)), EVENTS))


def measure(learning: LearningPage) -> None:
    learning.view.button("chain").click()
    page = learning.part
    assert isinstance(page, ChainPage)
    for scene in SCENES:
        page.show_scene(scene)
        QApplication.processEvents()
        report(f"{scene}, pen", draw(page))
        for name in ("kernel", "weights"):
            page.show_scene(scene)
            QApplication.processEvents()
            report(f"{scene}, {name}", drag_weight(page, name))


if __name__ == "__main__":
    with lab_page("learning", command_line(__doc__).parse_args()) as page:
        measure(page)
