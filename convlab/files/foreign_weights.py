"""Which LeNet or MLP a state dict of PyTorch is, that says nothing but names and shapes.

The layers are put in order by what each takes and gives; the padding follows from what reaches the first dense layer.
Activation and pooling leave no trace in the parameters: whoever trained them has to say.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from numpy.typing import NDArray

from convlab.core.data.digits import IMAGE_SIZE
from convlab.core.nn.lenet import CLASSES
from convlab.files.weights_problems import WeightsError, WeightsProblem
from convlab.labs.lenet.architecture import HIDDEN_LAYERS, LIMITS, Architecture, ConvolutionPlan

State = Mapping[str, NDArray[Any]]
PIXELS = IMAGE_SIZE * IMAGE_SIZE
CONVOLUTIONS = 2


class Recognised(NamedTuple):
    """The plans whose shapes fit (they differ in padding alone), and the parameters under our names."""

    plans: tuple[Architecture, ...]
    state: State


def recognise(state: State) -> Recognised:
    """Raises WeightsError when it is neither."""
    weights = {name: value for name, value in state.items() if value.ndim in (2, 4)}
    biases = {name: value for name, value in state.items() if value.ndim == 1}
    for name in state.keys() - weights.keys() - biases.keys():
        raise WeightsError(WeightsProblem.UNKNOWN_PART, name)
    convolutions = _chain([name for name in _in_order(weights) if weights[name].ndim == 4], weights, 1)
    dense = [name for name in _in_order(weights) if weights[name].ndim == 2]
    if len(convolutions) not in (0, CONVOLUTIONS) or len(dense) != HIDDEN_LAYERS + 1:
        raise WeightsError(WeightsProblem.OTHER_LAYERS, str(len(convolutions)), str(len(dense)))
    dense = _chain(dense, weights, None)
    if len(weights[dense[-1]]) != CLASSES:
        raise WeightsError(WeightsProblem.OTHER_CLASSES, dense[-1], str(len(weights[dense[-1]])))
    plans = _plans([weights[name] for name in convolutions], [weights[name] for name in dense], dense[0])
    return Recognised(plans, _renamed([*convolutions, *dense], weights, biases, plans[0]))


def _in_order(names: Mapping[str, Any]) -> list[str]:
    """As a reader would count them: fc2 before fc10."""
    return sorted(names, key=lambda name: [int(p) if p.isdigit() else p for p in re.split(r"(\d+)", name)])


def _chain(names: Sequence[str], weights: State, first: int | None) -> list[str]:
    """The order in which each layer takes what the one before gives; that of the names if it is one."""
    for order in itertools.permutations(names) if len(names) <= 4 else [tuple(names)]:
        shapes = [weights[name].shape for name in order]
        begins = not shapes or first is None or shapes[0][1] == first
        if begins and all(after[1] == before[0] for before, after in itertools.pairwise(shapes)):
            return list(order)
    name = names[0]
    raise WeightsError(WeightsProblem.NO_CHAIN, name, _shape_text(weights[name]))


def _plans(convolutions: Sequence[NDArray[Any]], dense: Sequence[NDArray[Any]], first: str) -> tuple[Architecture, ...]:
    widths = tuple(len(weight) for weight in dense[:-1])
    taken = dense[0].shape[1]
    found: list[Architecture] = []
    for weight in convolutions:
        if weight.shape[2] != weight.shape[3]:
            raise WeightsError(WeightsProblem.NOT_SQUARE, _shape_text(weight))
    low, high = LIMITS["padding"]
    for padding in range(low, high + 1) if convolutions else (0,):
        layers = tuple(
            ConvolutionPlan(len(weight), weight.shape[2], 0 if index else padding)
            for index, weight in enumerate(convolutions)
        )
        try:
            plan = Architecture(layers, widths, "relu", "max")
        except ValueError:
            continue
        if plan.network().state_dict()[_dense_name(plan)].shape[1] == taken:
            found.append(plan)
    if not found:
        raise WeightsError(WeightsProblem.NO_FIT, first, str(taken))
    return tuple(found)


def _dense_name(plan: Architecture) -> str:
    """Of the first dense layer's weights."""
    return "1.weight" if plan.is_mlp else "7.weight"


def _renamed(names: Sequence[str], weights: State, biases: State, plan: Architecture) -> State:
    """Under the names of our own network; a layer without a bias gets one of zeros."""
    own = plan.network().state_dict()
    places = sorted({int(name.partition(".")[0]) for name in own})
    result: dict[str, NDArray[Any]] = {}
    left = dict(biases)
    for place, name in zip(places, names, strict=True):
        result[f"{place}.weight"] = weights[name]
        bias = left.pop(re.sub(r"weight$", "bias", name), None)
        result[f"{place}.bias"] = own[f"{place}.bias"] if bias is None else bias
        if result[f"{place}.bias"].shape != own[f"{place}.bias"].shape:
            raise WeightsError(WeightsProblem.NO_CHAIN, re.sub(r"weight$", "bias", name), _shape_text(bias))
    for name in left:
        raise WeightsError(WeightsProblem.UNKNOWN_PART, name)
    return result


def _shape_text(array: NDArray[Any] | None) -> str:
    return " × ".join(map(str, () if array is None else array.shape))
