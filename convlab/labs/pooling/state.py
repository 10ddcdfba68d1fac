"""The Pooling lab: an input of one or more planes, a window; its maximum, average or minimum at every step.

Steps are counted in reading order of the output, rows and columns of the input on the padded input. Pooling treats
every plane alone: one of them is stepped through.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from convlab.core import Padding, avg_pool2d, conv2d, max_pool2d, max_pool2d_backward
from convlab.core.functional.padding import pad
from convlab.labs.common.arrays import Matrix, changed_fields, frozen, remembered, without_noise
from convlab.labs.common.inputs import INPUTS
from convlab.labs.common.planes import RGB, colour_picture
from convlab.labs.common.scales import Scale, ScaledMatrix, ScaleMode, output_scale, scale_for
from convlab.labs.common.sliding import NO_PADDING, Bounds, Cell, Size, Sliding, cut_padding, is_even, padded
from convlab.labs.pooling.shift import PoolingShiftState

View = Literal["steps", "shift", "words"]
VIEWS: tuple[View, ...] = ("steps", "shift", "words")
PoolingKind = Literal["max", "average", "min"]
KINDS: tuple[PoolingKind, ...] = ("max", "average", "min")
WHITE_PIXEL = 255.0


@dataclass(frozen=True)
class PoolStep:
    """One window: its cells that count, in reading order, their values and what comes out.

    `winners` are the cells that hold the maximum (or minimum). The first one in reading order alone gets the gradient,
    as in PyTorch. An average has none. `divisor` is what an average's sum is divided by, otherwise 1.
    """

    cells: tuple[Cell, ...]
    values: tuple[float, ...]
    divisor: int
    result: float
    winners: tuple[Cell, ...]


@dataclass(frozen=True, eq=False)
class PoolingState:
    """What the user chose. `input` is (c, h, w), `channel` the plane that is stepped through.

    `stride` is None when it is the window's size, as in the book. `white` is the input's value that is shown as white,
    `per_side` whether padding is counted as PyTorch counts it, `in_colour` whether a photograph's planes are shown as
    one. `scene` and `input_name` say which prepared example and input these are; None once edited. There may be fewer
    steps than `step`: then the last one is shown.
    """

    VIEWING: ClassVar = ("view", "step")

    input: Matrix = field(default_factory=lambda: frozen(INPUTS["book"].make()[None]))
    channel: int = 0
    in_colour: bool = False
    white: float = 8.0
    pen: float = 8.0
    kind: PoolingKind = "max"
    window: Size = (2, 2)
    stride: Size | None = (1, 1)
    padding: Padding = NO_PADDING
    per_side: bool = True
    count_include_pad: bool = True
    scale_mode: ScaleMode = "auto"
    scene: str | None = "book"
    input_name: str | None = "book"
    number: int = 0  # the seed of random numbers, or a digit's place in MNIST's test set
    shift: PoolingShiftState = field(default_factory=PoolingShiftState)
    view: View = "steps"
    step: int = 0

    @property
    def channels(self) -> int:
        return len(self.input)

    @property
    def plane(self) -> Matrix:
        """(h, w), the plane that is stepped through."""
        return _plane(self.input, self.channel)

    @property
    def padded(self) -> Matrix:
        """The plane with its padding, shown as zeros: what the window slides over."""
        return padded(self.plane, self.padding)

    @cached_property
    def sliding(self) -> Sliding:
        """Where the window lies at each step."""
        h, w = self.input.shape[1:]
        return Sliding((h, w), self.window, self.padding, self.window if self.stride is None else self.stride)

    @property
    def outputs(self) -> Matrix:
        """Every plane, pooled: (c, h', w')."""
        return _pooled(self.input, self.kind, self.window, self.sliding.stride, self.padding, self.count_include_pad)

    @property
    def output(self) -> Matrix:
        """(h', w'), what comes out of the plane that is stepped through."""
        return _plane(self.outputs, self.channel)

    # ---- what is shown: all planes on one scale

    @cached_property
    def shown_input(self) -> ScaledMatrix:
        return _shown(self.padded, scale_for(self.input, np.array([self.white])))

    @cached_property
    def shown_planes(self) -> ScaledMatrix:
        """All planes (c, h, w), without padding."""
        return _shown(self.input, self.shown_input.scale)

    @cached_property
    def shown_outputs(self) -> ScaledMatrix:
        return _shown(self.outputs, self.scale_of(self.outputs))

    def scale_of(self, pooled: Matrix) -> Scale:
        """The scale that pooled values are shown on. Pooled values are compared with the input: on one scale."""
        mode = "shared" if self.scale_mode == "auto" else self.scale_mode
        return output_scale(mode, self.white, self.shown_input.scale, pooled)

    @cached_property
    def shown_output(self) -> ScaledMatrix:
        return _shown(self.output, self.shown_outputs.scale)

    # ---- in colour

    @property
    def is_photograph(self) -> bool:
        """Whether its planes are red, green and blue."""
        return self.channels == RGB and self.white == WHITE_PIXEL

    @property
    def shows_colour(self) -> bool:
        return self.in_colour and self.is_photograph

    @property
    def input_picture(self) -> NDArray[np.uint8] | None:
        """The photograph in colour, without padding (h, w, 3)."""
        return _picture(self.input, NO_PADDING) if self.is_photograph else None

    @property
    def padded_picture(self) -> NDArray[np.uint8] | None:
        return _picture(self.input, self.padding) if self.is_photograph else None

    @property
    def output_picture(self) -> NDArray[np.uint8] | None:
        """What comes out of the photograph, in colour (h', w', 3)."""
        return _picture(self.outputs, NO_PADDING) if self.is_photograph else None

    # ---- one step

    def pooled_at(self, row: int, column: int) -> PoolStep:
        """How one output comes about. Padding counts only in an average, and only with `count_include_pad`."""
        cells = self.sliding.cells(row, column)
        if self.kind != "average" or not self.count_include_pad:
            cells = [cell for cell in cells if self.sliding.is_data(cell)]
        values = [float(self.padded[cell]) for cell in cells]
        result = float(self.output[row, column])
        averages = self.kind == "average"
        winners = [] if averages else [cell for cell, value in zip(cells, values, strict=True) if value == result]
        return PoolStep(tuple(cells), tuple(values), len(cells) if averages else 1, result, tuple(winners))

    def won_by(self, cell: Cell) -> list[Cell]:
        """The outputs of whose windows a cell of the padded input is the winner."""
        if self.kind == "average":
            return []
        contested = _contested(self.plane, self.kind, self.padding)
        return [output for output in self.sliding.reached(*cell) if self._winner(contested, output) == cell]

    def _winner(self, contested: Matrix, output: Cell) -> Cell:
        """The first cell in reading order that holds the maximum of an output's window."""
        top, left = (place * s for place, s in zip(output, self.sliding.stride, strict=True))
        height, width = self.window
        row, column = divmod(int(contested[top : top + height, left : left + width].argmax()), width)
        return top + row, left + column

    def wins(self, revealed: int | None = None) -> Matrix:
        """How many outputs each cell of the padded input wins, of the first `revealed` ones or of all of them.

        This is the gradient that pooling passes back if every output's is 1; zeros for an average. Windows whose cells
        are all equal are left out: nothing wins in them.
        """
        counted = self.sliding.steps if revealed is None else revealed
        return _wins(self.plane, self.kind, self.window, self.sliding.stride, self.padding, counted)

    # ---- in other words

    @property
    def shown_corner(self) -> Cell:
        """Where the window of the present step begins, counted without padding: perhaps below 0."""
        row, column = self.sliding.position(min(self.step, self.sliding.steps - 1))
        return row * self.sliding.stride[0] - self.padding.top, column * self.sliding.stride[1] - self.padding.left

    def step_near(self, cell: Cell) -> int:
        """The step whose window begins nearest to a cell of the input."""
        padding = self.padding.top, self.padding.left
        row, column = (
            min(round((place + before) / stride), size - 1)
            for place, before, stride, size in zip(cell, padding, self.sliding.stride, self.sliding.size, strict=True)
        )
        return self.sliding.step((row, column))

    @property
    def constant_kernel(self) -> Matrix:
        """Average pooling's weights as a convolution: 1/(k_h·k_w) in every cell."""
        return _constant(self.window)

    @property
    def convolved(self) -> Matrix:
        """The plane under the constant kernel, (h', w')."""
        return _convolved(self.padded, self.constant_kernel, self.sliding.stride)

    @property
    def averaged(self) -> Matrix:
        """The plane under average pooling that counts pad cells, (h', w'), whatever the lab's kind of pooling is."""
        pooled = _pooled(self.input, "average", self.window, self.sliding.stride, self.padding, True)
        return _plane(pooled, self.channel)

    @property
    def constant_difference(self) -> float:
        """The largest difference between `convolved` and `averaged`."""
        return float(np.abs(self.convolved - self.averaged).max())


@remembered
def _plane(planes: Matrix, channel: int) -> Matrix:
    plane: Matrix = planes[channel]  # a view of a read-only array
    return plane


@remembered
def _shown(values: Matrix, scale: Scale) -> ScaledMatrix:
    """The same object for the same values, so that its colours are not computed again."""
    return ScaledMatrix(values, scale)


@remembered
def _picture(planes: Matrix, padding: Padding) -> NDArray[np.uint8]:
    return colour_picture(frozen(pad(planes, padding)), WHITE_PIXEL)


@remembered
def _contested(plane: Matrix, kind: PoolingKind, padding: Padding) -> Matrix:
    """(h, w) padded with what never wins, and negated if the least value wins: the maximum is then the winner."""
    return frozen(pad(plane if kind == "max" else -plane, padding, fill=-np.inf))


@remembered
def _pooled(planes: Matrix, kind: PoolingKind, window: Size, stride: Size, padding: Padding, count_pad: bool) -> Matrix:
    if kind == "average":
        result = avg_pool2d(planes[None], window, stride=stride, padding=padding, count_include_pad=count_pad)
    elif kind == "max":
        result = max_pool2d(planes[None], window, stride=stride, padding=padding)
    else:
        result = -max_pool2d(-planes[None], window, stride=stride, padding=padding)
    return frozen(result[0] + 0.0)  # no −0


@remembered
def _wins(plane: Matrix, kind: PoolingKind, window: Size, stride: Size, padding: Padding, counted: int) -> Matrix:
    size = Sliding(plane.shape[:2], window, padding, stride).size
    if kind == "average":
        return frozen(pad(np.zeros_like(plane), padding))
    signed = plane if kind == "max" else -plane
    is_there = np.arange(size[0] * size[1]).reshape(size) < counted
    gradient = (is_there & _decided(plane, window, stride, padding)).astype(np.float64)[None, None]
    wins = max_pool2d_backward(gradient, signed[None, None], window, stride=stride, padding=padding)[0, 0]
    return frozen(pad(wins, padding))


@remembered
def _decided(plane: Matrix, window: Size, stride: Size, padding: Padding) -> NDArray[np.bool_]:
    """(h', w'): where the cells of a window differ, or it has no more than one."""
    greatest, least, count = (
        pool(x[None, None], window, stride=stride, padding=padding)[0, 0]
        for pool, x in ((max_pool2d, plane), (max_pool2d, -plane), (avg_pool2d, np.ones_like(plane)))
    )
    decided: NDArray[np.bool_] = (greatest != -least) | (count * (window[0] * window[1]) < 1.5)
    return decided


@remembered
def _constant(window: Size) -> Matrix:
    return frozen(np.full(window, 1 / (window[0] * window[1])))


@remembered
def _convolved(padded: Matrix, kernel: Matrix, stride: Size) -> Matrix:
    return without_noise(conv2d(padded[None, None], kernel[None, None], stride=stride)[0, 0], padded, kernel)


# ---- what can be chosen


def bounds(state: PoolingState, axis: int) -> Bounds:
    """Bounds of the rows (axis 0) or the columns (axis 1). A side gets at most half the window, as in PyTorch."""
    return state.sliding.bounds(axis, largest_side=state.window[axis] // 2)


def settled(state: PoolingState, **changes: Any) -> dict[str, Any]:
    """The changes, and whatever else must change so that the window still fits on the padded input.

    A channel that no longer exists becomes the last one. Padding beyond half the window is cut; then padding is added.
    """
    new = replace(state, **changes)
    half = new.window[0] // 2, new.window[1] // 2
    new = replace(new, channel=min(new.channel, new.channels - 1), padding=cut_padding(new.padding, half))
    new = replace(new, padding=new.sliding.enough_padding())  # at most half the window: n + 2⌊k/2⌋ ≥ k
    new = replace(new, per_side=new.per_side and is_even(new.padding))
    return {name: getattr(new, name) for name in changed_fields(state, new)}
