"""Prepared examples of learning a kernel, and the inputs that only this lab has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from convlab.core import Padding
from convlab.core.training.optimisers import Optimiser
from convlab.labs.common.arrays import Matrix, frozen
from convlab.labs.common.inputs import INPUTS
from convlab.labs.common.kernels import KernelRecipe
from convlab.labs.common.sliding import NO_PADDING, Size
from convlab.labs.learning.learn.problem import LossKind
from convlab.labs.learning.learn.state import StartKind, TargetKind, drawn


def _noise() -> Matrix:
    """(12, 12) of numbers from −1 to 1: neighbours have nothing in common."""
    return frozen(np.random.default_rng(0).uniform(-1, 1, (12, 12)).round(1) + 0.0)


def _whole_numbers() -> Matrix:
    """(8, 8) of whole numbers from −2 to 2."""
    return frozen(np.random.default_rng(1).integers(-2, 2, (8, 8), endpoint=True))


OWN_INPUTS: dict[str, Callable[[], Matrix]] = {
    "white": lambda: frozen(np.ones((6, 8))),
    "whole": _whole_numbers,
    "noise": _noise,
}


@dataclass(frozen=True)
class LearnScene:
    """A prepared example: what it puts into the lab, and which step it shows at first.

    `photo` names a bundled photograph, which is not among the changes. `start` are the weights that the descent begins
    with, or a seed to draw them with, or None for zeros.
    """

    input: str = "edge"
    photo: str | None = None
    target: TargetKind = "kernel"
    hidden: Sequence[KernelRecipe] = (KernelRecipe("edge"),)
    kernel: Size = (1, 2)
    start: Matrix | int | None = None
    has_bias: bool = False
    padding: Padding = NO_PADDING
    loss: LossKind = "sum"
    optimiser: Optimiser = "sgd"
    rate: float = 0.03
    steps: int = 10
    step: int = 2

    def changes(self) -> dict[str, Any]:
        hidden = frozen(np.stack([recipe.make() for recipe in self.hidden]))
        return {
            **({} if self.photo else own_input(self.input)),
            "target": self.target,
            "hidden": hidden,
            "recipe": self.hidden[0],  # a second output has it turned by 90°
            "start": self._first(len(hidden)),
            "start_bias": frozen(np.zeros(len(hidden))),
            "start_kind": self._start_kind(),
            "has_bias": self.has_bias,
            "padding": self.padding,
            "stride": (1, 1),
            "loss": self.loss,
            "optimiser": self.optimiser,
            "momentum": 0.9,
            "rate": self.rate,
            "steps": self.steps,
            "step": self.step,
            "out": 0,
            "revealed": False,
        }

    def _first(self, outputs: int) -> Matrix:
        shape = outputs, *self.kernel
        if self.start is None:
            return frozen(np.zeros(shape))
        return drawn(shape, self.start) if isinstance(self.start, int) else self.start

    def _start_kind(self) -> StartKind:
        if self.start is None:
            return "zeros"
        return "normal" if isinstance(self.start, int) else "typed"


def own_input(name: str) -> dict[str, Any]:
    """The changes that put an input of this lab, or of all labs, into it."""
    preset = INPUTS.get(name)
    values = OWN_INPUTS[name]() if preset is None else frozen(preset.make())
    white = max(1.0, float(np.abs(values).max())) if preset is None else preset.white
    return {"input": values, "white": white, "pen": white, "input_name": name}


HALVES, BESIDE = frozen([[[0.5, 0.5]]]), frozen([[[1.0, 0.5]]])
SOBEL, LAPLACIAN = KernelRecipe("sobel"), KernelRecipe("laplacian")
AROUND = Padding(1, 1, 1, 1)
SCENES: dict[str, LearnScene] = {
    "find_edge": LearnScene(start=HALVES),
    "under_limit": LearnScene(start=HALVES, rate=0.033, steps=100, step=4),
    "over_limit": LearnScene(start=HALVES, rate=0.035, steps=100, step=4),
    "mean_loss": LearnScene(start=HALVES, loss="mean", steps=100),
    "white_image": LearnScene("white", start=BESIDE, rate=0.005),
    "find_sobel": LearnScene(
        photo="camera", hidden=(SOBEL,), kernel=(3, 3), loss="mean", optimiser="momentum", rate=0.3, steps=1000, step=10
    ),
    "find_blur": LearnScene(
        photo="cat",
        hidden=(KernelRecipe("gaussian", 3),),
        kernel=(3, 3),
        loss="mean",
        optimiser="momentum",
        rate=0.2,
        steps=200,
        step=5,
    ),
    "sparse": LearnScene("noise", hidden=(SOBEL,), kernel=(5, 5), start=0, loss="mean", rate=1.0, steps=50),
    "find_maximum": LearnScene(
        "whole", target="maximum", kernel=(2, 2), start=0, has_bias=True, loss="mean", rate=0.2, steps=50
    ),
    "find_relu": LearnScene(target="relu", start=HALVES, steps=30),
    "too_small": LearnScene(
        "whole",
        hidden=(LAPLACIAN,),
        kernel=(1, 3),
        start=0,
        padding=Padding(0, 0, 1, 1),
        loss="mean",
        rate=0.2,
        steps=30,
    ),
    "two_outputs": LearnScene(
        "whole",
        hidden=(SOBEL, KernelRecipe("sobel", angle=90)),
        kernel=(3, 3),
        start=0,
        loss="mean",
        rate=0.2,
        steps=50,
    ),
}
