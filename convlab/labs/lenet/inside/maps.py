"""Inside a network: the values of all units and the gradients at all of them.

A network is divided into stages: a layer with weights or windows, together with the activation that follows it.
Stage 0 is the input. Every stage's output is a row of maps (c, h, w); a dense unit is a map of one cell.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from convlab.core import Network, Padding, Window, softmax
from convlab.core.arrays import Array
from convlab.core.functional.loss import loss_and_gradient
from convlab.core.nn.layers import ACTIVATIONS, Activation, Conv2d, Flatten, Layer, Linear, Pool2d, Pooling
from convlab.labs.common.scales import Scale
from convlab.labs.common.sliding import NO_PADDING
from convlab.labs.lenet.architecture import layer_codes

StageKind = Literal["input", "conv", "pool", "dense", "activation"]
Quantity = Literal["value", "sum", "loss", "score"]
QUANTITIES: tuple[Quantity, ...] = ("value", "sum", "loss", "score")

Maps = NDArray[np.floating[Any]]  # (c, h, w)
MapsShape = tuple[int, int, int]


class NetworkUnit(NamedTuple):
    stage: int
    channel: int
    row: int = 0
    column: int = 0

    @property
    def place(self) -> tuple[int, int, int]:
        """Where it is in its stage's maps (c, h, w)."""
        return self.channel, self.row, self.column


class KernelWeight(NamedTuple):
    """One weight of a kernel: of the slice for map `source` of the kernel that makes map `channel`."""

    stage: int
    channel: int
    source: int
    row: int
    column: int

    @property
    def place(self) -> tuple[int, int, int, int]:
        """Where it is in its layer's weights (out, in, h, w)."""
        return self.channel, self.source, self.row, self.column


@dataclass(frozen=True)
class InsideChoice:
    """What the user looks at: which quantity, of which class (None for the predicted one), and which unit.

    `patch` and `stride` are those of the square that covers parts of the digit.
    """

    quantity: Quantity = "value"
    digit: int | None = None
    patch: int = 5
    stride: int = 2
    pinned: NetworkUnit | None = None


FIRST_INSIDE_CHOICE = InsideChoice()


@dataclass(frozen=True)
class Stage:
    """`layer` and `output` are indices of the network's layers: the one that sums, and the last one of the stage.

    `code` is LeNet's name of it, such as C1; "" for the input, the output and an activation of its own.
    """

    kind: StageKind
    layer: int
    output: int
    shape: MapsShape
    code: str = ""
    activation: Activation | None = None
    kernel: tuple[int, int] = (1, 1)
    stride: tuple[int, int] = (1, 1)
    padding: Padding = NO_PADDING
    pooling: Pooling | None = None

    def window(self, axis: int) -> Window:
        return Window(self.kernel[axis], self.stride[axis], self.padding.left if axis else self.padding.top)


def stages_of(network: Network) -> tuple[Stage, ...]:
    """The input and the stages that follow it."""
    stages = [Stage("input", -1, -1, _as_maps_shape(network.input_shape))]
    codes = layer_codes(network)
    for index, (layer, shape) in enumerate(zip(network.layers, network.shapes, strict=True)):
        last = stages[-1]
        if isinstance(layer, Flatten):
            continue
        name = _activation_of(layer)
        if name and last.output == index - 1 and last.kind in ("conv", "pool", "dense") and last.activation is None:
            stages[-1] = Stage(**{**vars(last), "output": index, "activation": name})
        else:
            stages.append(_stage(layer, index, _as_maps_shape(shape), codes[index], name))
    return tuple(stages)


def _stage(layer: Layer, index: int, shape: MapsShape, code: str, activation: Activation | None) -> Stage:
    match layer:
        case Conv2d():
            geometry = layer.kernel_size, layer.stride, layer.padding
            return Stage("conv", index, index, shape, code, None, *geometry)
        case Pool2d():
            return Stage("pool", index, index, shape, code, None, layer.kernel_size, layer.stride, pooling=layer.kind)
        case Linear():
            return Stage("dense", index, index, shape, code)
        case _:
            return Stage("activation", index, index, shape, code, activation)


def _activation_of(layer: Layer) -> Activation | None:
    return next((name for name, kind in ACTIVATIONS.items() if isinstance(layer, kind)), None)


def _as_maps_shape(shape: Sequence[int]) -> MapsShape:
    return (shape[0], shape[1], shape[2]) if len(shape) == 3 else (math.prod(shape), 1, 1)


def has_unit(stages: Sequence[Stage], unit: NetworkUnit) -> bool:
    """Whether the stages have such a unit."""
    return 0 <= unit.stage < len(stages) and all(
        0 <= i < n for i, n in zip(unit.place, stages[unit.stage].shape, strict=True)
    )


# ---- a forward and a backward pass


class Target(NamedTuple):
    """What is differentiated: the cross-entropy with a label, or a class's score (its logit)."""

    of: Literal["loss", "score"]
    digit: int


@dataclass(frozen=True, eq=False)
class StageWeights:
    """A copy of a network's weights and biases, stage by stage; None where a stage has none."""

    parameters: Array
    weights: tuple[Array | None, ...]
    biases: tuple[Array | None, ...]

    @cached_property
    def sizes(self) -> tuple[float | None, ...]:
        """The root of the mean square of each stage's weights."""
        return root_mean_squares(self.weights)

    @cached_property
    def largest(self) -> tuple[float | None, ...]:
        """The largest absolute weight of each stage."""
        return tuple(None if each is None else float(np.abs(each).max()) for each in self.weights)

    @cached_property
    def levels(self) -> tuple[NDArray[np.uint8] | None, ...]:
        """Of each stage's kernels (out·in, h, w) on a scale of their own; None where there are no kernels."""
        return tuple(
            None if each is None or each.ndim != 4 else _kernel_levels(each, high or 1.0)
            for each, high in zip(self.weights, self.largest, strict=True)
        )


def _kernel_levels(weights: Array, high: float) -> NDArray[np.uint8]:
    return Scale(-high, high).levels(weights.reshape(-1, *weights.shape[2:]))


def root_mean_squares(arrays: Sequence[Array | None]) -> tuple[float | None, ...]:
    """Per entry, so that layers of different sizes can be compared."""
    return tuple(None if each is None else float(np.sqrt(np.mean(np.square(each, dtype=float)))) for each in arrays)


@dataclass(frozen=True, eq=False)
class NetworkSnapshot:
    """Copies of everything in a network, for one image.

    `values[i]` is the output of stage i, `sums[i]` the same before its activation, `gradients[i]` the derivative of
    the target with respect to `values[i]`.
    """

    stages: tuple[Stage, ...]
    values: tuple[Maps, ...]
    sums: tuple[Maps, ...]
    held: StageWeights
    target: Target | None = None
    gradients: tuple[Maps, ...] = ()
    weight_gradients: tuple[Array | None, ...] = ()

    @cached_property
    def probabilities(self) -> Array:
        result: Array = softmax(self.values[-1].reshape(1, -1))[0]
        return result

    def shown(self, quantity: Quantity) -> tuple[Maps, ...]:
        """The maps of all stages. Raises ValueError for gradients that were not asked for."""
        if quantity == "value":
            return self.values
        if quantity == "sum":
            return self.sums
        if self.target is None or self.target.of != quantity:
            raise ValueError(f"the gradients of the {quantity} were not computed")
        return self.gradients

    def has(self, unit: NetworkUnit) -> bool:
        return has_unit(self.stages, unit)

    def value(self, unit: NetworkUnit) -> float:
        return float(self.values[unit.stage][unit.place])


def snapshot_of(
    network: Network, image: NDArray[np.uint8], target: Target | None = None, before: NetworkSnapshot | None = None
) -> NetworkSnapshot | None:
    """Run a 28×28 image from 0 to 255 through a network; with a target also back, for the gradients.

    What has not changed since an earlier snapshot `before` is taken from there. None if a logit is not finite. The
    network's own `gradients` are overwritten.
    """
    stages = stages_of(network)
    x = image.reshape(1, *network.input_shape) / network.parameters.dtype.type(255)
    with np.errstate(over="ignore", invalid="ignore"):
        logits = network.forward(x)
        if not np.isfinite(logits).all():
            return None
        outputs = network.outputs
        gradients = network.output_gradients(_slope_of(target, logits)) if target is not None else []

    def of_stages(source: list[Array], first: Array, after_activation: bool) -> tuple[Maps, ...]:
        indices = [stage.output if after_activation else stage.layer for stage in stages[1:]]
        arrays = [first, *(source[index] for index in indices)]
        return tuple(array[0].reshape(stage.shape) for array, stage in zip(arrays, stages, strict=True))

    values, sums = of_stages(outputs, x, True), of_stages(outputs, x, False)
    return NetworkSnapshot(
        stages,
        values,
        sums,
        _weights_of(network, stages, before),
        target,
        of_stages(gradients[1:], gradients[0], True) if gradients else (),
        _parameters(network, stages, "weight", of_gradients=True) if gradients else (),
    )


def _weights_of(network: Network, stages: tuple[Stage, ...], before: NetworkSnapshot | None) -> StageWeights:
    if before is not None and before.stages == stages and np.array_equal(before.held.parameters, network.parameters):
        return before.held
    weights, biases = (_parameters(network, stages, name) for name in ("weight", "bias"))
    return StageWeights(network.parameters.copy(), weights, biases)


def _parameters(
    network: Network, stages: Sequence[Stage], name: str, *, of_gradients: bool = False
) -> tuple[Array | None, ...]:
    result: list[Array | None] = [None]
    for stage in stages[1:]:
        layer = network.layers[stage.layer]
        held = (layer.gradients if of_gradients else layer.parameters).get(name)
        result.append(None if held is None else held.copy())
    return tuple(result)


def _slope_of(target: Target, logits: Array) -> Array:
    """The derivative of the target with respect to the logits (1, classes)."""
    if target.of == "loss":
        return loss_and_gradient(logits, np.array([target.digit]))[1]
    slope = np.zeros_like(logits)
    slope[0, target.digit] = 1
    return slope


# ---- going from unit to unit


def nearest(stages: Sequence[Stage], unit: NetworkUnit) -> NetworkUnit:
    """The unit, or the nearest one that exists."""
    stage = min(max(unit.stage, 0), len(stages) - 1)
    return NetworkUnit(stage, *(min(max(i, 0), n - 1) for i, n in zip(unit.place, stages[stage].shape, strict=True)))


def other_stage(stages: Sequence[Stage], unit: NetworkUnit, steps: int) -> NetworkUnit:
    """The unit some stages further or back, at about the same place, at most at the first or the last stage."""
    stage = min(max(unit.stage + steps, 0), len(stages) - 1)
    if stage == unit.stage:
        return unit
    place = [
        (2 * i + 1) * n // (2 * own)
        for i, own, n in zip(unit.place, stages[unit.stage].shape, stages[stage].shape, strict=True)
    ]
    if stages[unit.stage].shape[1:] == (1, 1):  # a dense unit has no place on a map: the middle will do
        place[1:] = [n // 2 for n in stages[stage].shape[1:]]
    return nearest(stages, NetworkUnit(stage, *place))


def moved(
    stages: Sequence[Stage], unit: NetworkUnit, down: int, across: int, *, rows: int, map_wise: bool = False
) -> NetworkUnit:
    """The neighbour of a unit in its stage, where `rows` maps stand one below the other.

    Beyond the edge of a map comes the next map; beyond the last map nothing changes. `map_wise` moves by whole maps.
    """
    channels, height, width = stages[unit.stage].shape
    row, column, channel = unit.row + down, unit.column + across, unit.channel
    if map_wise or not (0 <= row < height and 0 <= column < width):
        channel += down + across * rows
        if not 0 <= channel < channels:
            return unit
        row, column = (unit.row, unit.column) if map_wise else (row % height, column % width)
    return NetworkUnit(unit.stage, channel, row, column)
