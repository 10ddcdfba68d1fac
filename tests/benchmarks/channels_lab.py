"""How fast the Channels lab follows the hand: python -m tests.benchmarks.channels_lab [--size WxH]

Runs off screen, with the real window and real mouse events. Prints the median and the 99th percentile of the time from
an event until everything that depends on it is painted, for dragging a weight of 3×3 kernels from a 256×256 photograph
in colour to eight outputs.
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from convlab.gui.labs.channels import ChannelsPage
from convlab.labs.planes import random_kernels
from tests.benchmarks.lab_window import dragged, lab_page, report, up_and_down, wait_until

EVENTS = 300
SIDE, OUTPUTS, KERNEL = 256, 8, 3


def put_photograph(page: ChannelsPage) -> None:
    page.choose_input("coffee")
    wait_until(lambda: page.state.input_name == "coffee")
    page.edit(
        {"input": page.state.input[:, :SIDE, :SIDE].copy(), "kernel": random_kernels((OUTPUTS, 3, KERNEL, KERNEL), 0)}
    )


def drag_weight(page: ChannelsPage, name: str) -> list[float]:
    page.show_view(name)
    QApplication.processEvents()
    view = page.stage.rows[0].kernel if name == "steps" else page.table.rows[0].kernels
    return dragged(page, view, up_and_down(view.centre_of((1, 1)).toPoint(), EVENTS))


if __name__ == "__main__":
    with lab_page("channels", __doc__) as page:
        put_photograph(page)
        print(f"input {page.state.input.shape}, kernels {page.state.kernel.shape}")
        for view in ("steps", "kernels"):
            report(f"weight dragged, view “{view}”", drag_weight(page, view))
