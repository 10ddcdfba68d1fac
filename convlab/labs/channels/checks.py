"""What a file may hold of the Channels lab."""

from __future__ import annotations

from convlab.labs.channels import cost
from convlab.labs.channels.choices import settled
from convlab.labs.channels.state import LARGEST_KERNEL, ChannelsState
from convlab.labs.common.checks import (
    require,
    require_input,
    require_settled,
    require_shape,
    require_step,
    require_window,
    require_within,
)
from convlab.labs.common.planes import MOST_CHANNELS


def check_channels(state: ChannelsState) -> None:
    require_input(state, 3)
    require_shape("kernel", state.kernel, 4, 1, LARGEST_KERNEL)
    require(state.bias.ndim == 1, "bias must have one axis")
    require_within("channels", (state.channels, *state.kernel.shape[:2]), 1, MOST_CHANNELS)
    require_window(state.sliding, LARGEST_KERNEL, state.channels)
    require_step(state.step)
    require(min(state.out, *state.pixel) >= 0, "out and pixel are counted from 0")
    require_settled(settled(state))
    layer = state.layer
    sizes = (layer.height, layer.width, layer.c_i, layer.c_o, *(layer.output or ()))
    require_within("layer", sizes, 1, cost.LARGEST)
    require_within("layer.kernel", layer.kernel, 1, cost.LARGEST_KERNEL)
