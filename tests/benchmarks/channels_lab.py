"""How fast the Channels lab follows the hand: python -m tests.benchmarks.channels_lab [--size WxH]

Runs off screen, with the real window and real mouse events. Prints the median and the 99th percentile of the time from
an event until everything that depends on it is painted, for dragging a weight of 3×3 kernels from a 256×256 photograph
in colour to eight outputs.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QSettings, QSize, Qt
from PySide6.QtTest import QTest

from convlab.gui.app import make_application, make_window
from convlab.gui.labs.channels import ChannelsPage
from convlab.labs.planes import random_kernels
from tests.benchmarks.convolution_lab import report, wait_until

EVENTS = 300
SIDE, OUTPUTS, KERNEL = 256, 8, 3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", default="1600x1000")
    options = parser.parse_args()
    app = make_application()
    with tempfile.TemporaryDirectory() as folder:
        window = make_window(QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat))
        window.resize(QSize(*map(int, options.size.split("x"))))
        window.show()
        window.load()
        window.show_lab("channels")
        wait_until(lambda: all(page.is_ready for page in window.pages.values()))
        page = window.pages["channels"]
        put_photograph(page)
        print(f"window {options.size}, input {page.state.input.shape}, kernels {page.state.kernel.shape}")
        for view in ("steps", "kernels"):
            page.show_view(view)
            app.processEvents()
            report(f"weight dragged, view “{view}”", drag_weight(app.processEvents, page, view))
        window.close()
    return 0


def put_photograph(page: ChannelsPage) -> None:
    page.choose_input("coffee")
    wait_until(lambda: page.state.input_name == "coffee")
    page.edit(
        {"input": page.state.input[:, :SIDE, :SIDE].copy(), "kernel": random_kernels((OUTPUTS, 3, KERNEL, KERNEL), 0)}
    )


def drag_weight(process: Callable[[], None], page: ChannelsPage, name: str) -> list[float]:
    view = page.stage.rows[0].kernel if name == "steps" else page.table.rows[0].kernels
    start_place = view.centre_of((1, 1)).toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start_place)
    seconds = []
    for index in range(EVENTS):
        offset, before = QPoint(0, 20 + round(60 * np.sin(index / 5))), page.state.kernel
        start = time.perf_counter()
        QTest.mouseMove(view, start_place - offset)
        process()
        if page.state.kernel is not before:  # a move of a pixel may leave the weight as it is
            seconds.append(time.perf_counter() - start)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start_place)
    return seconds


if __name__ == "__main__":
    sys.exit(main())
