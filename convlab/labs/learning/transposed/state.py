"""Transposed convolution: an input whose cells stamp a kernel, what comes of it, and how it can be looked at."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from convlab.core import Padding
from convlab.core.functional.padding import crop
from convlab.labs.common.arrays import Matrix, changed_fields, frozen, remembered
from convlab.labs.common.kernels import KERNELS
from convlab.labs.common.scales import ScaledMatrix, ScaleMode, output_scale, scale_for, signed_scale_for
from convlab.labs.common.sliding import NO_PADDING, Cell, Size, Sliding
from convlab.labs.learning.transposed.correlation import Correlation
from convlab.labs.learning.transposed.matrix_form import MatrixForm
from convlab.labs.learning.transposed.overlap import Overlap
from convlab.labs.learning.transposed.round_trip import RoundTrip
from convlab.labs.learning.transposed.stamping import Stamping, stamped, weight_of

Aspect = Literal["stamps", "correlation", "matrix", "overlap", "back"]
ASPECTS: tuple[Aspect, ...] = ("stamps", "correlation", "matrix", "overlap", "back")
OPENING_STEP = 3  # the last one of the book's: its stamp has no more zeros than it must
GEOMETRY = ("stride", "padding", "output_padding", "dilation")


@dataclass(frozen=True, eq=False)
class TransposedState:
    """What the user chose. `input` (h, w), `kernel` (k_h, k_w); `padding` is the same on opposite sides.

    `white` is the input's value that is shown as white. `scene`, `input_name` and `recipe` say which prepared example,
    input and kernel these are; None once edited. `number` and `kernel_number` are seeds of random numbers, or the first
    a digit's place in MNIST's test set.

    `aspect` says what is shown of it: the stamps; the same as a cross-correlation, and as a matrix; how often cells
    are stamped; a convolution and the way back. A `step` is a cell of the input, or in the cross-correlation one of the
    output, in reading order; if there are not so many, the last one is shown. `shows_counts` is whether the overlap is
    shown as counts or on the input.
    """

    VIEWING: ClassVar = ("aspect", "step", "shows_counts")
    view: ClassVar[str] = "transposed"
    per_side: ClassVar[bool] = True  # padding is always counted so here

    input: Matrix = field(default_factory=lambda: frozen(KERNELS["book"].make()))
    kernel: Matrix = field(default_factory=lambda: frozen(KERNELS["book"].make()))
    stride: Size = (1, 1)
    padding: Padding = NO_PADDING
    output_padding: Size = (0, 0)
    dilation: Size = (1, 1)
    white: float = 3.0
    pen: float = 3.0
    scale_mode: ScaleMode = "auto"
    scene: str | None = "transposed_book"
    input_name: str | None = "small"
    number: int = 0
    recipe: str | None = "book"
    kernel_number: int = 0
    aspect: Aspect = "stamps"
    step: int = OPENING_STEP
    shows_counts: bool = True

    # ---- where the stamps lie

    @cached_property
    def stamping(self) -> Stamping:
        (h, w), (k_h, k_w) = self.input.shape, self.kernel.shape
        return Stamping((h, w), (k_h, k_w), self.stride, self.padding, self.output_padding, self.dilation)

    @property
    def sliding(self) -> Sliding:
        """Where the window lies at each step: a stamp on the output, or what is summed up to one cell of it."""
        return self.correlation.sliding if self.aspect == "correlation" else self.stamping.sliding

    # ---- what comes out

    @property
    def whole(self) -> Matrix:
        """All stamps added up, before padding takes the border away."""
        return _stamped(self.input, self.kernel, self.stamping)

    @cached_property
    def output(self) -> Matrix:
        return _cropped(self.whole, self.padding)

    def whole_after(self, count: int | None) -> Matrix:
        """The whole when only the first stamps are there, in reading order; None for all of them."""
        if count is None or count >= self.input.size:
            return self.whole
        return stamped(np.where(self._is_among(count), self.input, 0.0), self.kernel, self.stamping)

    def waiting(self, count: int) -> list[Cell]:
        """The cells of the whole that will be stamped, but by none of the first stamps."""
        ones = np.ones_like(self.kernel)
        now, later = (
            stamped(which.astype(np.float64), ones, self.stamping)
            for which in (self._is_among(count), ~self._is_among(count))
        )
        return [(row, column) for row, column in np.argwhere((now == 0) & (later > 0)).tolist()]

    def _is_among(self, count: int) -> NDArray[np.bool_]:
        """(h, w): which cells of the input are the first ones, in reading order."""
        first: NDArray[np.bool_] = np.arange(self.input.size).reshape(self.input.shape) < count
        return first

    def stamp(self, cell: Cell) -> Matrix:
        """What one cell of the input adds: its value times the kernel."""
        return frozen(self.input[cell] * self.kernel + 0.0)

    def parts(self, cell: Cell) -> list[tuple[Cell, Cell]]:
        """What a cell of the whole is made of: the input's cells whose stamps fall there, each with its weight."""
        sliding = self.stamping.sliding
        return [(source, weight_of(sliding, cell, source)) for source in sliding.reached(*cell)]

    # ---- other ways of looking at it

    @cached_property
    def correlation(self) -> Correlation:
        return Correlation(self.input, self.kernel, self.stamping)

    @cached_property
    def matrix_form(self) -> MatrixForm:
        return MatrixForm(self.input, self.kernel, self.stamping)

    @cached_property
    def overlap(self) -> Overlap:
        return Overlap(self.input, self.stamping)

    @cached_property
    def round_trip(self) -> RoundTrip:
        return RoundTrip(self.input, self.kernel, self.stamping)

    # ---- what is shown

    @cached_property
    def shown_input(self) -> ScaledMatrix:
        other = self.output if self.scale_mode == "shared" else np.array([self.white])
        return ScaledMatrix(self.input, scale_for(self.input, other))

    @cached_property
    def shown_kernel(self) -> ScaledMatrix:
        return ScaledMatrix(self.kernel, signed_scale_for(self.kernel))

    def shown_stamp(self, cell: Cell) -> ScaledMatrix:
        """On the scale of all stamps: the largest input's is the most colourful."""
        largest = float(np.abs(self.input).max() * np.abs(self.kernel).max()) or 1.0
        return ScaledMatrix(self.stamp(cell), signed_scale_for(np.array([largest])))

    @cached_property
    def shown_whole(self) -> ScaledMatrix:
        scale = output_scale(self.scale_mode, self.white, self.shown_input.scale, self.whole, self.output)
        return ScaledMatrix(self.whole, scale)


@remembered
def _stamped(x: Matrix, kernel: Matrix, stamping: Stamping) -> Matrix:
    return stamped(x, kernel, stamping)


@remembered
def _cropped(whole: Matrix, padding: Padding) -> Matrix:
    return frozen(crop(whole, padding))


def settled(state: TransposedState, **changes: Any) -> dict[str, Any]:
    """The changes, and whatever else must change so that something is left of the output."""
    new = replace(state, **changes)
    fitting = new.stamping.settled()
    new = replace(new, **{name: getattr(fitting, name) for name in GEOMETRY})
    return {name: getattr(new, name) for name in changed_fields(state, new)}
