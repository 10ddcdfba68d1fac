"""The Convolution lab: an input, a kernel and a geometry; the output, and what every single step of it computes.

Positions of the kernel are counted in reading order of the output. Rows and columns of the input are counted on the
padded input, where the kernel slides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from convlab.core import Padding, conv2d, output_size, relu
from convlab.core.convolution import flip
from convlab.core.padding import PadMode, largest_padding, pad
from convlab.labs.definition import DefinitionState
from convlab.labs.inputs import INPUTS
from convlab.labs.kernels import KERNELS
from convlab.labs.scales import Scale, scale_for

Matrix = NDArray[np.float64]
Size = tuple[int, int]
ScaleMode = Literal["own", "shared", "grey", "stretched"]
PAD_MODES: tuple[PadMode, ...] = ("zeros", "reflect", "replicate", "circular")
SCALE_MODES: tuple[ScaleMode, ...] = ("own", "shared", "grey", "stretched")
LARGEST_KERNEL = 31
LARGEST_INPUT = 1024
LARGEST_STRIDE = 64
NO_PADDING = Padding(0, 0, 0, 0)


def frozen(matrix: ArrayLike) -> Matrix:
    """A float64 copy that nobody can write to."""
    copy = np.array(matrix, np.float64)
    copy.flags.writeable = False
    return copy


class Term(NamedTuple):
    """One product of a step: the input's cell times the weight that lies on it."""

    cell: tuple[int, int]
    value: float
    weight: float


@dataclass(frozen=True, eq=False)
class Shown:
    """A matrix and the scale it is shown on: in grey from black to white, or signed around zero."""

    values: Matrix
    scale: Scale
    signed: bool

    @cached_property
    def levels(self) -> NDArray[np.uint8]:
        return self.scale.levels(self.values)


@dataclass(frozen=True)
class KernelRecipe:
    """A preset and its parameters, of which the preset uses those it has."""

    name: str
    size: int = 3
    sigma: float = 1.0
    angle: float = 0.0
    seed: int = 0

    def make(self) -> Matrix:
        preset = KERNELS[self.name]
        return frozen(preset.make(**{name: getattr(self, name) for name in preset.parameters}))


@dataclass(frozen=True, eq=False)
class ConvolutionState:
    """What the user chose.

    `white` is the input's value that is shown as white, `per_side` whether padding is counted as PyTorch counts it.
    `scene`, `input_name` and `recipe` say which prepared example, input and kernel these are; None once edited.
    """

    input: Matrix = field(default_factory=lambda: frozen(INPUTS["book"].make()))
    kernel: Matrix = field(default_factory=lambda: frozen(KERNELS["book"].make()))
    white: float = 8.0
    flipped: bool = False
    padding: Padding = NO_PADDING
    pad_mode: PadMode = "zeros"
    per_side: bool = False
    stride: Size = (1, 1)
    dilation: Size = (1, 1)
    with_relu: bool = False
    shows_difference: bool = False
    scale_mode: ScaleMode = "own"
    pen: float = 8.0
    scene: str | None = "book"
    input_name: str | None = "book"
    recipe: KernelRecipe | None = field(default_factory=lambda: KernelRecipe("book"))
    definition: DefinitionState = field(default_factory=DefinitionState)

    @cached_property
    def padded(self) -> Matrix:
        """The input with its padding: what the kernel slides over."""
        return frozen(pad(self.input, self.padding, self.pad_mode))

    @cached_property
    def applied(self) -> Matrix:
        """The kernel as it lies on the input: turned by 180° for a convolution."""
        return frozen(flip(self.kernel)) if self.flipped else self.kernel

    @property
    def extent(self) -> Size:
        """Rows and columns the kernel spans, with the gaps that dilation makes."""
        return _extent(self.kernel.shape, self.dilation)

    @cached_property
    def size(self) -> Size:
        """Rows and columns of the output."""
        (h, w), (k_h, k_w) = self.input.shape, self.kernel.shape
        return (
            output_size(h, k_h, self.padding.height, self.stride[0], self.dilation[0]),
            output_size(w, k_w, self.padding.width, self.stride[1], self.dilation[1]),
        )

    @property
    def steps(self) -> int:
        return self.size[0] * self.size[1]

    @cached_property
    def correlation(self) -> Matrix:
        """The feature map, before any ReLU."""
        return self._slide(self.applied)

    @cached_property
    def output(self) -> Matrix:
        """The feature map as it is passed on."""
        return frozen(relu(self.correlation)) if self.with_relu else self.correlation

    @cached_property
    def difference(self) -> Matrix:
        """Convolution minus cross-correlation."""
        turned = self._slide(flip(self.applied))
        return frozen(self.correlation - turned if self.flipped else turned - self.correlation)

    def _slide(self, kernel: ArrayLike) -> Matrix:
        result = conv2d(
            self.padded[None, None], np.asarray(kernel)[None, None], stride=self.stride, dilation=self.dilation
        )
        return frozen(result[0, 0])

    # ---- what is shown

    @cached_property
    def shown_input(self) -> Shown:
        if self.scale_mode == "shared":
            scale = scale_for(self.padded, self.output)
            return Shown(self.padded, scale, scale.signed)
        scale = scale_for(self.padded, np.array([self.white]))
        return Shown(self.padded, scale, scale.signed)

    @cached_property
    def shown_kernel(self) -> Shown:
        """The kernel as it lies on the input."""
        high = scale_for(self.applied).high
        return Shown(self.applied, Scale(-high, high), signed=True)

    @cached_property
    def shown_output(self) -> Shown:
        values = self.difference if self.shows_difference else self.output
        if self.scale_mode == "grey":
            return Shown(values, Scale(0.0, self.white), signed=False)
        if self.scale_mode == "stretched":
            low, high = float(values.min()), float(values.max())
            return Shown(values, Scale(low, high if high > low else low + 1), signed=False)
        if self.scale_mode == "shared" and not self.shows_difference:
            return Shown(values, self.shown_input.scale, self.shown_input.signed)
        high = scale_for(values).high
        return Shown(values, Scale(-high, high), signed=True)

    # ---- one step

    def position(self, step: int) -> tuple[int, int]:
        """The output's row and column that a step computes."""
        row, column = divmod(step, self.size[1])
        return row, column

    def corner(self, row: int, column: int) -> tuple[int, int]:
        """The first row and column of the window that gives an output."""
        return row * self.stride[0], column * self.stride[1]

    def terms(self, row: int, column: int) -> list[Term]:
        """The products whose sum is one output, in reading order of the kernel."""
        top, left = self.corner(row, column)
        return [
            Term((y, x), float(self.padded[y, x]), float(weight))
            for (i, j), weight in np.ndenumerate(self.applied)
            for y, x in [(top + i * self.dilation[0], left + j * self.dilation[1])]
        ]

    def reached(self, row: int, column: int) -> list[tuple[int, int]]:
        """The outputs that a cell of the padded input has a part in."""
        rows = _reached(row, self.kernel.shape[0], self.stride[0], self.dilation[0], self.size[0])
        columns = _reached(column, self.kernel.shape[1], self.stride[1], self.dilation[1], self.size[1])
        return [(r, c) for r in rows for c in columns]

    def multiplied(self, i: int, j: int) -> tuple[range, range]:
        """Rows and columns of the padded input that the kernel's cell (i, j), as it lies there, is multiplied with."""
        first = i * self.dilation[0], j * self.dilation[1]
        rows, columns = (
            range(start, start + (n - 1) * s + 1, s) for start, n, s in zip(first, self.size, self.stride, strict=True)
        )
        return rows, columns

    @property
    def covered(self) -> Size:
        """Rows and columns of the padded input that some window covers; the floor drops what lies beyond."""
        rows, columns = ((n - 1) * s + e for n, s, e in zip(self.size, self.stride, self.extent, strict=True))
        return rows, columns

    def patches(self, first: int, count: int) -> Matrix:
        """Rows `first` to `first + count` of im2col's matrix: each holds one step's window, in reading order."""
        steps = np.arange(first, min(first + count, self.steps))
        rows, columns = np.divmod(steps, self.size[1])
        i, j = np.divmod(np.arange(self.kernel.size), self.kernel.shape[1])
        y = rows[:, None] * self.stride[0] + i * self.dilation[0]
        x = columns[:, None] * self.stride[1] + j * self.dilation[1]
        return frozen(self.padded[y, x])


def _reached(index: int, kernel: int, stride: int, dilation: int, size: int) -> list[int]:
    starts = (index - k * dilation for k in range(kernel))
    return sorted(
        {start // stride for start in starts if start >= 0 and start % stride == 0 and start // stride < size}
    )


def _extent(kernel: Sequence[int], dilation: Size) -> Size:
    height, width = (d * (k - 1) + 1 for k, d in zip(kernel, dilation, strict=True))
    return height, width


def with_cells(matrix: Matrix, cells: Iterable[tuple[int, int]], value: float) -> Matrix:
    """The matrix with a value put into some of its cells; the same object when they all have it already."""
    rows, columns = np.array(list(cells), np.intp).reshape(-1, 2).T
    if (matrix[rows, columns] == value).all():
        return matrix
    changed = matrix.copy()
    changed[rows, columns] = value
    return frozen(changed)


# ---- what can be chosen


@dataclass(frozen=True)
class Bounds:
    """The least and the largest value of each control on one axis, given all the others."""

    input: tuple[int, int]
    kernel: tuple[int, int]
    padding: tuple[int, int]  # in total
    stride: tuple[int, int]
    dilation: tuple[int, int]


def bounds(state: ConvolutionState, axis: int) -> Bounds:
    """Bounds of the rows (axis 0) or the columns (axis 1); within them no output is empty."""
    n, k = state.input.shape[axis], state.kernel.shape[axis]
    p, d, extent = _totals(state.padding)[axis], state.dilation[axis], state.extent[axis]
    reachable = largest_padding(n, state.pad_mode)
    most = 2 * extent if reachable is None else min(2 * extent, 2 * reachable)
    return Bounds(
        input=(max(1, extent - p, _least_input(p, state.pad_mode)), LARGEST_INPUT),
        kernel=(1, min(LARGEST_KERNEL, (n + p - 1) // d + 1)),
        padding=(max(0, extent - n), max(most, p)),
        stride=(1, max(min(n + p, LARGEST_STRIDE), state.stride[axis])),
        dilation=(1, max(1, (n + p - 1) // (k - 1)) if k > 1 else 1),
    )


def _least_input(p: int, mode: PadMode) -> int:
    a_side = -(-p // 2)
    return {"reflect": a_side + 1, "circular": a_side}.get(mode, 1) if a_side else 1


def _totals(padding: Padding) -> Size:
    return padding.height, padding.width


def settled(state: ConvolutionState, **changes: Any) -> dict[str, Any]:
    """The changes, and with them whatever else must change so that the kernel still fits on the padded input.

    Padding that its mode cannot give is cut; then dilation goes, then padding is added.
    """
    new: ConvolutionState = replace(state, **changes)
    new = replace(new, padding=_possible_padding(new))
    dilation, totals, mode = list(new.dilation), list(_totals(new.padding)), new.pad_mode
    for axis in (0, 1):
        n, k = new.input.shape[axis], new.kernel.shape[axis]
        if k == 1 or (k - 1) * dilation[axis] + 1 > n + totals[axis]:
            dilation[axis] = 1
        missing = k - n - totals[axis]
        if missing > 0:
            totals[axis] += missing
            reachable = largest_padding(n, mode)
            if reachable is not None and -(-totals[axis] // 2) > reachable:
                mode = "zeros"
    if tuple(totals) != _totals(new.padding):
        new = replace(new, padding=Padding.total(*totals))
    new = replace(new, dilation=(dilation[0], dilation[1]), pad_mode=mode)
    pairs = {entry.name: (getattr(state, entry.name), getattr(new, entry.name)) for entry in fields(state)}
    # arrays are replaced, never changed, so identity decides
    return {name: b for name, (a, b) in pairs.items() if a is not b and (isinstance(a, np.ndarray) or a != b)}


def _possible_padding(state: ConvolutionState) -> Padding:
    """The padding, each side cut to what the mode can give and, in total, to twice the kernel's extent."""
    limits = []
    for axis in (0, 1):
        reachable = largest_padding(state.input.shape[axis], state.pad_mode)
        limits.append(state.extent[axis] if reachable is None else min(state.extent[axis], reachable))
    top, bottom, left, right = state.padding
    cut = Padding(min(top, limits[0]), min(bottom, limits[0]), min(left, limits[1]), min(right, limits[1]))
    return state.padding if cut == state.padding else cut


def padding_presets(state: ConvolutionState) -> dict[str, Padding]:
    """No padding; as much as keeps the size at stride 1; as much as lets each cell meet every weight."""
    e_h, e_w = state.extent
    return {
        "valid": NO_PADDING,
        "same": Padding.total(e_h - 1, e_w - 1),
        "full": Padding(e_h - 1, e_h - 1, e_w - 1, e_w - 1),
    }


# ---- prepared examples


@dataclass(frozen=True)
class Scene:
    """An example worth looking at: what it puts into the lab."""

    input: str
    kernel: str
    padding: Padding = NO_PADDING
    stride: Size = (1, 1)
    flipped: bool = False

    def changes(self) -> dict[str, Any]:
        preset = INPUTS[self.input]
        return {
            "input": frozen(preset.make()),
            "white": preset.white,
            "pen": preset.white,
            "input_name": self.input,
            "kernel": KernelRecipe(self.kernel).make(),
            "recipe": KernelRecipe(self.kernel),
            "padding": self.padding,
            "pad_mode": "zeros",
            "per_side": False,
            "stride": self.stride,
            "dilation": (1, 1),
            "flipped": self.flipped,
            "with_relu": False,
            "shows_difference": False,
            "scale_mode": "own",
        }


SCENES = {
    "book": Scene("book", "book"),
    "turned": Scene("book", "book", flipped=True),
    "padded": Scene("book", "book", Padding(1, 1, 1, 1)),
    "strided": Scene("book", "book", Padding(1, 1, 1, 1), stride=(3, 2)),
    "edge": Scene("edge", "edge"),
    "edge_missed": Scene("edge_transposed", "edge"),
    "edge_found": Scene("edge_transposed", "edge_transposed"),
}
