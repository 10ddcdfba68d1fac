"""Examples of several channels that are worth looking at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from convlab.core import Padding
from convlab.labs.common.arrays import frozen
from convlab.labs.common.inputs import INPUTS
from convlab.labs.common.planes import KERNEL_SETS, colour_chart, stacked
from convlab.labs.common.scales import ScaleMode
from convlab.labs.common.sliding import NO_PADDING

if TYPE_CHECKING:
    from convlab.labs.channels.state import ChannelsState


@dataclass(frozen=True)
class ChannelsScene:
    """A prepared example: its kernels, and their input: the book's, a photograph, or the chart of colours."""

    kernels: str
    photo: str | None = None
    has_chart: bool = False
    padding: Padding = NO_PADDING
    scale_mode: ScaleMode = "auto"

    def changes(self) -> dict[str, Any]:
        """What it puts into the lab; a photograph is not among it."""
        kernel = KERNEL_SETS[self.kernels]()
        changes: dict[str, Any] = {
            "kernel": kernel,
            "bias": frozen(np.zeros(len(kernel))),
            "recipe": self.kernels,
            "padding": self.padding,
            "per_side": False,
            "stride": (1, 1),
            "scale_mode": self.scale_mode,
            "out": 0,
        }
        if self.has_chart:
            changes |= {"input": colour_chart(), "white": 255.0, "pen": 255.0, "input_name": None}
        elif self.photo is None:
            book = INPUTS["book"]
            changes |= {
                "input": stacked(book.make(), kernel.shape[1], "book", 0),
                "white": book.white,
                "pen": book.white,
                "input_name": "book",
            }
        return changes

    def is_shown(self, state: ChannelsState) -> bool:
        """Whether what a state computes is this example, so that what is said of it holds."""
        return (self.photo is None or state.input_name == self.photo) and all(
            np.array_equal(getattr(state, name), value)
            for name, value in self.changes().items()
            if name in ("input", "kernel", "bias", "padding", "stride")
        )


SCENES = {
    "book_one": ChannelsScene("book_one"),
    "book_three": ChannelsScene("book_three"),
    "luminance": ChannelsScene("luminance", "coffee", scale_mode="grey"),
    "swap": ChannelsScene("swap", "coffee", scale_mode="grey"),
    "red_green": ChannelsScene("red_green", "coffee"),
    "edges": ChannelsScene("edges", "coffee", padding=Padding(1, 1, 1, 1), scale_mode="grey"),
    "sepia": ChannelsScene("sepia", "coffee", scale_mode="grey"),
    "opponents": ChannelsScene("opponents", has_chart=True),
}
