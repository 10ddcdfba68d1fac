"""What a file may hold of "Learn a kernel"."""

from __future__ import annotations

from convlab.labs.common.checks import (
    require,
    require_input,
    require_settled,
    require_shape,
    require_step,
    require_window,
    require_within,
)
from convlab.labs.common.inputs import NUMBERS
from convlab.labs.learning.learn.choices import settled
from convlab.labs.learning.learn.state import (
    LARGEST_KERNEL,
    LARGEST_MOMENTUM,
    LARGEST_SIDE,
    MOST_OUTPUTS,
    MOST_STEPS,
    RATES,
    LearnState,
)


def check_learn(state: LearnState) -> None:
    require_input(state, 2, most=LARGEST_SIDE)
    require_shape("hidden", state.hidden, 3, 1, LARGEST_KERNEL)
    require_shape("start", state.start, 3, 1, LARGEST_KERNEL)
    require_within("outputs", [state.outputs], 1, MOST_OUTPUTS)
    require(len(state.hidden) == state.outputs, "there must be a hidden kernel for each output")
    require(state.start_bias.shape == (state.outputs,), "there must be a bias for each output")
    require_window(state.sliding, LARGEST_KERNEL)
    require(state.given.ndim == 3, "given must have three axes")
    require_within("seed", [state.seed], 0, NUMBERS - 1)
    require_within("rate", [state.rate], *RATES)
    require_within("momentum", [state.momentum], 0, LARGEST_MOMENTUM)
    require_within("steps", [state.steps], 1, MOST_STEPS)
    require_step(state.step)
    require(state.out >= 0, "out is counted from 0")
    require_settled(settled(state))
