"""What a file may hold of the chain."""

from __future__ import annotations

from convlab.labs.common.checks import require, require_input, require_step, require_within
from convlab.labs.common.sliding import LARGEST_INPUT
from convlab.labs.learning.chain.passes import CLASSES, PARAMETERS, SHAPES
from convlab.labs.learning.chain.state import LARGEST_RATE, LEAST_RATE, MOST_LOSSES, ChainState


def check_chain(state: ChainState) -> None:
    require_input(state, 2, most=LARGEST_INPUT)
    for name in ("input", *PARAMETERS):
        require(getattr(state, name).shape == SHAPES[name], f"{name} must have the shape {SHAPES[name]}")
    require_within("label", [state.label], 0, CLASSES - 1)
    require_within("rate", [state.rate], LEAST_RATE, LARGEST_RATE)
    require(len(state.losses) == min(state.updates, MOST_LOSSES), "there must be a loss for each of the updates")
    require(min(state.losses, default=0.0) >= 0, "losses are not negative")
    require_step(state.step)
