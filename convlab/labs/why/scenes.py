"""The prepared examples of the Why-convolution lab: up the ladder, and what keeps or breaks equivariance."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from convlab.labs.why.shift import EquivarianceState
from convlab.labs.why.state import DENSE, LOCAL, REINDEXED, SHARED, View, WhyState

OF_VIEW = {
    "ladder": (
        *("draw", "seed", "weights", "bias", "rung", "delta", "with_channels", "in_channels", "out_channels"),
        *("output_cell", "channel_pair"),
    ),
    "shift": ("shift",),
    "search": ("search", "response_cell"),
}
OF_INPUT = ("input", "white", "pen", "input_name", "number")


@dataclass(frozen=True)
class WhyScene:
    """A prepared example: its view, and what it puts there. What other views show stays."""

    view: View = "ladder"
    rung: int = DENSE
    delta: int = 1
    with_channels: bool = False
    shift: EquivarianceState = field(default_factory=EquivarianceState)

    def changes(self) -> dict[str, Any]:
        state = WhyState(**vars(self))
        names = ("view", *OF_VIEW[self.view], *(OF_INPUT if self.view != "search" else ()))
        return {name: getattr(state, name) for name in names}


SCENES = {
    "dense": WhyScene(rung=DENSE),
    "reindexed": WhyScene(rung=REINDEXED),
    "shared": WhyScene(rung=SHARED),
    "local": WhyScene(rung=LOCAL),
    "pixel": WhyScene(rung=LOCAL, delta=0),
    "channels": WhyScene(rung=LOCAL, with_channels=True),
    "follows": WhyScene("shift"),
    "border": WhyScene("shift", shift=EquivarianceState(shift=(6, 0))),
    "stride": WhyScene("shift", shift=EquivarianceState("stride", shift=(0, 1))),
    "pooling": WhyScene("shift", shift=EquivarianceState("max", shift=(1, 0))),
    "other_weights": WhyScene("shift", shift=EquivarianceState("dense")),
    "global": WhyScene("shift", shift=EquivarianceState("global")),
    "lenet": WhyScene("shift", shift=EquivarianceState("lenet_pooling", border="circular", shift=(2, 2))),
    "search": WhyScene("search"),
}
