"""How fast the Channels lab follows the hand: python -m tests.benchmarks.channels_lab [--size WxH] [--channels N]

Runs off screen, with the real window and real mouse events. Prints the median and the 99th percentile of the time from
an event until everything that depends on it is painted, for dragging a weight of 3×3 kernels from a 256×256 photograph
in colour to eight outputs. With --channels: of kernels from N channels of that size to N outputs.

Then how long the window does not answer, and how long it takes until all is painted, when everything is new.
"""

from __future__ import annotations

import time
from typing import Any

import numpy as np
from PySide6.QtWidgets import QApplication

from convlab.core import Padding
from convlab.gui.labs.channels.page import ChannelsPage
from convlab.labs.common.planes import random_kernels
from convlab.labs.common.sliding import NO_PADDING
from tests.benchmarks.lab_window import command_line, dragged, lab_page, report, up_and_down, wait_until
from tests.gui.matrices import at

EVENTS = 300
TIMES = 10
SIDE, OUTPUTS, KERNEL = 256, 8, 3
PADDED = Padding(1, 1, 1, 1)


def put_photograph(page: ChannelsPage) -> None:
    page.choose_input("coffee")
    wait_until(lambda: page.state.input_name == "coffee" and page.is_ready)


def part_of_it(page: ChannelsPage) -> dict[str, Any]:
    return {
        "input": page.state.input[:, :SIDE, :SIDE].copy(),
        "kernel": random_kernels((OUTPUTS, 3, KERNEL, KERNEL), 0),
    }


def many_channels(page: ChannelsPage, count: int) -> dict[str, Any]:
    """Every channel of the photograph several times over."""
    planes = np.resize(page.state.input[:, :SIDE, :SIDE], (count, SIDE, SIDE))
    return {"input": planes, "kernel": random_kernels((count, count, KERNEL, KERNEL), 0)}


def drag_weight(page: ChannelsPage, name: str) -> list[float]:
    page.show_view(name)
    wait_until(lambda: page.is_ready)
    QApplication.processEvents()
    view = page.stage.rows[0].kernel if name == "steps" else page.table.rows[0].kernels
    return dragged(page, view, up_and_down(at(view, (1, 1)), EVENTS))


def changed(page: ChannelsPage, changes: dict[str, Any]) -> tuple[float, float]:
    """Seconds that the window is busy at a stretch, and seconds from an edit until all is painted."""
    start = before = time.perf_counter()
    page.edit(changes)
    longest = time.perf_counter() - start
    is_painted = False
    while not is_painted:
        is_painted, before = page.is_ready, time.perf_counter()
        QApplication.processEvents()
        longest = max(longest, time.perf_counter() - before)
        time.sleep(0.001)  # the thread has its turn
    return longest, time.perf_counter() - start


def report_changes(page: ChannelsPage) -> None:
    shape, planes = page.state.kernel.shape, page.state.input
    wholes: dict[str, list[dict[str, Any]]] = {
        "another photograph": [{"input": planes[:, ::-1].copy()}, {"input": planes.copy()}],
        "all kernels new": [{"kernel": random_kernels(shape, seed)} for seed in (1, 2)],
        "padding": [{"padding": padding} for padding in (PADDED, NO_PADDING)],
        "stride": [{"stride": stride} for stride in ((2, 2), (1, 1))],
        "kernels 5×5 and back": [{"kernel": random_kernels((*shape[:2], k, k), 0)} for k in (5, KERNEL)],
        "another output chosen": [{"out": 1}, {"out": 0}],
    }
    for what, changes in wholes.items():
        busy, whole = zip(*(changed(page, changes[turn % 2]) for turn in range(TIMES)), strict=True)
        report(f"{what}, window busy", busy)
        report(f"{what}, all painted", whole)


if __name__ == "__main__":
    parser = command_line(__doc__)
    parser.add_argument("--channels", type=int, help="of the photograph, and as many outputs")
    options = parser.parse_args()
    with lab_page("channels", options) as page:
        put_photograph(page)
        page.edit(many_channels(page, options.channels) if options.channels else part_of_it(page))
        wait_until(lambda: page.is_ready)
        print(f"input {page.state.input.shape}, kernels {page.state.kernel.shape}")
        for view in ("steps", "kernels"):
            report(f"weight dragged, view “{view}”", drag_weight(page, view))
        for view in ("steps", "pixel"):
            page.show_view(view)
            wait_until(lambda: page.is_ready)
            print(f"view “{view}”")
            report_changes(page)
