"""What a file may hold of the Receptive field lab."""

from __future__ import annotations

from convlab.labs.common import stack
from convlab.labs.common.checks import require, require_input, require_settled, require_within
from convlab.labs.common.inputs import SEEDS
from convlab.labs.receptive_field.state import MOST_PINS, FieldState, settled


def check_field(state: FieldState) -> None:
    require_input(state, 2, most=stack.LARGEST_SIDE)
    require_within("layers", [len(state.layers)], 1, stack.MOST_LAYERS)
    for layer in state.layers:
        for name in stack.FIELDS:
            require_within(name, getattr(layer, name), stack.LEAST[name], stack.LARGEST[name])
    require_within("seed", [state.seed], *SEEDS)
    require(len(state.pins) <= MOST_PINS, "there are too many pins")
    require(stack.is_possible(state.layers, state.stack.size), "the layers do not fit the input")
    require_within("unit.layer", [unit.layer for unit in (state.unit, *state.pins)], 0, len(state.layers))
    require_settled(settled(state))
