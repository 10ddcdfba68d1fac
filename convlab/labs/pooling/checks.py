"""What a file may hold of the Pooling lab."""

from __future__ import annotations

from convlab.labs.common.checks import (
    require,
    require_input,
    require_known,
    require_settled,
    require_step,
    require_window,
    require_within,
)
from convlab.labs.common.planes import MOST_CHANNELS
from convlab.labs.common.sliding import LARGEST_WINDOW
from convlab.labs.pooling.shift import FARTHEST, WINDOWS
from convlab.labs.pooling.state import PoolingState, settled


def check_pooling(state: PoolingState) -> None:
    require_input(state, 3)
    require_within("channels", [state.channels], 1, MOST_CHANNELS)
    require_window(state.sliding, LARGEST_WINDOW, state.channels)
    require_step(state.step)
    require(state.channel >= 0, "channel is counted from 0")
    require_settled(settled(state))
    require_within("shift", state.shift.shift, -FARTHEST, FARTHEST)
    require_known("shift.window", state.shift.window, WINDOWS)
