"""The Receptive field lab: a stack of layers on an image, a chosen unit, and what of the image that unit depends on.

In theory that follows from sizes alone; measured, it is the gradient of the unit with respect to the image.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from convlab.assets import resource
from convlab.core import (
    avg_pool2d,
    avg_pool2d_backward,
    conv2d,
    conv2d_backward,
    initial_values,
    max_pool2d,
    max_pool2d_backward,
    relu,
    relu_backward,
)
from convlab.core.arrays import Array
from convlab.core.digits import IMAGE_SIZE
from convlab.labs.arrays import Matrix, changed_fields, frozen, remembered
from convlab.labs.inputs import INPUTS
from convlab.labs.lenet import LeNetState
from convlab.labs.photos import fitted_size
from convlab.labs.scales import Scale, scale_for
from convlab.labs.sliding import NO_PADDING, Bounds, Size, Sliding
from convlab.labs.stack import (
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
    window_use,
)
from convlab.weights import load_lenet

Weights = Literal["random", "ones", "lenet"]
View = Literal["fields", "measured", "section", "use"]
WEIGHTS: tuple[Weights, ...] = ("random", "ones", "lenet")
VIEWS: tuple[View, ...] = ("fields", "measured", "section", "use")
MOST_PINS = 3
LENET_CONVS = (0, 3)  # the convolutions among the layers of the bundled LeNet
USE_KERNELS = (1, 2, 3)
USE_SIDE = 5  # of the small inputs on which the use of pixels is compared
QUICK = 10_000_000  # multiplications that take less than 20 ms

RESPONDS = (3, 3)  # the unit of LeNet's last map that responds most to the drawn 3
LENET = (conv(5, padding=2), pool("average", 2), conv(5), pool("average", 2))


@cache
def drawn_digit(side: int = IMAGE_SIZE) -> Matrix:
    """The 3 that the LeNet lab opens with, (side, side) from 0 to 255; at 28 × 28 as LeNet receives it."""
    state = LeNetState()
    if side == IMAGE_SIZE:
        assert state.image is not None
        return frozen(state.image)
    return reduced(frozen(state.ink * 255.0 / state.ink.max()), side)


@dataclass(frozen=True, eq=False)
class FieldState:
    """What the user chose.

    `unit` is the one that is looked at, `pins` are units kept beside it. `white` is the input's value that is shown as
    white. `scene` and `input_name` say which prepared example and input these are; None once edited.
    """

    layers: Layers = LENET
    input: Matrix = field(default_factory=drawn_digit)
    white: float = 255.0
    pen: float = 255.0
    input_name: str | None = "drawn"
    number: int = 0
    unit: Unit = field(default_factory=lambda: Unit(4, *RESPONDS))
    pins: tuple[Unit, ...] = ()
    weights: Weights = "lenet"
    with_relu: bool = True
    seed: int = 0
    scene: str | None = "lenet"
    view: View = "fields"

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
        """Multiplications that the maps of all layers take."""
        kernels = kernels_of(self.layers, self.weights, self.seed)
        return sum(
            rows * columns * (weight.size if weight is not None else layer.area)
            for (rows, columns), layer, (weight, _) in zip(self.stack.sizes[1:], self.layers, kernels, strict=True)
        )

    def work_back(self, unit: Unit) -> int:
        """Multiplications that measuring a unit's field takes."""
        kernels = kernels_of(self.layers, self.weights, self.seed)
        seen = self.stack.seen(unit)[1:]
        return sum(
            rows.cells.size * columns.cells.size * (weight.size if weight is not None else layer.area)
            for (rows, columns), layer, (weight, _) in zip(seen, self.layers, kernels, strict=False)
        )

    def field(self, unit: Unit) -> Cells:
        return self.stack.field(unit)

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
        """Only the input's: the layers have their own."""
        size = (least_size(self.layers)[axis], LARGEST_SIDE)
        return Bounds(size, *((1, 1),) * 4)


@remembered
def _use(layers: Layers, size: Size) -> tuple[Matrix, Matrix]:
    stack = Stack(layers, size)
    return stack.windows_on(), stack.paths()


@cache
def compared_uses() -> tuple[tuple[int, bool, Matrix], ...]:
    """For kernels 1, 2 and 3, without and with padding that keeps the size: how often each cell of a 5 × 5 is used."""
    uses = []
    for padded in (False, True):
        for kernel in USE_KERNELS:
            sliding = Sliding((USE_SIDE, USE_SIDE), (kernel, kernel))
            padding = sliding.padding_presets()["same"] if padded else NO_PADDING
            uses.append((kernel, padded, window_use(replace(sliding, padding=padding))))
    return tuple(uses)


# ---- the network


Kernel = tuple[Array | None, Array | None]  # weight and bias; None for pooling


def fits_lenet(layers: Layers) -> bool:
    """Whether the bundled LeNet's kernels fit: one or two convolutions, with 5 × 5 weights."""
    kernels = [layer.kernel for layer in layers if layer.kind == "conv"]
    return 1 <= len(kernels) <= len(LENET_CONVS) and set(kernels) == {(5, 5)}


@remembered
def kernels_of(layers: Layers, weights: Weights, seed: int) -> tuple[Kernel, ...]:
    """Weight (out, in, k_h, k_w) and bias (out,) of each layer. Only LeNet has more than one channel."""
    rng = np.random.default_rng(seed)
    bundled = iter(_lenet_kernels() if weights == "lenet" else ())
    kernels: list[Kernel] = []
    for layer in layers:
        shape = (1, 1, *layer.kernel)
        if layer.kind != "conv":
            kernels.append((None, None))
        elif weights == "lenet":
            kernels.append(next(bundled))
        elif weights == "ones":
            kernels.append((np.ones(shape), None))
        else:
            kernels.append((initial_values("kaiming", shape, rng), None))
    return tuple(kernels)


@cache
def _lenet_kernels() -> tuple[Kernel, ...]:
    network, _ = load_lenet(resource("weights", "lenet-modern.safetensors"))
    state = network.state_dict()
    return tuple(
        (state[f"{index}.weight"].astype(np.float64), state[f"{index}.bias"].astype(np.float64))
        for index in LENET_CONVS
    )


@cache
def _lenet_channels() -> tuple[int, ...]:
    """The channels of LeNet's convolutions that respond most to the drawn 3: always the same ones are shown."""
    x: Array = drawn_digit()[None, None] / 255
    channels = []
    for layer, (weight, bias) in zip(LENET[::2], _lenet_kernels(), strict=True):
        assert weight is not None
        x = relu(conv2d(x, weight, bias, padding=layer.padding))
        channels.append(int(x.sum(axis=(0, 2, 3)).argmax()))
        x = max_pool2d(x, 2)
    return tuple(channels)


@dataclass(frozen=True, eq=False)
class Maps:
    """What the layers of a state give: `sums[l]` before and `values[l]` after the non-linearity, (1, c, h, w).

    The input is layer 0. `channels[l]` is the one that is shown.
    """

    state: FieldState
    sums: tuple[Array, ...]
    values: tuple[Array, ...]
    channels: tuple[int, ...]

    def shown(self, layer: int) -> Matrix:
        """The map of a layer that is shown, (h, w). The input is shown as it is."""
        if layer == 0:
            return self.state.input
        return frozen(self.values[layer][0, self.channels[layer]])

    @cached_property
    def scales(self) -> list[Scale]:
        """The scale of each layer's map; the input's goes up to white."""
        first = scale_for(self.state.input, np.array([self.state.white]))
        return [first, *(scale_for(self.shown(layer)) for layer in range(1, len(self.values)))]

    def padded(self, layer: int) -> Matrix:
        """The map of a layer with the padding that the next one adds: zeros, for max pooling −∞."""
        shown = self.shown(layer)
        if layer == len(self.state.layers) or not any(self.state.layers[layer].padding):
            return shown
        following = self.state.layers[layer]
        (rows, columns), fill = following.padding, -np.inf if following.kind == "max" else 0.0
        return frozen(np.pad(shown, ((rows, rows), (columns, columns)), constant_values=fill))

    def belongs_to(self, state: FieldState) -> bool:
        """Whether these are the maps of that state too."""
        differ = changed_fields(self.state, state)
        return not differ & {"layers", "input", "white", "weights", "with_relu", "seed"}


def maps_of(state: FieldState) -> Maps:
    """Run the image through the stack."""
    x = state.input[None, None] / (state.white if state.weights == "lenet" else 1.0)
    sums: list[Array] = [x]
    values: list[Array] = [x]
    channels, known = [0], iter(_lenet_channels() if state.weights == "lenet" else (0,) * MOST_LAYERS)
    for layer, (weight, bias) in zip(state.layers, kernels_of(state.layers, state.weights, state.seed), strict=True):
        given = values[-1]
        if weight is None:
            operation = max_pool2d if layer.kind == "max" else avg_pool2d
            sums.append(operation(given, layer.kernel, stride=layer.stride, padding=layer.padding))
            channels.append(channels[-1])
        else:
            sums.append(
                conv2d(given, weight, bias, stride=layer.stride, padding=layer.padding, dilation=layer.dilation)
            )
            channels.append(next(known))
        values.append(relu(sums[-1]) if weight is not None and state.with_relu else sums[-1])
    return Maps(state, tuple(sums), tuple(values), tuple(channels))


# ---- measuring


@dataclass(frozen=True, eq=False)
class Measured:
    """|∂unit/∂input|, (h, w), and how it compares with the theoretical field. The unit is the one of `maps.state`."""

    unit: Unit
    gradient: Matrix
    support: NDArray[np.bool_]  # what the unit can depend on, from sizes alone
    box: Cells  # the theoretical field, beyond the borders too

    @cached_property
    def count(self) -> int:
        """Cells whose gradient is not 0."""
        return int(np.count_nonzero(self.gradient))

    @property
    def possible(self) -> int:
        """Cells of the image that the unit can depend on."""
        return int(self.support.sum())

    @property
    def is_inside(self) -> bool:
        return not bool((self.gradient[~self.support] != 0).any())

    @property
    def is_equal(self) -> bool:
        return bool(((self.gradient != 0) == self.support).all())

    @property
    def spread(self) -> Size:
        """Rows and columns that the cells with a gradient span."""
        rows, columns = (np.flatnonzero((self.gradient != 0).any(axis=axis)) for axis in (1, 0))
        return (int(rows[-1] - rows[0] + 1), int(columns[-1] - columns[0] + 1)) if rows.size else (0, 0)

    def profile(self, axis: int) -> Matrix:
        """The share of the gradient in each row (axis 0) or column (axis 1) of the image. All 0 if there is none."""
        along = self.gradient.sum(axis=1 - axis)
        return frozen(along / (along.sum() or 1.0))

    @property
    def central(self) -> Cells:
        """The part of the field around its middle with half its rows and half its columns, rounded up."""
        rows, columns = -(-self.box.rows // 2), -(-self.box.columns // 2)
        return Cells(
            self.box.top + (self.box.rows - rows) // 2, self.box.left + (self.box.columns - columns) // 2, rows, columns
        )

    @property
    def central_share(self) -> float:
        """How much of the gradient lies in the central part, from 0 to 1."""
        return self._share(self.gradient)

    @property
    def central_cells(self) -> float:
        """How many of the cells lie in the central part, from 0 to 1: the share of a gradient that is even."""
        return self._share(self.support.astype(np.float64))

    def _share(self, values: Matrix) -> float:
        top, left, rows, columns = self.central.clipped((values.shape[0], values.shape[1]))
        total = float(values.sum())
        return float(values[top : top + rows, left : left + columns].sum()) / total if total else 0.0

    @cached_property
    def scale(self) -> Scale:
        return scale_for(self.gradient)


def measured(maps: Maps, unit: Unit) -> Measured:
    """Send a 1 from a unit back through the network to the image.

    Only the part of each layer that the unit sees is computed: the same numbers as for whole maps, in far less time.
    """
    state = maps.state
    kernels = kernels_of(state.layers, state.weights, state.seed)
    origin = unit.cell
    grad: Array = np.zeros((1, maps.values[unit.layer].shape[1], 1, 1))
    grad[0, maps.channels[unit.layer]] = 1
    for index in range(unit.layer - 1, -1, -1):
        layer, (weight, _) = state.layers[index], kernels[index]
        if weight is not None and state.with_relu:
            grad = relu_backward(grad, _part(maps.sums[index + 1], origin, grad.shape))
        origin, grad = _step_back(layer, weight, maps.values[index], origin, grad)
    gradient = np.zeros(state.input.shape)
    rows, columns = grad.shape[2:]
    gradient[origin[0] : origin[0] + rows, origin[1] : origin[1] + columns] = np.abs(grad[0, 0])
    return Measured(unit, frozen(gradient), state.stack.support(unit), state.field(unit))


def _part(x: Array, origin: Size, shape: tuple[int, ...]) -> Array:
    return x[:, :, origin[0] : origin[0] + shape[2], origin[1] : origin[1] + shape[3]]


def _step_back(layer: StackLayer, weight: Array | None, x: Array, origin: Size, grad: Array) -> tuple[Size, Array]:
    """The gradient of a part of a layer's output, which begins at `origin`, on the part of its input that it sees."""
    starts = [first * s - p for first, s, p in zip(origin, layer.stride, layer.padding, strict=True)]
    lengths = [
        (n - 1) * s + d * (k - 1) + 1
        for n, s, d, k in zip(grad.shape[2:], layer.stride, layer.dilation, layer.kernel, strict=True)
    ]
    spans = [
        (max(0, start), max(0, start, min(n, start + length)))
        for start, length, n in zip(starts, lengths, x.shape[2:], strict=True)
    ]
    if 0 in grad.shape or any(first >= last for first, last in spans):  # all of it lies on padding
        return (0, 0), np.zeros((1, x.shape[1], 0, 0))
    inside = tuple(slice(first - start, last - start) for (first, last), start in zip(spans, starts, strict=True))
    seen = np.full((1, x.shape[1], *lengths), -np.inf if layer.kind == "max" else 0.0)
    seen[:, :, *inside] = x[:, :, spans[0][0] : spans[0][1], spans[1][0] : spans[1][1]]
    if weight is not None:
        back, _, _ = conv2d_backward(grad, seen, weight, stride=layer.stride, dilation=layer.dilation)
    else:
        operation = max_pool2d_backward if layer.kind == "max" else avg_pool2d_backward
        back = operation(grad, seen, layer.kernel, stride=layer.stride)
    return (spans[0][0], spans[1][0]), back[:, :, *inside]


def solve(state: FieldState, unit: Unit | None, maps: Maps | None = None) -> tuple[Maps, Measured | None]:
    """The maps, unless they are known already, and what is measured of a unit, if there is one."""
    maps = maps or maps_of(state)
    return maps, None if unit is None else measured(maps, unit)


# ---- edits


def settled(state: FieldState, **changes: Any) -> dict[str, Any]:
    """The changes, and with them whatever else must change so that the state stays possible.

    An image on which the stack does not fit gets a border; layers that do not fit get smaller windows; units that are
    gone make way for the nearest ones; LeNet's kernels, where they do not fit, for random ones.
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


def bordered(image: Matrix, least: Size) -> Matrix:
    """The image with zeros around it where a side is shorter than `least`."""
    missing = [max(0, n - side) for n, side in zip(least, image.shape, strict=True)]
    if not any(missing):
        return image
    return frozen(np.pad(image, [(m // 2, m - m // 2) for m in missing]))


def reduced(image: Matrix, limit: int = LARGEST_SIDE) -> Matrix:
    """A grey image (h, w) with the longer side reduced to `limit`: each cell the mean of what it covers, rounded.

    An image that fits stays as it is.
    """
    size = fitted_size(image.shape[0], image.shape[1], limit)
    result = image
    for axis, n in enumerate(size):
        length = image.shape[axis]
        if n < length:
            edges = np.arange(n) * length // n
            counts = np.diff(np.append(edges, length))
            total = np.add.reduceat(result, edges, axis=axis)
            result = total / (counts[:, None] if axis == 0 else counts)
    return image if result is image else frozen(np.rint(result))


# ---- prepared examples


@dataclass(frozen=True)
class Scene:
    """An example worth looking at: what it puts into the lab."""

    layers: Layers
    input: str
    side: int = 0
    weights: Weights = "ones"
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


def named_input(name: str, side: int) -> tuple[Matrix, float]:
    """An input of the gallery, `side` cells high and wide if its size can be chosen, and its white."""
    if name == "drawn":
        return drawn_digit(side or IMAGE_SIZE), 255.0
    preset = INPUTS[name]
    size = {"height": side, "width": side} if side and "height" in preset.parameters else {}
    return frozen(preset.make(**size)), preset.white


def _vgg() -> Layers:
    return (
        *(conv(3, padding=1), conv(3, padding=1), pool("max", 2)),
        *(conv(3, padding=1), conv(3, padding=1), pool("max", 2)),
        *(conv(3, padding=1), conv(3, padding=1), conv(3, padding=1), pool("max", 2)),
    )


SCENES = {
    "one": Scene((conv(3),), "circle", 10, cell=(1, 2)),
    "two": Scene((conv(3), conv(3)), "circle", 12, cell=(1, 2)),
    "lenet": Scene(LENET, "drawn", weights="lenet", with_relu=True, cell=RESPONDS),
    "ten": Scene((conv(5),) * 10, "drawn", 240),
    "dilated": Scene(tuple(conv(3, dilation=d) for d in (1, 2, 4)), "drawn"),
    "vgg": Scene(_vgg(), "drawn", 96, weights="random"),
}
