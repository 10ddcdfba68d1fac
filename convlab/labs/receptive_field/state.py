"""The Receptive field lab: a stack of layers on an image, a chosen unit, and the part of the image it depends on.

In theory that part follows from sizes alone; measured, it is where the unit has a gradient.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Any, ClassVar, Literal

from convlab.core import Padding
from convlab.labs.common.arrays import Matrix, changed_fields, remembered
from convlab.labs.common.sliding import NO_PADDING, Bounds, Size, Sliding
from convlab.labs.common.stack import (
    LARGEST_SIDE,
    MOST_LAYERS,
    Cells,
    Layers,
    Stack,
    StackLayer,
    Unit,
    conv,
    fitted,
    is_possible,
    least_size,
    pool,
)
from convlab.labs.receptive_field.inputs import bordered, drawn_digit, named_input
from convlab.labs.receptive_field.kernels import LENET, WeightSource, fits_lenet, kernels_of
from convlab.labs.receptive_field.pixel_use import paths, window_use

FieldViewName = Literal["fields", "measured", "section", "use"]
WEIGHTS: tuple[WeightSource, ...] = ("random", "ones", "lenet")
VIEWS: tuple[FieldViewName, ...] = ("fields", "measured", "section", "use")
MOST_PINS = 3
USE_KERNELS = (1, 2, 3)
USE_SIDE = 5  # of the small inputs on which the use of pixels is compared

ADDED = StackLayer(padding=(1, 1))  # what a new layer is
RESPONDS = (3, 3)  # the unit of LeNet's last map that responds most to the drawn 3


@dataclass(frozen=True, eq=False)
class FieldState:
    """What the user chose.

    `unit` is the one that is looked at, `pins` are units kept beside it. `white` is the input's value that is shown as
    white. `scene` and `input_name` say which prepared example and input these are; None once edited. `over_image`: a
    measured gradient is shown over the image.
    """

    layers: Layers = LENET
    input: Matrix = field(default_factory=drawn_digit)
    white: float = 255.0
    pen: float = 255.0
    input_name: str | None = "drawn"
    number: int = 0
    unit: Unit = field(default_factory=lambda: Unit(4, *RESPONDS))
    pins: tuple[Unit, ...] = ()
    weights: WeightSource = "lenet"
    with_relu: bool = True
    seed: int = 0
    scene: str | None = "lenet"
    view: FieldViewName = "fields"
    over_image: bool = True

    VIEWING: ClassVar = ("view", "over_image")

    @cached_property
    def stack(self) -> Stack:
        height, width = self.input.shape
        return Stack(self.layers, (height, width))

    @property
    def sliding(self) -> Sliding:
        """Where the first layer's window lies."""
        return self.layers[0].sliding(self.stack.size)

    @property
    def work(self) -> int:
        """How many multiplications the maps of all layers take."""
        kernels = kernels_of(self.layers, self.weights, self.seed)
        return sum(
            rows * columns * (weight.size if weight is not None else layer.area)
            for (rows, columns), layer, (weight, _) in zip(self.stack.sizes[1:], self.layers, kernels, strict=True)
        )

    def work_back(self, unit: Unit) -> int:
        """How many multiplications it takes to measure a unit's field."""
        kernels = kernels_of(self.layers, self.weights, self.seed)
        seen = self.stack.seen(unit)[1:]
        return sum(
            rows.cells.size * columns.cells.size * (weight.size if weight is not None else layer.area)
            for (rows, columns), layer, (weight, _) in zip(seen, self.layers, kernels, strict=False)
        )

    def field(self, unit: Unit) -> Cells:
        return self.stack.field(unit)

    def padding_around(self, layer: int) -> Padding:
        """What the next layer puts around the map of a layer."""
        return self.layers[layer].pad if layer < len(self.layers) else NO_PADDING

    def place_of(self, unit: Unit) -> Size:
        """Where a unit is on its map, counted with the padding around it."""
        padding = self.padding_around(unit.layer)
        return unit.row + padding.top, unit.column + padding.left

    def unit_at(self, layer: int, place: Size) -> Unit | None:
        """The unit at a place of a map, counted with the padding around it; None for padding."""
        if layer > len(self.layers):
            return None
        padding, (rows, columns) = self.padding_around(layer), self.stack.sizes[layer]
        row, column = place[0] - padding.top, place[1] - padding.left
        return Unit(layer, row, column) if 0 <= row < rows and 0 <= column < columns else None

    def on_image(self, unit: Unit) -> int:
        """How many cells of a unit's field lie on the image."""
        return self.field(unit).clipped(self.stack.size).area

    def overlap(self, a: Unit, b: Unit) -> int:
        """How many cells of the image lie in the fields of both units."""
        both = self.stack.support(a) & self.stack.support(b)
        return int(both.sum())

    @property
    def use_of_windows(self) -> Matrix:
        return _use(self.layers, self.stack.size)[0]

    @property
    def use_of_paths(self) -> Matrix:
        return _use(self.layers, self.stack.size)[1]

    def bounds_of_input(self, axis: int) -> Bounds:
        """Of the input alone: the layers have their own bounds."""
        size = (least_size(self.layers)[axis], LARGEST_SIDE)
        return Bounds(size, *((1, 1),) * 4)


@remembered
def _use(layers: Layers, size: Size) -> tuple[Matrix, Matrix]:
    return window_use(layers[0].sliding(size)), paths(Stack(layers, size))


@cache
def compared_uses() -> dict[int, Matrix]:
    """For kernels 1, 2 and 3, without padding: how often each cell of a 5 × 5 is used."""
    return {kernel: window_use(Sliding((USE_SIDE, USE_SIDE), (kernel, kernel))) for kernel in USE_KERNELS}


# ---- edits


def settled(state: FieldState, **changes: Any) -> dict[str, Any]:
    """The changes, and whatever else must change so that the state stays possible.

    An image that is too small for the stack gets a border; layers that do not fit get smaller windows; a unit that no
    longer exists is replaced by the nearest one, and LeNet's kernels, where they do not fit, by random ones.
    """
    if "input" in changes:
        changes["input"] = bordered(changes["input"], least_size(changes.get("layers", state.layers)))
    if "layers" in changes:
        changes["layers"] = changes["layers"][:MOST_LAYERS]
    new: FieldState = replace(state, **changes)
    size = (new.input.shape[0], new.input.shape[1])
    if not is_possible(new.layers, size):
        new = replace(new, layers=fitted(new.layers, size))
    stack = Stack(new.layers, size)
    pins = tuple(pin for pin in new.pins if stack.nearest(pin) == pin)
    new = replace(new, unit=stack.nearest(new.unit), pins=pins)
    if new.weights == "lenet" and not fits_lenet(new.layers):
        new = replace(new, weights="random")
    return {name: getattr(new, name) for name in changed_fields(state, new)}


def rearranged(state: FieldState, order: Sequence[int], chosen: int) -> dict[str, Any]:
    """The changes that put the layers into another order, given by their present numbers; 0 stands for a new layer.

    Pinned units go along with their layers. `chosen` is the new number of the layer that is looked at.
    """
    places = {number: place for place, number in enumerate(order, 1) if number}
    return {
        "layers": tuple(state.layers[number - 1] if number else ADDED for number in order),
        "pins": tuple(pin._replace(layer=places[pin.layer]) for pin in state.pins if pin.layer in places),
        "unit": state.unit._replace(layer=chosen),
        "scene": None,
    }


# ---- prepared examples


@dataclass(frozen=True)
class FieldScene:
    """A prepared example: what it puts into the lab."""

    layers: Layers
    input: str
    side: int = 0
    weights: WeightSource = "ones"
    with_relu: bool = False
    cell: Size | None = None  # of the chosen unit in the last layer; otherwise the one in the middle

    def changes(self) -> dict[str, Any]:
        image, white = named_input(self.input, self.side)
        unit = Stack(self.layers, (image.shape[0], image.shape[1])).middle(len(self.layers))
        return {
            "layers": self.layers,
            "input": image,
            "white": white,
            "pen": white,
            "input_name": self.input,
            "unit": Unit(unit.layer, *(self.cell or unit.cell)),
            "pins": (),
            "weights": self.weights,
            "with_relu": self.with_relu,
        }


def _vgg(*blocks: int) -> Layers:
    """Blocks of so many 3 × 3 convolutions, each with max pooling at its end (D2L, section 8.2)."""
    return tuple(layer for count in blocks for layer in (*(conv(3, padding=1),) * count, pool("max", 2)))


def _resnet() -> Layers:
    """The stem and the first stage of ResNet-18 without their shortcuts (D2L, section 8.6)."""
    return (conv(7, stride=2, padding=3), pool("max", 3, stride=2, padding=1), *(conv(3, padding=1),) * 4)


SCENES = {
    "one": FieldScene((conv(3),), "circle", 10, cell=(1, 2)),
    "two": FieldScene((conv(3), conv(3)), "circle", 12, cell=(1, 2)),
    "lenet": FieldScene(LENET, "drawn", weights="lenet", with_relu=True, cell=RESPONDS),
    "ten": FieldScene((conv(5),) * 10, "drawn", 240),
    "dilated": FieldScene(tuple(conv(3, dilation=d) for d in (1, 2, 4)), "drawn"),
    "vgg": FieldScene(_vgg(2, 2, 3), "drawn", 96, weights="random"),
    "vgg16": FieldScene(_vgg(2, 2, 3, 3, 3), "drawn", 224, weights="random"),
    "resnet": FieldScene(_resnet(), "drawn", 224, weights="random"),
}
