"""What the states of labs with matrices have in common: what the shared pages and controls need of them."""

from __future__ import annotations

from typing import Protocol

from convlab.core import Padding
from convlab.core.functional.padding import PadMode
from convlab.labs.common.arrays import Matrix
from convlab.labs.common.scales import ScaleMode
from convlab.labs.common.sliding import Size, Sliding

# the names of an input and of a kernel, after an edit by hand
UNNAMED_INPUT = {"input_name": None, "scene": None}
UNNAMED_KERNEL = {"recipe": None, "scene": None}


class MatrixState(Protocol):
    """`input` is (…, h, w); `white` is its value that is shown as white, `pen` the value that drawing puts into a cell.

    `scene` and `input_name` say which prepared example and input these are; None once edited. `number` is the seed of
    random numbers, or a digit's place in MNIST's test set. `view` names the view that is open.
    """

    @property
    def input(self) -> Matrix: ...
    @property
    def white(self) -> float: ...
    @property
    def pen(self) -> float: ...
    @property
    def input_name(self) -> str | None: ...
    @property
    def number(self) -> int: ...
    @property
    def scene(self) -> str | None: ...
    @property
    def view(self) -> str: ...


class GeometryState(Protocol):
    """`per_side` says whether padding is counted as PyTorch counts it."""

    @property
    def padding(self) -> Padding: ...
    @property
    def per_side(self) -> bool: ...
    @property
    def sliding(self) -> Sliding: ...


class SlidingState(MatrixState, GeometryState, Protocol):
    """There may be fewer steps than `step`: then the last one is shown."""

    @property
    def step(self) -> int: ...


class DilatedState(GeometryState, Protocol):
    @property
    def pad_mode(self) -> PadMode: ...
    @property
    def dilation(self) -> Size: ...


class OutputState(Protocol):
    @property
    def scale_mode(self) -> ScaleMode: ...
