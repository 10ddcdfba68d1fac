"""Is f(shifted x) equal to shifted f(x)? Both sides of equivariance, computed and compared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from convlab.core import (
    Conv2d,
    Padding,
    Pool2d,
    Window,
    avg_pool2d,
    conv2d,
    linear,
    max_pool2d,
    receptive_field,
    relu,
)
from convlab.core.functional.padding import pad
from convlab.labs.common.arrays import Matrix, frozen, remembered, without_noise
from convlab.labs.common.bundled import bundled_lenet
from convlab.labs.common.inputs import moved
from convlab.labs.common.kernels import KERNELS
from convlab.labs.common.scales import Scale, signed_scale_for

Border = Literal["zeros", "circular"]
Maps = NDArray[np.floating[Any]]  # (c, h, w)
BORDERS: tuple[Border, ...] = ("zeros", "circular")
LENET_LAYERS = {"lenet_convolution": 0, "lenet_pooling": 2, "lenet_second": 5}  # the index of the last one
FUNCTIONS = ("dense", "convolution", "stride", "max", "average", "global", *LENET_LAYERS)
ROOM = 4  # cells around the drawn image in which it can be moved
LENET_SIDE = 28
LENET_IMAGE = 20  # the drawn image is enlarged for LeNet to at most this side
LARGEST_SHIFT = 8
FLOAT32_NOISE = 1e-5  # of the largest value: what float32 sums differ by when their order does


@dataclass(frozen=True)
class EquivarianceState:
    """Which function, of which kernel, with which border; and how far the image is moved, in rows and columns."""

    function: str = "convolution"
    kernel: str = "sobel"
    border: Border = "zeros"
    shift: tuple[int, int] = (1, 2)

    @property
    def is_lenet(self) -> bool:
        return self.function in LENET_LAYERS

    @property
    def has_kernel(self) -> bool:
        return self.function != "dense" and not self.is_lenet

    @property
    def factor(self) -> int:
        """By how much the function reduces the image: a shift of so many cells moves its result by one."""
        return {"stride": 2, "max": 2, "average": 2, "lenet_pooling": 2, "lenet_second": 4}.get(self.function, 1)

    @property
    def result_shift(self) -> tuple[int, int]:
        """How far f(x) is moved: the shift over `factor`, towards 0; a single number cannot be moved."""
        if self.function == "global":
            return 0, 0
        down, right = (int(step / self.factor) for step in self.shift)
        return down, right

    @property
    def divides(self) -> bool:
        """Whether the result moves by whole cells."""
        return all(step % self.factor == 0 for step in self.shift)


@dataclass(frozen=True, eq=False)
class EquivarianceCheck:
    """`x` and `moved` are images (h, w); `result` is f(x), like all others maps (c, h, w).

    `largest` is the largest |difference|, `inside` the largest among the outputs that see no border, neither before the
    shift nor after it; None without any, and where there is no border.
    """

    x: Matrix
    moved: Matrix
    result: Matrix
    of_moved: Matrix
    moved_result: Matrix
    difference: Matrix
    largest: float
    inside: float | None

    @property
    def is_equal(self) -> bool:
        return self.largest == 0

    @property
    def reference(self) -> float:
        """The largest number in the maps of f: the measure of how large a difference is."""
        return max(float(np.abs(maps).max()) for maps in (self.result, self.of_moved, self.moved_result))

    @cached_property
    def scale(self) -> Scale:
        """One for all maps, so that a small difference looks small."""
        return signed_scale_for(self.result, self.of_moved, self.moved_result, self.difference)


@remembered
def probe(x: Matrix, white: float, for_lenet: bool) -> Matrix:
    """The drawn image (n, n) in the middle of zeros: even-sided with ROOM around it, or LeNet's 28 × 28.

    For LeNet each cell becomes a square of pixels, and white becomes 1.
    """
    n = len(x)
    if for_lenet:
        times = LENET_IMAGE // n
        x, side = np.repeat(np.repeat(x / white, times, 0), times, 1), LENET_SIDE
    else:
        side = n + n % 2 + 2 * ROOM
    before = (side - len(x)) // 2
    result = np.zeros((side, side))
    result[before : before + len(x), before : before + len(x)] = x
    return frozen(result)


@remembered
def compared(x: Matrix, state: EquivarianceState, seed: int) -> EquivarianceCheck:
    """Both sides of f(shifted x) = shifted f(x)."""
    wraps = state.border == "circular"
    image = frozen(moved(x, *state.shift, wraps=wraps))
    still = replace(state, shift=(0, 0))  # f does not depend on it: f(x) is computed once for all shifts
    of_moved, result = applied(image, still, seed), applied(x, still, seed)
    moved_result = moved(result, *state.result_shift, wraps=wraps)
    difference = of_moved - moved_result
    noise = (FLOAT32_NOISE if state.is_lenet else 1e-12) * float(np.abs(of_moved).max() + np.abs(result).max())
    difference = np.where(np.abs(difference) <= noise, 0.0, difference)
    inside = _inside(state, len(x), difference.shape[-1])
    return EquivarianceCheck(
        x,
        image,
        result,
        of_moved,
        frozen(moved_result),
        frozen(difference),
        float(np.abs(difference).max()),
        None if inside is None else float(np.abs(difference[:, inside]).max()),
    )


@remembered
def applied(x: Matrix, state: EquivarianceState, seed: int) -> Matrix:
    """f(x): maps (c, h, w) of an image (h, w)."""
    if state.is_lenet:
        return frozen(_lenet_maps(x, LENET_LAYERS[state.function], state.border))
    if state.function == "dense":
        return frozen(_dense(x, seed))
    kernel = shift_kernel(state.kernel)
    padded = pad(x, _same_padding(kernel), state.border)
    stride = 2 if state.function == "stride" else 1
    maps = conv2d(padded[None, None], kernel[None, None], stride=stride)
    maps = without_noise(maps, x, kernel)
    if state.function == "max":
        maps = max_pool2d(maps, 2)
    elif state.function == "average":
        maps = avg_pool2d(maps, 2)
    elif state.function == "global":
        maps = relu(maps)
        maps = avg_pool2d(maps, maps.shape[-2:])
    return frozen(maps[0])


def weights_of(x: Matrix, state: EquivarianceState, seed: int) -> Matrix:
    """What f multiplies with (c, h, w): its kernel, LeNet's first kernels, or a dense layer's weights as a matrix."""
    if state.is_lenet:
        return _first_kernels()
    return _as_map(_dense_weights(x.size, seed) if state.function == "dense" else shift_kernel(state.kernel))


@cache
def _first_kernels() -> Matrix:
    return frozen(bundled_lenet().state_dict()["0.weight"][:, 0])


@remembered
def _as_map(weights: Matrix) -> Matrix:
    return frozen(weights[None])


def _lenet_maps(x: Matrix, last: int, border: Border) -> Maps:
    """The output of layer `last` of the bundled LeNet.

    With a circular border every convolution, the second too, is padded circularly to keep the size: the maps then have
    no border, as the image has none.
    """
    network = bundled_lenet()
    if border == "zeros":
        network.forward(x[None, None])
        outputs: Maps = network.outputs[last][0].astype(np.float64)
        return outputs
    maps, state = x[None, None].astype(np.float32), network.state_dict()
    for index, layer in enumerate(network.layers[: last + 1]):
        if isinstance(layer, Conv2d):
            weight, bias = (state[f"{index}.{name}"] for name in ("weight", "bias"))
            around = Padding.total(*(side - 1 for side in layer.kernel_size))
            maps = conv2d(pad(maps, around, "circular"), weight, bias)
        elif isinstance(layer, Pool2d):
            maps = (max_pool2d if layer.kind == "max" else avg_pool2d)(maps, layer.kernel_size, stride=layer.stride)
        else:
            maps = layer.forward(maps)
    result: Maps = maps[0].astype(np.float64)
    return result


@cache
def shift_kernel(name: str) -> Matrix:
    """A kernel of the gallery with its default parameters."""
    return frozen(KERNELS[name].make())


def _dense(x: Matrix, seed: int) -> Maps:
    result: Maps = linear(x.reshape(1, -1), _dense_weights(x.size, seed)).reshape(1, *x.shape)
    return result


@remembered
def _dense_weights(count: int, seed: int) -> Matrix:
    return frozen(np.random.default_rng(seed).integers(-2, 2, (count, count), endpoint=True))


def _same_padding(kernel: Matrix) -> Padding:
    rows, columns = kernel.shape
    return Padding.total(rows - 1, columns - 1)


def _windows(state: EquivarianceState, axis: int) -> list[Window] | None:
    """The windows of f's layers along an axis; None if f sees everything at once, or there is no border."""
    if state.function in ("dense", "global") or state.border == "circular":
        return None
    if state.is_lenet:
        layers = [Window(5, padding=2), Window(2, stride=2), Window(5), Window(2, stride=2)]
        return layers[: {"lenet_convolution": 1, "lenet_pooling": 2}.get(state.function, 4)]
    kernel = shift_kernel(state.kernel)
    padding = _same_padding(kernel)
    before = padding.left if axis else padding.top
    first = Window(kernel.shape[axis], stride=2 if state.function == "stride" else 1, padding=before)
    return [first, Window(2, stride=2)] if state.function in ("max", "average") else [first]


def _inside(state: EquivarianceState, side: int, outputs: int) -> NDArray[np.bool_] | None:
    """(h, w): the outputs that see no border, neither where they are nor where the shift brings them from."""
    masks = []
    for axis in (0, 1):
        windows = _windows(state, axis)
        if windows is None:
            return None
        field = receptive_field(windows)[-1]
        starts = field.start + field.jump * np.arange(outputs)
        clear = (starts >= 0) & (starts + field.size <= side)
        before = np.arange(outputs) - state.result_shift[axis]
        known = (before >= 0) & (before < outputs)
        masks.append(clear & known & clear[np.clip(before, 0, outputs - 1)])
    inside: NDArray[np.bool_] = masks[0][:, None] & masks[1]
    return inside if inside.any() else None


def sheet(maps: Maps) -> Matrix:
    """Maps (c, h, w) side by side in one matrix that is about square."""
    count, height, width = maps.shape
    rows = _rows(count)
    grid = maps.reshape(rows, count // rows, height, width).swapaxes(1, 2)
    return frozen(grid.reshape(rows * height, -1))


def sheet_corners(maps: Maps) -> list[tuple[int, int]]:
    """Row and column of the first cell of each map in their `sheet`."""
    count, height, width = maps.shape
    columns = count // _rows(count)
    return [(index // columns * height, index % columns * width) for index in range(count)]


def _rows(count: int) -> int:
    return max(divisor for divisor in range(1, int(count**0.5) + 1) if count % divisor == 0)
