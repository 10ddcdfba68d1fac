"""How fast the Receptive field lab follows the hand: python -m tests.benchmarks.field_lab

Runs off screen, with the page alone. Prints the median and the 99th percentile of the time from an event until
everything that depends on it is painted: pointing at units in each view, and drawing on the image.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from convlab.gui.app import make_application
from convlab.gui.labs.receptive_field.page import FieldPage
from convlab.gui.session import Session
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.labs.receptive_field.state import FieldState
from tests.benchmarks.lab_window import report
from tests.gui.matrices import at

EVENTS = 200
EXAMPLES = ("lenet", "vgg", "ten")


def main() -> int:
    app = make_application()
    page = FieldPage(Session().add("receptive_field", FieldState()))
    page.resize(1500, 930)
    page.show()
    for scene in EXAMPLES:
        page.show_scene(scene)
        for view in ("fields", "measured"):
            page.edit({"view": view})
            settle(app, page)
            deepest = page.stage.measured.map if view == "measured" else page.maps.views[len(page.state.layers)]
            report(f"{scene}, {view}: pointing at units", point(app, deepest))
        page.edit({"view": "fields"})
        settle(app, page)
        report(f"{scene}, fields: drawing", draw(app, page))
    page.shut_down()
    page.close()
    return 0


def settle(app: QApplication, page: FieldPage) -> None:
    app.processEvents()
    while not page.is_ready:
        app.processEvents()
    app.processEvents()


def point(app: QApplication, view: MatrixView) -> list[float]:
    rows, columns = view.picture.shape
    seconds = []
    for number in range(EVENTS):
        place = at(view, (number % rows, number * 3 % columns))
        start = time.process_time()
        QTest.mouseMove(view, place)
        app.processEvents()
        seconds.append(time.process_time() - start)
    return seconds


def draw(app: QApplication, page: FieldPage) -> list[float]:
    view = page.maps.input
    rows, columns = view.picture.shape
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at(view, (rows // 2, columns // 2)))
    seconds = []
    for number in range(EVENTS):
        place = at(view, (rows // 3 + number % (rows // 3), columns // 3 + number * 2 % (columns // 3)))
        start = time.process_time()
        QTest.mouseMove(view, place)
        app.processEvents()
        seconds.append(time.process_time() - start)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=place)
    settle(app, page)
    return seconds


if __name__ == "__main__":
    sys.exit(main())
