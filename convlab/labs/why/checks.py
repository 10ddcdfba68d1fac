"""What a file may hold of the Why-convolution lab."""

from __future__ import annotations

from convlab.labs.common.checks import (
    require,
    require_input,
    require_known,
    require_settled,
    require_shape,
    require_within,
)
from convlab.labs.common.inputs import SEEDS
from convlab.labs.common.kernels import KERNELS
from convlab.labs.why.channels import CHANNELS
from convlab.labs.why.edits import settled
from convlab.labs.why.rungs import DRAWS
from convlab.labs.why.search import MOST_COPIES, SCENE_SIZE, TEMPLATE_SIDES
from convlab.labs.why.shift import FUNCTIONS, LARGEST_SHIFT
from convlab.labs.why.state import RUNGS, SIDES, WhyState


def check_why(state: WhyState) -> None:
    require_input(state, 2, *SIDES)
    n = state.side
    require(state.input.shape == (n, n), "input must be square")
    require(state.weights.shape == (n,) * 4 and state.bias.shape == (n, n), "weights and bias do not fit the input")
    require_known("rung", state.rung, RUNGS)
    require_known("draw", state.draw, DRAWS)
    require_within("seed", [state.seed], *SEEDS)
    require_within("delta", [state.delta], 0, n - 1)
    require_within("channels", [state.in_channels, state.out_channels], *CHANNELS)
    require_known("shift.function", state.shift.function, FUNCTIONS)
    require_known("shift.kernel", state.shift.kernel, KERNELS)
    require_within("shift.shift", state.shift.shift, -LARGEST_SHIFT, LARGEST_SHIFT)
    search = state.search
    require_shape("search.template", search.template, 2, *TEMPLATE_SIDES)
    require(search.background.shape == SCENE_SIZE, "search.background has another size")
    require(len(search.copies) <= MOST_COPIES, "there are too many copies")
    require(all(search.nearest(copy) == copy for copy in search.copies), "a copy lies outside the scene")
    require_within("output_cell", state.output_cell, 0, SIDES[1] - 1)
    require_within("channel_pair", state.channel_pair, 0, CHANNELS[1] - 1)
    require_within("response_cell", state.response_cell, 0, max(SCENE_SIZE) - 1)
    require_settled(settled(state))
