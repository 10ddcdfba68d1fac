"""What a file may hold of the Convolution lab."""

from __future__ import annotations

from convlab.labs.common.checks import (
    require_input,
    require_known,
    require_settled,
    require_shape,
    require_step,
    require_window,
    require_within,
)
from convlab.labs.common.inputs import SEEDS
from convlab.labs.common.kernels import ANGLES, KERNELS, SIGMAS, SIZES
from convlab.labs.common.sliding import LARGEST_WINDOW
from convlab.labs.convolution.state import ConvolutionState, settled


def check_convolution(state: ConvolutionState) -> None:
    require_input(state, 2)
    require_shape("kernel", state.kernel, 2, 1, LARGEST_WINDOW)
    require_window(state.sliding, LARGEST_WINDOW)
    require_step(state.step)
    require_settled(settled(state))
    if state.recipe is not None:
        require_known("recipe.name", state.recipe.name, KERNELS)
        require_within("recipe.size", [state.recipe.size], *SIZES)
        require_within("recipe.sigma", [state.recipe.sigma], *SIGMAS)
        require_within("recipe.angle", [state.recipe.angle], *ANGLES)
        require_within("recipe.seed", [state.recipe.seed], *SEEDS)
        state.recipe.make()
    require_within("definition.x", [state.definition.x], *state.definition.axis)
