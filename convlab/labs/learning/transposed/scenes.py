"""Transposed convolution: examples that are worth looking at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from convlab.core import Padding
from convlab.labs.common.arrays import frozen
from convlab.labs.common.inputs import INPUTS
from convlab.labs.common.sliding import Size
from convlab.labs.learning.transposed.inputs import OWN_INPUTS
from convlab.labs.learning.transposed.kernels import named_kernel
from convlab.labs.learning.transposed.state import OPENING_STEP, Aspect, TransposedState

COMPUTED = ("input", "kernel", "stride", "padding", "output_padding", "dilation")


@dataclass(frozen=True)
class TransposedScene:
    """A prepared example: what it puts into the lab."""

    input: str = "small"
    kernel: str = "book"
    size: Size = (2, 2)  # of a kernel that has any
    stride: int = 1
    padding: int = 0
    output_padding: int = 0
    aspect: Aspect = "stamps"
    step: int = OPENING_STEP  # to begin with
    shows_counts: bool = True

    def changes(self) -> dict[str, Any]:
        own = OWN_INPUTS.get(self.input)
        values = own() if own else frozen(INPUTS[self.input].make())
        white = max(1.0, float(values.max()))
        return {
            "input": values,
            "white": white,
            "pen": white,
            "input_name": self.input,
            "kernel": named_kernel(self.kernel, self.size),
            "recipe": self.kernel,
            "stride": (self.stride, self.stride),
            "padding": Padding.of(self.padding),
            "output_padding": (self.output_padding, self.output_padding),
            "dilation": (1, 1),
            "scale_mode": "auto",
            "aspect": self.aspect,
            "shows_counts": self.shows_counts,
        }


SCENES = {
    "transposed_book": TransposedScene(),
    "transposed_stride": TransposedScene(stride=2),
    "transposed_padding": TransposedScene(padding=1),
    "transposed_doubled": TransposedScene("book", "bilinear", (3, 3), stride=2, padding=1, output_padding=1, step=4),
    "transposed_correlation": TransposedScene(stride=2, aspect="correlation", step=15),
    "transposed_matrix": TransposedScene(aspect="matrix"),
    "transposed_checkerboard": TransposedScene("white", "ones", (3, 3), stride=2, padding=1, aspect="overlap"),
    "transposed_even": TransposedScene("white", "ones", (4, 4), stride=2, padding=1, aspect="overlap"),
    "transposed_digit": TransposedScene(
        "drawn", "ones", (3, 3), stride=2, padding=1, output_padding=1, aspect="overlap", shows_counts=False
    ),
    "transposed_bilinear": TransposedScene("circle", "bilinear", (8, 8), stride=4, padding=2, step=23),
    "transposed_back": TransposedScene("book", aspect="back"),
}


def shows_scene(state: TransposedState) -> bool:
    """Whether what is computed is the prepared example, so that what is said of it holds."""
    scene = SCENES.get(state.scene or "")
    if scene is None or scene.aspect != state.aspect:
        return False
    changes = scene.changes()
    return all(np.array_equal(getattr(state, name), changes[name]) for name in COMPUTED)
