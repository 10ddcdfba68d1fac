"""The prepared examples of the Why-convolution lab: up the ladder, and what keeps or breaks equivariance."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from convlab.labs.why.shift import ShiftState
from convlab.labs.why.state import DENSE, LOCAL, REINDEXED, SHARED, View, WhyState

OF_VIEW = {
    "ladder": (
        *("draw", "seed", "weights", "bias", "rung", "delta", "with_channels", "in_channels", "out_channels"),
        "output_cell",
    ),
    "shift": ("shift",),
    "search": ("search", "response_cell"),
}
OF_INPUT = ("input", "white", "pen", "input_name", "number")


@dataclass(frozen=True)
class Scene:
    """An example worth looking at: where it is seen, and what it puts there. What other views show stays."""

    view: View = "ladder"
    rung: int = DENSE
    delta: int = 1
    with_channels: bool = False
    shift: ShiftState = field(default_factory=ShiftState)

    def changes(self) -> dict[str, Any]:
        state = WhyState(
            rung=self.rung,
            delta=self.delta,
            with_channels=self.with_channels,
            shift=self.shift,
            view=self.view,
        )
        names = ("view", *OF_VIEW[self.view], *(OF_INPUT if self.view != "search" else ()))
        return {name: getattr(state, name) for name in names}


SCENES = {
    "dense": Scene(rung=DENSE),
    "reindexed": Scene(rung=REINDEXED),
    "shared": Scene(rung=SHARED),
    "local": Scene(rung=LOCAL),
    "pixel": Scene(rung=LOCAL, delta=0),
    "channels": Scene(rung=LOCAL, with_channels=True),
    "follows": Scene("shift"),
    "border": Scene("shift", shift=ShiftState(shift=(6, 0))),
    "stride": Scene("shift", shift=ShiftState("stride", shift=(0, 1))),
    "pooling": Scene("shift", shift=ShiftState("max", shift=(1, 0))),
    "other_weights": Scene("shift", shift=ShiftState("dense")),
    "global": Scene("shift", shift=ShiftState("global")),
    "lenet": Scene("shift", shift=ShiftState("lenet_pooling", border="circular", shift=(2, 2))),
    "search": Scene("search"),
}
