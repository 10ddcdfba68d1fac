"""What a lab's state must fulfil besides the types of its fields: what its controls could not make is not opened.

A check raises ValueError with the reason. It looks at sizes before it asks the lab whether the values go together, so
that no file makes it compute for long.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from convlab.core.data.digits import CANVAS_SIZE
from convlab.labs.channels import choices as channels_choices
from convlab.labs.channels import cost
from convlab.labs.channels import scenes as channels_scenes
from convlab.labs.channels import state as channels
from convlab.labs.common import stack
from convlab.labs.common.arrays import Matrix
from convlab.labs.common.inputs import NUMBERS, SEEDS
from convlab.labs.common.kernels import ANGLES, KERNELS, SIGMAS, SIZES
from convlab.labs.common.sliding import LARGEST_INPUT, LARGEST_WINDOW, Sliding
from convlab.labs.convolution import state as convolution
from convlab.labs.lenet.preprocessing import REACH
from convlab.labs.lenet.runs.stored import StoredRun
from convlab.labs.lenet.state import CLASSES, PEN_DIAMETERS, LeNetState, Recipe, train_sizes
from convlab.labs.pooling import scenes as pooling_scenes
from convlab.labs.pooling import state as pooling
from convlab.labs.pooling.shift import FARTHEST, WINDOWS
from convlab.labs.receptive_field import state as field
from convlab.labs.why import scenes as why_scenes
from convlab.labs.why import state as why
from convlab.labs.why.rungs import DRAWS
from convlab.labs.why.search import MOST_COPIES, SCENE_SIZE, TEMPLATE_SIDES
from convlab.labs.why.shift import FUNCTIONS, LARGEST_SHIFT

LARGEST_PADDED = 8192  # rows, and columns, of an input with its padding
MOST_CELLS = 1 << 23  # of it, over all channels
BATCH_SIZES = (1, 1024)
EPOCHS = (1, 100)
LEARNING_RATES = (1e-5, 100.0)
LARGEST_MOMENTUM = 0.9999

T = TypeVar("T")


def require(fulfilled: bool, reason: str) -> None:
    """Raises ValueError with the reason unless it is fulfilled."""
    if not fulfilled:
        raise ValueError(reason)


def require_within(name: str, values: Iterable[float], low: float, high: float) -> None:
    require(all(low <= value <= high for value in values), f"{name} must be from {low} to {high}")


def require_known(name: str, value: Any, known: Iterable[Any]) -> None:
    require(value in known, f"{name} is unknown: {value!r}")


def require_shape(name: str, array: Matrix, axes: int, low: int, high: int) -> None:
    """As many axes, the last two of them with `low` to `high` cells, and no axis empty."""
    fits = array.ndim == axes and min(array.shape) >= 1 and all(low <= side <= high for side in array.shape[-2:])
    require(fits, f"{name} has the shape {array.shape}")


def _require_settled(changes: dict[str, Any]) -> None:
    """What a lab would change to make a state possible: nothing."""
    require(not changes, f"{', '.join(sorted(changes))} cannot be so")


def _require_input(state: Any, axes: int, most: int = LARGEST_INPUT) -> None:
    """What the labs with a matrix as their input have in common."""
    require_shape("input", state.input, axes, 1, most)
    require_within("number", [state.number], 0, NUMBERS - 1)
    require(state.white > 0, "white must be above 0")


def _require_window(sliding: Sliding, most: int, planes: int = 1) -> None:
    require_within("kernel", sliding.kernel, 1, most)
    require_within("stride and dilation", (*sliding.stride, *sliding.dilation), 1, LARGEST_PADDED)
    require_within("padding", sliding.padding, 0, LARGEST_PADDED)
    require_within("input with its padding", sliding.padded, 1, LARGEST_PADDED)
    require(math.prod(sliding.padded) * planes <= MOST_CELLS, "input with its padding is too large")
    require(all(map(int.__le__, sliding.extent, sliding.padded)), "the kernel does not fit")


def check_why(state: why.WhyState) -> None:
    require_shape("input", state.input, 2, *why.SIDES)
    n = state.side
    require(state.input.shape == (n, n), "input must be square")
    require(state.weights.shape == (n,) * 4 and state.bias.shape == (n, n), "weights and bias do not fit the input")
    require_within("number", [state.number], 0, NUMBERS - 1)
    require(state.white > 0, "white must be above 0")
    require_known("rung", state.rung, why.RUNGS)
    require_known("draw", state.draw, DRAWS)
    require_within("seed", [state.seed], *SEEDS)
    require_within("delta", [state.delta], 0, n - 1)
    require_within("channels", [state.in_channels, state.out_channels], *why.CHANNELS)
    require_known("shift.function", state.shift.function, FUNCTIONS)
    require_known("shift.kernel", state.shift.kernel, KERNELS)
    require_within("shift.shift", state.shift.shift, -LARGEST_SHIFT, LARGEST_SHIFT)
    search = state.search
    require_shape("search.template", search.template, 2, *TEMPLATE_SIDES)
    require(search.background.shape == SCENE_SIZE, "search.background has another size")
    require(len(search.copies) <= MOST_COPIES, "there are too many copies")
    require(all(search.nearest(copy) == copy for copy in search.copies), "a copy lies outside the scene")
    _require_settled(why.settled(state))


def check_convolution(state: convolution.ConvolutionState) -> None:
    _require_input(state, 2)
    require_shape("kernel", state.kernel, 2, 1, LARGEST_WINDOW)
    _require_window(state.sliding, LARGEST_WINDOW)
    _require_settled(convolution.settled(state))
    if state.recipe is not None:
        require_known("recipe.name", state.recipe.name, KERNELS)
        require_within("recipe.size", [state.recipe.size], *SIZES)
        require_within("recipe.sigma", [state.recipe.sigma], *SIGMAS)
        require_within("recipe.angle", [state.recipe.angle], *ANGLES)
        require_within("recipe.seed", [state.recipe.seed], *SEEDS)
        state.recipe.make()
    reach = state.definition.reach
    require_within("definition.x", [state.definition.x], -reach, reach)


def check_channels(state: channels.ChannelsState) -> None:
    _require_input(state, 3)
    require_shape("kernel", state.kernel, 4, 1, channels.LARGEST_KERNEL)
    require(state.bias.ndim == 1, "bias must have one axis")
    require_within("channels", (state.channels, *state.kernel.shape[:2]), 1, channels.MOST_CHANNELS)
    _require_window(state.sliding, channels.LARGEST_KERNEL, state.channels)
    require(min(state.out, *state.pixel) >= 0, "out and pixel are counted from 0")
    _require_settled(channels_choices.settled(state))
    layer = state.layer
    sizes = (layer.height, layer.width, layer.c_i, layer.c_o, *(layer.output or ()))
    require_within("layer", sizes, 1, cost.LARGEST)
    require_within("layer.kernel", layer.kernel, 1, cost.LARGEST_KERNEL)


def check_pooling(state: pooling.PoolingState) -> None:
    _require_input(state, 3)
    require_within("channels", [state.channels], 1, channels.MOST_CHANNELS)
    _require_window(state.sliding, LARGEST_WINDOW, state.channels)
    require(state.channel >= 0, "channel is counted from 0")
    _require_settled(pooling.settled(state))
    require_within("shift", state.shift.shift, -FARTHEST, FARTHEST)
    require_known("shift.window", state.shift.window, WINDOWS)


def check_field(state: field.FieldState) -> None:
    _require_input(state, 2, stack.LARGEST_SIDE)
    require_within("layers", [len(state.layers)], 1, stack.MOST_LAYERS)
    for layer in state.layers:
        for name in stack.FIELDS:
            require_within(name, getattr(layer, name), stack.LEAST[name], stack.LARGEST[name])
    require_within("seed", [state.seed], *SEEDS)
    require(len(state.pins) <= field.MOST_PINS, "there are too many pins")
    require(stack.is_possible(state.layers, state.stack.size), "the layers do not fit the input")
    require_within("unit.layer", [unit.layer for unit in (state.unit, *state.pins)], 0, len(state.layers))
    _require_settled(field.settled(state))


def check_lenet(state: LeNetState) -> None:
    require(state.ink.shape == (CANVAS_SIZE, CANVAS_SIZE), "ink has another size")
    require(state.label is None or 0 <= state.label < CLASSES, "label is no digit")
    require_within("pen_diameter", [state.pen_diameter], *PEN_DIAMETERS)
    require_within("preprocessing.pinned", state.preprocessing.pinned or (), -REACH, REACH)
    chosen = [number for number in (state.errors.truth, state.errors.answer) if number is not None]
    require_within("errors", chosen, 0, CLASSES - 1)
    check_recipe(state.recipe)


def check_recipe(recipe: Recipe) -> None:
    require_within("learning_rate", [recipe.learning_rate], *LEARNING_RATES)
    require_within("batch_size", [recipe.batch_size], *BATCH_SIZES)
    require_within("epochs", [recipe.epochs], *EPOCHS)
    require_within("seed", [recipe.seed], 0, 999_999)
    require_known("examples", recipe.examples, train_sizes(recipe.data))
    require_within("momentum", [recipe.momentum], 0, LARGEST_MOMENTUM)


def check_run(run: StoredRun) -> None:
    check_recipe(run.recipe)
    for change in (*run.changes, *run.planned):
        check_recipe(run.recipe.tuned(change.tuning))
        require(change.step >= 0, "a change belongs to a step")


# ---- names that only say where something came from


_SCENES: dict[type, Iterable[str]] = {
    why.WhyState: why_scenes.SCENES,
    convolution.ConvolutionState: convolution.SCENES,
    channels.ChannelsState: channels_scenes.SCENES,
    pooling.PoolingState: pooling_scenes.SCENES,
    field.FieldState: field.SCENES,
}


def without_unknown_scene(state: T) -> T:
    """The state; the name of an example that this convlab does not have is forgotten, what it shows is there."""
    scene = getattr(state, "scene", None)
    if scene is None or scene in _SCENES[type(state)]:
        return state
    changes: dict[str, Any] = {"scene": None}
    return replace(state, **changes)  # type: ignore[type-var]
