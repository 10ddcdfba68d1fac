"""The Convolution lab: an input, a kernel and a geometry; the output, and what every single step of it computes.

Positions of the kernel are counted in reading order of the output. Rows and columns of the input are counted on the
padded input, where the kernel slides.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar, Literal, NamedTuple

import numpy as np

from convlab.core import Padding, conv2d, convolve2d, relu
from convlab.core.functional.convolution import flip
from convlab.core.functional.padding import PadMode, largest_padding
from convlab.labs.common.arrays import Matrix, changed_fields, frozen, remembered, without_noise
from convlab.labs.common.inputs import INPUTS
from convlab.labs.common.kernels import KERNELS, KernelRecipe
from convlab.labs.common.scales import ScaledMatrix, ScaleMode, output_scale, scale_for, signed_scale_for
from convlab.labs.common.sliding import NO_PADDING, Bounds, Cell, Size, Sliding, cut_padding, is_even, padded
from convlab.labs.convolution.definition import DefinitionState

View = Literal["steps", "product", "definition"]
VIEWS: tuple[View, ...] = ("steps", "product", "definition")
# the fields that decide what is computed, and what of it the output's panel shows
COMPUTED = "input", "kernel", "padding", "pad_mode", "stride", "dilation", "flipped", "with_relu", "shows_difference"
OPENING_STEP = 1  # the second one: its arithmetic has no more zeros than it must


class ConvolutionTerm(NamedTuple):
    """One product of a step: the input's cell times the weight that lies on it."""

    cell: Cell
    value: float
    weight: float


@dataclass(frozen=True, eq=False)
class ConvolutionState:
    """What the user chose.

    `white` is the input's value that is shown as white, `per_side` whether padding is counted as PyTorch counts it.
    `scene`, `input_name` and `recipe` say which prepared example, input and kernel these are; None once edited.
    `number` is the seed of random inputs, or a digit's place in MNIST's test set. There may be fewer steps than `step`:
    then the last one is shown.
    """

    VIEWING: ClassVar = ("view", "step")

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
    scale_mode: ScaleMode = "auto"
    pen: float = 8.0
    scene: str | None = "book"
    input_name: str | None = "book"
    number: int = 0
    recipe: KernelRecipe | None = field(default_factory=lambda: KernelRecipe("book"))
    definition: DefinitionState = field(default_factory=DefinitionState)
    view: View = "steps"
    step: int = OPENING_STEP

    @property
    def padded(self) -> Matrix:
        """The input with its padding: what the kernel slides over."""
        return padded(self.input, self.padding, self.pad_mode)

    @property
    def applied(self) -> Matrix:
        """The kernel as it lies on the input: turned by 180° for a convolution."""
        return _turned(self.kernel) if self.flipped else self.kernel

    @cached_property
    def sliding(self) -> Sliding:
        """Where the kernel lies at each step."""
        (h, w), (k_h, k_w) = self.input.shape, self.kernel.shape
        return Sliding((h, w), (k_h, k_w), self.padding, self.stride, self.dilation)

    @property
    def sums(self) -> Matrix:
        """The sum of each step: the feature map, before any ReLU."""
        return _slid(self.padded, self.kernel, self.stride, self.dilation, self.flipped)

    @cached_property
    def output(self) -> Matrix:
        """The feature map as it is passed on."""
        return frozen(relu(self.sums)) if self.with_relu else self.sums

    @cached_property
    def difference(self) -> Matrix:
        """Convolution minus cross-correlation."""
        other = _slid(self.padded, self.kernel, self.stride, self.dilation, not self.flipped)
        return frozen(self.sums - other if self.flipped else other - self.sums)

    @property
    def is_symmetric(self) -> bool:
        """Whether turning the kernel by 180° changes nothing."""
        return np.array_equal(self.kernel, _turned(self.kernel))

    @property
    def passed_over(self) -> Size:
        """Rows and columns of the padded input between neighbouring windows, which a large stride passes over."""
        rows, columns = (
            (n - 1) * max(s - e, 0)
            for n, s, e in zip(self.sliding.size, self.sliding.stride, self.sliding.extent, strict=True)
        )
        return rows, columns

    @cached_property
    def shows_scene(self) -> bool:
        """Whether what is computed and shown is the prepared example, so that what is said of it holds."""
        scene = SCENES.get(self.scene or "")
        return scene is not None and all(
            np.array_equal(getattr(self, name), value) for name, value in scene.changes().items() if name in COMPUTED
        )

    # ---- what is shown

    @cached_property
    def shown_input(self) -> ScaledMatrix:
        other = self.output if self.scale_mode == "shared" else np.array([self.white])
        return ScaledMatrix(self.padded, scale_for(self.padded, other))

    @cached_property
    def shown_kernel(self) -> ScaledMatrix:
        """The kernel as it lies on the input."""
        return ScaledMatrix(self.applied, signed_scale_for(self.applied))

    @cached_property
    def shown_output(self) -> ScaledMatrix:
        return self._shown(self.difference if self.shows_difference else self.output)

    @cached_property
    def shown_sums(self) -> ScaledMatrix:
        """The sums of the steps, whatever is shown of the output."""
        return self._shown(self.sums)

    def _shown(self, values: Matrix) -> ScaledMatrix:
        mode = "own" if self.shows_difference and self.scale_mode in ("auto", "shared") else self.scale_mode
        inner = values[self.sliding.inner]
        return ScaledMatrix(values, output_scale(mode, self.white, self.shown_input.scale, values, inner))

    def statistics(self, revealed: int | None = None) -> tuple[float, float, float, float]:
        """Least, greatest, mean and sum of what is shown of the output: of its first `revealed` values, or of all."""
        values = self.shown_output.values.ravel()[:revealed]
        return float(values.min()), float(values.max()), float(values.mean()), float(values.sum())

    # ---- one step

    def terms(self, row: int, column: int) -> list[ConvolutionTerm]:
        """The products whose sum is one output, in reading order of the kernel."""
        weights = self.applied.ravel().tolist()
        return [
            ConvolutionTerm(cell, float(self.padded[cell]), weight)
            for cell, weight in zip(self.sliding.cells(row, column), weights, strict=True)
        ]


@remembered
def _turned(kernel: Matrix) -> Matrix:
    return frozen(flip(kernel))


@remembered
def _slid(padded: Matrix, kernel: Matrix, stride: Size, dilation: Size, flipped: bool) -> Matrix:
    operation = convolve2d if flipped else conv2d
    result = operation(padded[None, None], kernel[None, None], stride=stride, dilation=dilation)[0, 0]
    return without_noise(result, padded, kernel)


# ---- what can be chosen


def bounds(state: ConvolutionState, axis: int) -> Bounds:
    """Bounds of the rows (axis 0) or the columns (axis 1); within them no output is empty."""
    result = state.sliding.bounds(axis, largest_side=largest_padding(state.input.shape[axis], state.pad_mode))
    least = max(result.input[0], _least_input(state.sliding.totals[axis], state.pad_mode))
    return replace(result, input=(least, result.input[1]))


def _least_input(p: int, mode: PadMode) -> int:
    """The fewest cells that allow that much padding."""
    a_side = -(-p // 2)
    return {"reflect": a_side + 1, "circular": a_side}.get(mode, 1) if a_side else 1


def settled(state: ConvolutionState, **changes: Any) -> dict[str, Any]:
    """The changes, and whatever else must change so that the kernel still fits on the padded input.

    Padding beyond what its mode allows is cut; then dilation is dropped, then padding added. Uneven padding is shown
    in total.
    """
    new: ConvolutionState = replace(state, **changes)
    new = replace(new, padding=_possible_padding(new))
    gaps = [
        d if k > 1 and (k - 1) * d < n else 1
        for k, d, n in zip(new.kernel.shape, new.dilation, new.sliding.padded, strict=True)
    ]
    new = replace(new, dilation=(gaps[0], gaps[1]))
    new = replace(new, padding=_possible_padding(new))  # the kernel may span less now
    new = replace(new, padding=new.sliding.enough_padding())
    if _possible_padding(new) != new.padding:  # so much can only be zeros
        new = replace(new, pad_mode="zeros")
    new = replace(new, per_side=new.per_side and is_even(new.padding))
    return {name: getattr(new, name) for name in changed_fields(state, new)}


def _possible_padding(state: ConvolutionState) -> Padding:
    """The padding, each side cut to what the mode can give and, in total, to twice the kernel's extent."""
    limits = []
    for n, extent in zip(state.input.shape, state.sliding.extent, strict=True):
        reachable = largest_padding(n, state.pad_mode)
        limits.append(extent if reachable is None else min(extent, reachable))
    return cut_padding(state.padding, (limits[0], limits[1]))


# ---- prepared examples


@dataclass(frozen=True)
class ConvolutionScene:
    """A prepared example: what it puts into the lab."""

    input: str
    kernel: str
    padding: Padding = NO_PADDING
    stride: Size = (1, 1)
    flipped: bool = False

    def changes(self) -> dict[str, Any]:
        preset = INPUTS[self.input]
        return vars(self) | {
            "input": frozen(preset.make()),
            "white": preset.white,
            "pen": preset.white,
            "input_name": self.input,
            "kernel": KernelRecipe(self.kernel).make(),
            "recipe": KernelRecipe(self.kernel),
            "pad_mode": "zeros",
            "per_side": False,
            "dilation": (1, 1),
            "with_relu": False,
            "shows_difference": False,
            "scale_mode": "auto",
        }


SCENES = {
    "book": ConvolutionScene("book", "book"),
    "turned": ConvolutionScene("book", "book", flipped=True),
    "padded": ConvolutionScene("book", "book", Padding(1, 1, 1, 1)),
    "strided": ConvolutionScene("book", "book", Padding(1, 1, 1, 1), stride=(3, 2)),
    "edge": ConvolutionScene("edge", "edge"),
    "edge_missed": ConvolutionScene("edge_transposed", "edge"),
    "edge_found": ConvolutionScene("edge_transposed", "edge_transposed"),
}
