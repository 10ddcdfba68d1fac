"""Inputs of several planes, and examples of pooling that are worth looking at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from convlab.core import Padding, conv2d, relu
from convlab.labs.common.arrays import Matrix, frozen
from convlab.labs.common.inputs import INPUTS
from convlab.labs.common.kernels import KERNELS
from convlab.labs.common.planes import stacked
from convlab.labs.common.sliding import NO_PADDING, Size
from convlab.labs.pooling.state import PoolingKind


def _feature_maps() -> Matrix:
    """What four Sobel kernels, each turned by 90°, and a ReLU make of a circle: (4, 14, 14)."""
    circle = INPUTS["circle"].make()
    kernels = np.stack([KERNELS["sobel"].make(angle=angle) for angle in (0, 90, 180, 270)])[:, None]
    return frozen(relu(conv2d(circle[None, None], kernels)[0]).round(2))


OWN_INPUTS: dict[str, Callable[[], Matrix]] = {
    "sixteen": lambda: frozen(np.arange(16).reshape(1, 4, 4)),
    "planes": lambda: stacked(INPUTS["book"].make(), 2, "book", 0),
    "maps": _feature_maps,
}


@dataclass(frozen=True)
class PoolingScene:
    """A prepared example: what it puts into the lab."""

    input: str
    kind: PoolingKind = "max"
    window: Size = (2, 2)
    stride: Size | None = None
    padding: Padding = NO_PADDING
    step: int = 0  # to begin with

    def changes(self) -> dict[str, Any]:
        own = OWN_INPUTS.get(self.input)
        planes = own() if own else frozen(INPUTS[self.input].make()[None])
        white = max(1.0, float(planes.max()))
        return {
            "input": planes,
            "channel": 0,
            "in_colour": False,
            "white": white,
            "pen": white,
            "input_name": self.input,
            "kind": self.kind,
            "window": self.window,
            "stride": self.stride,
            "padding": self.padding,
            "per_side": True,
            "count_include_pad": True,
            "scale_mode": "auto",
        }


SCENES = {
    "book": PoolingScene("book", stride=(1, 1)),
    "average": PoolingScene("book", "average", stride=(1, 1)),
    "sixteen": PoolingScene("sixteen", window=(3, 3)),
    "strided": PoolingScene("sixteen", window=(3, 3), stride=(2, 2), padding=Padding(1, 1, 1, 1)),
    "smaller": PoolingScene("circle", step=9),
    "planes": PoolingScene("planes", stride=(1, 1)),
    "maps": PoolingScene("maps"),
}
