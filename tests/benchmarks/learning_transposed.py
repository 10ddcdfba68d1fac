"""How fast transposed convolution follows the hand: python -m tests.benchmarks.learning_transposed [--size WxH]

Runs off screen, with the real window and real mouse events. Prints the median and the 99th percentile of the time from
an event until everything that depends on it is painted: drawing on the input and dragging a weight up and down, with
the book's numbers and with a digit; the output pointed at, cell after cell; the digit drawn on where it goes there and
back.
"""

from __future__ import annotations

import time

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from convlab.gui.labs.learning.page import LearningPage
from convlab.gui.labs.learning.transposed.page import TransposedPage
from convlab.gui.widgets.matrix.view import MatrixView
from tests.benchmarks.lab_window import command_line, dragged, lab_page, report, round_and_round, up_and_down
from tests.gui.matrices import at

EVENTS = 200


def draw(page: TransposedPage, view: MatrixView) -> list[float]:
    rows, columns = page.state.input.shape
    cells = [(row * rows // 64, column * columns // 64) for row, column in round_and_round(32, 20, EVENTS)]
    page.edit({"pen": page.state.white / 2})
    return dragged(page, view, [at(view, cell) for cell in cells])


def point(view: MatrixView) -> list[float]:
    """At the cells of the output, from which everything that is lit follows."""
    rows, columns = view.picture.shape if view.picture is not None else (1, 1)
    seconds = []
    for index in range(EVENTS):
        start = time.perf_counter()
        QTest.mouseMove(view, at(view, (index * 7 % rows, index * 3 % columns)))
        QApplication.processEvents()
        seconds.append(time.perf_counter() - start)
    return seconds


def measure(page: TransposedPage) -> None:
    stamps = page.stamps
    for scene in ("transposed_book", "transposed_digit"):
        page.show_scene(scene)
        page.lab.look(aspect="stamps")
        QApplication.processEvents()
        report(f"{scene}: pen on the input", draw(page, stamps.input))
        weight = at(stamps.kernel, (0, 1))
        report(f"{scene}: weight dragged", dragged(page, stamps.kernel, up_and_down(weight, EVENTS)))
        report(f"{scene}: output pointed at", point(stamps.output))
    page.lab.look(aspect="back")
    QApplication.processEvents()
    report("transposed_digit: there and back", draw(page, page.back.views["input"]))


if __name__ == "__main__":
    with lab_page("learning", command_line(__doc__).parse_args()) as lab:
        assert isinstance(lab, LearningPage)
        lab.view.button("transposed").click()
        assert isinstance(lab.part, TransposedPage)
        measure(lab.part)
