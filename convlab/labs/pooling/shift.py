"""What pooling is for: move an image a little, and compare how much changes with pooling and without."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from convlab.core import avg_pool2d, conv2d, max_pool2d
from convlab.core.functional.padding import pad
from convlab.labs.common.arrays import Matrix, frozen, remembered, without_noise
from convlab.labs.common.inputs import INPUTS, moved
from convlab.labs.common.kernels import KERNELS
from convlab.labs.common.scales import Scale, scale_for_most
from convlab.labs.common.sliding import Size, Sliding

Sample = Literal["edge", "circle", "input"]
Edge = Literal["none", "edge", "edge_transposed", "sobel"]
PoolingOption = Literal["none", "max", "average"]
SAMPLES: tuple[Sample, ...] = ("edge", "circle", "input")
EDGES: tuple[Edge, ...] = ("none", "edge", "edge_transposed", "sobel")
POOLINGS: tuple[PoolingOption, ...] = ("none", "max", "average")
FARTHEST = 4  # rows or columns that the image is moved by
PLACES = range(-FARTHEST, FARTHEST + 1)
WINDOWS = (2, 3, 4)
MOST = 0.97  # of the values are within the colours' scale
LARGEST_SAMPLE = 128  # rows, and columns: of a larger image the middle is taken


@dataclass(frozen=True)
class PoolingShiftState:
    """What is moved, by how many `rows` down and `columns` to the right, and what is laid over it before pooling.

    `sample` is one of two prepared images, or the lab's own input. `wraps`: what leaves on one side comes in on the
    other; otherwise zeros come in. `strength`: the size of the response to the kernel counts, not its sign. Pooling
    has a square `window` and moves by as much.
    """

    sample: Sample = "edge"
    rows: int = 0
    columns: int = -1
    wraps: bool = True
    edge: Edge = "edge"
    strength: bool = True
    window: int = 2

    @property
    def shift(self) -> Size:
        return self.rows, self.columns


class BeforeAfter(NamedTuple):
    """A representation of the image before and after it moved, and by how much it changed."""

    before: Matrix
    after: Matrix
    difference: Matrix  # after − before
    change: float

    @property
    def is_other(self) -> NDArray[np.bool_]:
        """Which numbers are others than before."""
        other: NDArray[np.bool_] = self.difference != 0
        return other

    @property
    def changed(self) -> int:
        return int(self.is_other.sum())

    @property
    def size(self) -> Size:
        rows, columns = self.before.shape
        return rows, columns


class PoolingComparison(NamedTuple):
    """The image before and after, both under each pooling, and the scale around 0 that all maps share.

    A few extreme values may lie `beyond` the scale: the share of all that do.
    """

    before: Matrix
    after: Matrix
    comparisons: dict[PoolingOption, BeforeAfter]
    scale: Scale
    beyond: float

    def moves_along(self, state: PoolingShiftState, pooling: PoolingOption) -> Size | None:
        """By how many of its own cells a representation has moved along with the image, where that is a whole number.

        A shift by the windows' stride moves a pooled map by one cell: wherever both have a cell, after[i] = before[i −
        1].
        """
        stride = (1, 1) if pooling == "none" else windows_on(self.comparisons["none"].before, state.window).stride
        if any(moved % s for moved, s in zip(state.shift, stride, strict=True)):
            return None
        rows, columns = (moved // s for moved, s in zip(state.shift, stride, strict=True))
        height, width = self.comparisons[pooling].size
        return (rows, columns) if abs(rows) < height and abs(columns) < width else None


def sample_of(state: PoolingShiftState, plane: Matrix) -> Matrix:
    """What is moved, (h, w): of `plane`, the lab's input, at most the middle LARGEST_SAMPLE rows and columns."""
    return _middle(plane) if state.sample == "input" else _preset(state.sample)


def first_of_middle(plane: Matrix) -> Size:
    """Row and column of `plane` at which what is moved of it begins."""
    row, column = (max(0, (side - LARGEST_SAMPLE) // 2) for side in plane.shape)
    return row, column


@remembered
def _middle(plane: Matrix) -> Matrix:
    rows, columns = (slice(start, start + LARGEST_SAMPLE) for start in first_of_middle(plane))
    return plane[rows, columns]


@remembered
def _preset(name: str) -> Matrix:
    return frozen(INPUTS[name].make())


def representations(x: Matrix, state: PoolingShiftState) -> dict[PoolingOption, Matrix]:
    """The response of x (h, w) to the kernel, without its sign if only its strength counts: not pooled, and pooled.

    Without a kernel it is x itself. A window larger than the response is cut to its size.
    """
    return {pooling: frozen(maps[0]) for pooling, maps in _of_all(x[None], state).items()}


def _of_all(images: Matrix, state: PoolingShiftState) -> dict[PoolingOption, NDArray[np.float64]]:
    """The representations of several images (n, h, w), each (n, h', w')."""
    responses = _responses(images, state.edge, state.strength)
    return {pooling: _pooled(responses, pooling, state.window) for pooling in POOLINGS}


def _responses(images: Matrix, edge: Edge, strength: bool) -> NDArray[np.float64]:
    if edge == "none":
        return images
    kernel = frozen(KERNELS[edge].make())
    h, w = images.shape[1:]
    k_h, k_w = kernel.shape
    padded = pad(images, Sliding((h, w), (k_h, k_w)).enough_padding())  # nothing, unless they are smaller
    found = conv2d(padded[:, None], kernel[None, None])[:, 0]
    responses = np.stack([without_noise(*pair, kernel) for pair in zip(found, padded, strict=True)])
    return np.abs(responses) if strength else responses


def _pooled(responses: NDArray[np.float64], pooling: PoolingOption, window: int) -> NDArray[np.float64]:
    if pooling == "none":
        return responses
    pool = max_pool2d if pooling == "max" else avg_pool2d
    pooled = pool(responses[:, None], windows_on(responses[0], window).kernel)[:, 0]
    return pooled.astype(np.float64, copy=False) + 0.0


def windows_on(response: NDArray[np.float64], window: int) -> Sliding:
    """Where the pooling's windows lie on what is not pooled; at its end the floor may drop rows and columns."""
    height, width = response.shape
    size = min(window, height), min(window, width)
    return Sliding((height, width), size, stride=size)


def relative_change(before: Matrix, after: Matrix) -> float:
    """Σ|b − a| / Σ|a|: the change from a to b as a share of all there is in a.

    The relative error in the ℓ¹ norm (Golub and Van Loan, "Matrix Computations", section 2.2.3, with p = 1). Where a is
    0 everywhere it is 0 for b = a, and otherwise infinite.
    """
    changed, all_there_is = float(np.abs(after - before).sum()), float(np.abs(before).sum())
    if all_there_is:
        return changed / all_there_is
    return float("inf") if changed else 0.0


@remembered
def comparisons(x: Matrix, state: PoolingShiftState) -> PoolingComparison:
    """The image x (h, w) moved as the state says, and compared in all three representations."""
    after = frozen(moved(x, *state.shift, wraps=state.wraps))
    found: dict[PoolingOption, BeforeAfter] = {}
    of_before, of_after = representations(x, state), representations(after, state)
    for pooling in POOLINGS:
        a, b = of_before[pooling], of_after[pooling]
        found[pooling] = BeforeAfter(a, b, frozen(b - a), relative_change(a, b))
    maps = [array for comparison in found.values() for array in comparison[:3]]
    high = scale_for_most(MOST, *maps).high
    beyond = sum(int((np.abs(array) > high).sum()) for array in maps) / sum(array.size for array in maps)
    return PoolingComparison(x, after, found, Scale(-high, high), beyond)


def changes_along(x: Matrix, state: PoolingShiftState, axis: int) -> dict[PoolingOption, Matrix]:
    """For each representation its change at every place of PLACES on one axis, (9,), the other shift kept."""
    # the image's own shift along this axis does not matter: the curve is not computed again while the image moves
    return _changes_along(x, replace(state, rows=0) if axis == 0 else replace(state, columns=0), axis)


@remembered
def _changes_along(x: Matrix, state: PoolingShiftState, axis: int) -> dict[PoolingOption, Matrix]:
    shifts = [(place, state.columns) if axis == 0 else (state.rows, place) for place in PLACES]
    images = np.stack([x, *(moved(x, *shift, wraps=state.wraps) for shift in shifts)])
    return {
        pooling: frozen([relative_change(maps[0], after) for after in maps[1:]])
        for pooling, maps in _of_all(frozen(images), state).items()
    }
