"""The network of the LeNet lab as a plan: what can be chosen about it, within what bounds, and what follows.

Either LeNet's plan (two convolutions, each with an activation and 2×2 pooling, then dense layers), or an MLP: the dense
layers alone. A number's bounds follow from the other numbers, so that every plan within them can be built.
"""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple, get_args

import numpy as np

from convlab.core import Conv2d, Flatten, Layer, Linear, Network, Pool2d, Window, output_size, receptive_field
from convlab.core.data.digits import IMAGE_SIZE
from convlab.core.functional.geometry import ReceptiveField
from convlab.core.nn.initialisers import Initialiser
from convlab.core.nn.layers import ACTIVATIONS, Activation, Pooling, Shape
from convlab.core.nn.lenet import CLASSES

POOLING_WINDOW = 2
HIDDEN_LAYERS = 2
INPUT_SHAPE = (1, IMAGE_SIZE, IMAGE_SIZE)

Measure = Literal["parameters", "multiply_adds"]  # of a layer: how many weights and biases, how many products
FieldName = Literal["channels", "kernel", "padding", "dense"]
LIMITS: dict[FieldName, tuple[int, int]] = {
    "channels": (1, 64),
    "kernel": (1, 11),
    "padding": (0, 5),
    "dense": (1, 512),
}


class PlanField(NamedTuple):
    """One number of a plan: `place` counts the convolutions, or the dense layers, from 0."""

    name: FieldName
    place: int


class ConvolutionPlan(NamedTuple):
    """`kernel` is rows and columns alike, `padding` is per side."""

    channels: int
    kernel: int
    padding: int = 0


@dataclass(frozen=True)
class Architecture:
    """The plan of a network for 28×28 images and ten classes; without convolutions it is an MLP.

    Raises ValueError when it cannot be built.
    """

    convolutions: tuple[ConvolutionPlan, ...] = (ConvolutionPlan(6, 5, 2), ConvolutionPlan(16, 5))
    dense: tuple[int, ...] = (120, 84)
    activation: Activation = "sigmoid"
    pooling: Pooling = "average"

    def __post_init__(self) -> None:
        if self.activation not in get_args(Activation) or self.pooling not in get_args(Pooling):
            raise ValueError(f"no LeNet with activation {self.activation!r} and pooling {self.pooling!r}")
        if len(self.convolutions) not in (0, 2) or len(self.dense) != HIDDEN_LAYERS:
            raise ValueError("there must be two convolutions or none, and two dense layers before the output")
        for field in self.fields:
            low, high = LIMITS[field.name]
            if not low <= self.value(field) <= high:
                raise ValueError(f"{field.name} must be from {low} to {high}, got {self.value(field)}")
        if not _fits(self.convolutions):
            raise ValueError(f"these convolutions do not fit an image of {IMAGE_SIZE} × {IMAGE_SIZE}")

    @property
    def is_mlp(self) -> bool:
        return not self.convolutions

    @property
    def has_the_books_shape(self) -> bool:
        """Whether it differs from the book's LeNet in activation and pooling at most."""
        return self.convolutions == type(self).convolutions and self.dense == type(self).dense

    # ---- its numbers

    @property
    def fields(self) -> list[PlanField]:
        """The numbers that can be chosen, from the input to the output. Only the first convolution is padded."""
        result = [PlanField("padding", 0)] if self.convolutions else []
        for index in range(len(self.convolutions)):
            result += [PlanField("channels", index), PlanField("kernel", index)]
        return result + [PlanField("dense", index) for index in range(len(self.dense))]

    def value(self, field: PlanField) -> int:
        if field.name == "dense":
            return self.dense[field.place]
        value: int = getattr(self.convolutions[field.place], field.name)
        return value

    def with_value(self, field: PlanField, value: int) -> Architecture:
        """The plan with another number in one place."""
        if field.name == "dense":
            return replace(self, dense=_put(self.dense, field.place, value))
        return replace(self, convolutions=self._convolutions_with(field, value))

    def bounds(self, field: PlanField) -> tuple[int, int]:
        """The least and the largest value that a number can have while the others stay."""
        low, high = LIMITS[field.name]
        if field.name in ("channels", "dense"):
            return low, high
        possible = [value for value in range(low, high + 1) if _fits(self._convolutions_with(field, value))]
        return possible[0], possible[-1]

    def _convolutions_with(self, field: PlanField, value: int) -> tuple[ConvolutionPlan, ...]:
        changed = self.convolutions[field.place]._replace(**{field.name: value})
        return _put(self.convolutions, field.place, changed)

    # ---- what follows

    def network(self, initialiser: Initialiser = "zeros", seed: int = 0) -> Network:
        """The network before its first step; by default all of its parameters are 0."""
        network = Network(self.layers(), INPUT_SHAPE)
        if initialiser != "zeros":
            network.initialise(initialiser, np.random.default_rng(seed))
        return network

    def layers(self) -> list[Layer]:
        """New layers, whose parameters do not exist yet."""
        act = ACTIVATIONS[self.activation]
        layers: list[Layer] = []
        for channels, kernel, padding in self.convolutions:
            layers += [Conv2d(channels, kernel, padding=padding), act(), Pool2d(self.pooling, POOLING_WINDOW)]
        layers.append(Flatten())
        for width in self.dense:
            layers += [Linear(width), act()]
        return [*layers, Linear(CLASSES)]

    # ---- in files

    def metadata(self) -> dict[str, str]:
        """The plan as `from_metadata` reads it."""
        plan = json.dumps({"convolutions": self.convolutions, "dense": self.dense})
        return {"activation": self.activation, "pooling": self.pooling, "architecture": plan}

    @classmethod
    def from_metadata(cls, metadata: Mapping[str, str]) -> Architecture:
        """The plan in a file's metadata; without an "architecture" it has the shape of the book's.

        Raises ValueError if there is no such plan.
        """
        kind: Any = {"activation": metadata.get("activation"), "pooling": metadata.get("pooling")}
        if "architecture" not in metadata:
            return cls(**kind)
        try:
            plan = json.loads(metadata["architecture"])
            convolutions = tuple(ConvolutionPlan(*map(_whole, entry)) for entry in plan["convolutions"])
            dense = tuple(map(_whole, plan["dense"]))
        except (ValueError, TypeError, KeyError) as error:
            raise ValueError(f"no architecture: {metadata['architecture']!r}") from error
        return cls(convolutions, dense, **kind)


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError(f"{value!r} is not a whole number")
    return value


def _put(values: tuple[Any, ...], index: int, value: Any) -> tuple[Any, ...]:
    return (*values[:index], value, *values[index + 1 :])


def _fits(convolutions: tuple[ConvolutionPlan, ...]) -> bool:
    """Whether each kernel fits its input, leaves enough to pool, and never lies on padding alone."""
    size = IMAGE_SIZE
    for _, kernel, padding in convolutions:
        if padding >= kernel or kernel > size + 2 * padding:
            return False
        size = output_size(size, kernel, 2 * padding)
        if size < POOLING_WINDOW:
            return False
        size = output_size(size, POOLING_WINDOW, 0, POOLING_WINDOW)
    return True


# ---- presets

BOOK = Architecture()
LENET_5 = Architecture(activation="tanh")
MODERN = Architecture(activation="relu", pooling="max")
PRESETS = {"book": BOOK, "1998": LENET_5, "modern": MODERN}


@cache
def mlp_like(architecture: Architecture) -> Architecture:
    """An MLP with about as many parameters; its hidden layers have the ratio of LeNet's, 120 : 84."""
    aim = architecture.network().parameters.size
    widths = [(width, max(1, round(width * 84 / 120))) for width in range(1, LIMITS["dense"][1] + 1)]
    dense = min(widths, key=lambda pair: abs(_mlp_parameters(*pair) - aim))
    return replace(architecture, convolutions=(), dense=dense)


def _mlp_parameters(*widths: int) -> int:
    sizes = (math.prod(INPUT_SHAPE), *widths, CLASSES)
    return sum((before + 1) * after for before, after in itertools.pairwise(sizes))


def preset_of(architecture: Architecture) -> str | None:
    """The name of the preset that equals a plan; "mlp" for any MLP, None for other plans."""
    if architecture.is_mlp:
        return "mlp"
    return next((name for name, preset in PRESETS.items() if preset == architecture), None)


# ---- layer by layer


@dataclass(frozen=True)
class LayerFacts:
    """What follows from the plan of a layer.

    `field` is the side of what one unit sees of the input, `jump` how far apart neighbouring units look; a dense layer
    has no jump, as each of its units sees all that is left of the input. `kernel` is None for dense layers. `side` is
    that of what the layer gets (None for dense layers), of which it drops the last `dropped` rows and columns.
    """

    index: int  # in the network
    kind: str  # the layer's class
    code: str
    kernel: int | None
    shape: Shape
    parameters: int
    multiply_adds: int
    field: int
    jump: int | None
    side: int | None
    dropped: int


@lru_cache(maxsize=100)
def facts_of(architecture: Architecture) -> tuple[LayerFacts, ...]:
    """The facts of a plan's layers, first layer first."""
    return tuple(layer_facts(architecture.network()))


def total_of(architecture: Architecture, measure: Measure) -> int:
    """Of all layers together."""
    return sum(getattr(layer, measure) for layer in facts_of(architecture))


def layer_codes(network: Network) -> list[str]:
    """LeNet's names of the layers, C1, S2, C3 …, F6; "" for activations and the output, which have none."""
    letters = {Conv2d: "C", Pool2d: "S", Linear: "F"}
    codes: list[str] = []
    for layer in network.layers[:-1]:
        number = 1 + sum(map(bool, codes))
        codes.append(f"{letters[type(layer)]}{number}" if type(layer) in letters else "")
    return [*codes, ""]


def layer_facts(network: Network) -> list[LayerFacts]:
    """The facts of all layers but activations and Flatten, which change neither shapes nor fields."""
    inputs = [INPUT_SHAPE, *network.shapes[:-1]]
    drops = [_side_and_dropped(layer, before) for layer, before in zip(network.layers, inputs, strict=True)]
    counts = network.parameter_counts, network.multiply_adds
    columns = (layer_codes(network), network.shapes, *counts, _fields(network), drops)
    return [
        LayerFacts(index, type(layer).__name__, code, _kernel(layer), shape, parameters, products, *field, *drop)
        for index, (layer, code, shape, parameters, products, field, drop) in enumerate(
            zip(network.layers, *columns, strict=True)
        )
        if isinstance(layer, (Conv2d, Pool2d, Linear))
    ]


def _side_and_dropped(layer: Layer, before: Shape) -> tuple[int | None, int]:
    """The side of a layer's input, and how many of its last rows are in no window, as in the floor of the formula."""
    if not isinstance(layer, (Conv2d, Pool2d)):
        return None, 0
    padding = layer.padding.top + layer.padding.bottom if isinstance(layer, Conv2d) else 0
    return before[-1], (before[-1] + padding - layer.kernel_size[0]) % layer.stride[0]


def _kernel(layer: Layer) -> int | None:
    return layer.kernel_size[0] if isinstance(layer, (Conv2d, Pool2d)) else None


def _fields(network: Network) -> list[tuple[int, int | None]]:
    """For each layer the side of a unit's receptive field, and the jump. All plans are square."""
    flat = next(index for index, layer in enumerate(network.layers) if isinstance(layer, Flatten))
    fields = receptive_field(map(_window, network.layers[:flat]))
    last = fields[-1] if fields else ReceptiveField(1, 1, 0)
    units = network.shapes[flat - 1][-1] if flat else IMAGE_SIZE
    begin, end = last.start, last.start + (units - 1) * last.jump + last.size
    everything = min(end, IMAGE_SIZE) - max(begin, 0)
    return [*((field.size, field.jump) for field in fields), *[(everything, None)] * (len(network.layers) - flat)]


def _window(layer: Layer) -> Window:
    if isinstance(layer, Conv2d):
        return Window(layer.kernel_size[0], layer.stride[0], layer.padding.top)
    return Window(layer.kernel_size[0], layer.stride[0]) if isinstance(layer, Pool2d) else Window(1)
