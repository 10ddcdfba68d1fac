"""What the user chose in "Learn a kernel", and what follows from it: the target, the problem and the way downhill."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, Literal, get_args

import numpy as np

from convlab.core import Padding, conv2d, max_pool2d, relu
from convlab.core.training.optimisers import Optimiser
from convlab.labs.common import kernels
from convlab.labs.common.arrays import Matrix, frozen, remembered, sealed, without_noise
from convlab.labs.common.inputs import INPUTS
from convlab.labs.common.kernels import KERNELS, KernelRecipe
from convlab.labs.common.scales import Scale, scale_for, signed_scale_for
from convlab.labs.common.sliding import NO_PADDING, Size, Sliding, padded
from convlab.labs.learning.learn.descent import Path, walk
from convlab.labs.learning.learn.problem import LossKind, Problem

TargetKind = Literal["kernel", "relu", "maximum", "given"]
StartKind = Literal["normal", "zeros", "typed"]
TARGETS: tuple[TargetKind, ...] = get_args(TargetKind)
STARTS: tuple[StartKind, ...] = get_args(StartKind)
OPTIMISERS: tuple[Optimiser, ...] = get_args(Optimiser)
LARGEST_SIDE = 64  # of the input: a photograph is reduced to it
LARGEST_KERNEL = 7
MOST_OUTPUTS = 2
MOST_STEPS = 1000
RATES = (1e-9, 1e3)  # the least and the largest learning rate
LARGEST_MOMENTUM = 0.999
FEWEST_OF_PICTURE = 1000  # cells: with so many, a few extreme values may lie beyond the scale
MOST_SHOWN = 0.99  # the share of the values that are within it
SPREAD = 0.5  # standard deviation of the weights that are drawn


@dataclass(frozen=True, eq=False)
class LearnState:
    """Y is made by the `hidden` kernels, by them and a ReLU, as the maximum of each window, or it is `given`.

    `hidden` and `start` are (c_out, k_h, k_w): the kernels to be found, and those that the descent begins with; they
    may differ in size. `given` (c_out, h', w') is used if the target is given. `recipe` says what the hidden kernels
    are. There may be fewer steps than `step`, and fewer outputs than `out`: then the last one is shown. The hidden
    kernels are shown if they are `revealed`, or at the end.
    """

    VIEWING: ClassVar = ("step", "out", "log_loss", "revealed")
    view: ClassVar[str] = "learn"

    input: Matrix = field(default_factory=lambda: frozen(INPUTS["edge"].make()))
    white: float = 1.0
    pen: float = 1.0
    scene: str | None = "find_edge"
    input_name: str | None = "edge"
    number: int = 0
    target: TargetKind = "kernel"
    hidden: Matrix = field(default_factory=lambda: frozen(KERNELS["edge"].make()[None]))
    recipe: KernelRecipe | None = field(default_factory=lambda: KernelRecipe("edge"))
    given: Matrix = field(default_factory=lambda: frozen(np.zeros((1, 6, 7))))
    start: Matrix = field(default_factory=lambda: frozen(np.full((1, 1, 2), 0.5)))
    start_bias: Matrix = field(default_factory=lambda: frozen(np.zeros(1)))
    start_kind: StartKind = "typed"
    seed: int = 0
    padding: Padding = NO_PADDING
    stride: Size = (1, 1)
    has_bias: bool = False
    loss: LossKind = "sum"
    optimiser: Optimiser = "sgd"
    momentum: float = 0.9
    rate: float = 0.03
    steps: int = 10
    step: int = 2
    out: int = 0
    log_loss: bool = False
    revealed: bool = False

    # ---- sizes

    @property
    def outputs(self) -> int:
        return len(self.start)

    @property
    def output(self) -> int:
        """The output that is looked at, counted from 0."""
        return min(self.out, self.outputs - 1)

    @property
    def kernel_size(self) -> Size:
        rows, columns = self.start.shape[1:]
        return rows, columns

    @cached_property
    def sliding(self) -> Sliding:
        """Where the kernel lies on the input at each cell of the prediction."""
        rows, columns = self.input.shape
        return Sliding((rows, columns), self.kernel_size, self.padding, self.stride)

    # ---- the problem

    @property
    def padded(self) -> Matrix:
        return padded(self.input, self.padding)

    @cached_property
    def y(self) -> Matrix:
        """The target (c_out, h', w')."""
        match self.target:
            case "kernel" | "relu":
                return _made(self.input, self.hidden, self.padding, self.stride, self.kernel_size, self.target)
            case "maximum":
                return _maxima(self.input, self.kernel_size, self.padding, self.stride, self.outputs)
            case "given":
                return self.given

    @property
    def has_hidden(self) -> bool:
        """Whether there is a kernel that made the target, perhaps with a ReLU."""
        return self.target in ("kernel", "relu")

    @cached_property
    def problem(self) -> Problem:
        return _problem(self.input, self.y, self.kernel_size, self.padding, self.stride, self.has_bias, self.loss)

    @cached_property
    def first(self) -> Matrix:
        """θ before the first step."""
        return _joined(self.problem, self.start, self.start_bias)

    @cached_property
    def path(self) -> Path:
        return walk(self.problem, self.first, self.optimiser, self.momentum, self.rate, self.steps)

    # ---- a step of the path

    @property
    def now(self) -> int:
        """The step that is shown: how many updates have been made."""
        return min(self.step, self.path.steps)

    @property
    def is_at_end(self) -> bool:
        return self.now == self.path.steps

    @property
    def shows_hidden(self) -> bool:
        return self.has_hidden and (self.revealed or self.is_at_end)

    def kernel_at(self, step: int) -> Matrix:
        """The learned kernels (c_out, k_h, k_w) after so many updates."""
        return self.problem.split(self.path.thetas[step])[0][:, 0]

    def bias_at(self, step: int) -> Matrix:
        return self.problem.split(self.path.thetas[step])[1]

    def next_kernel_at(self, step: int) -> Matrix:
        """The kernels after one more update; perhaps with numbers that are not finite."""
        path = self.path
        if step < path.steps:
            return self.kernel_at(step + 1)
        with np.errstate(over="ignore"):
            return self.problem.split(path.thetas[step] - self.rate * path.directions[step])[0][:, 0]

    def direction_at(self, step: int) -> Matrix:
        """What the learning rate is multiplied with in the next update: the gradient, a velocity, Adam's quotient."""
        return self.problem.split(self.path.directions[step])[0][:, 0]

    def gradient_at(self, step: int) -> Matrix:
        """∂L/∂K (c_out, k_h, k_w) after so many updates."""
        return self.problem.split(self.path.gradients[step])[0][:, 0]

    def prediction_at(self, step: int) -> Matrix:
        """Ŷ (c_out, h', w') after so many updates."""
        return _prediction(self.problem, self.path.thetas, step)

    def error_at(self, step: int) -> Matrix:
        """Ŷ − Y after so many updates."""
        return _error(self.prediction_at(step), self.y)

    # ---- scales: the same at every step, so that what shrinks turns pale

    @cached_property
    def map_scale(self) -> Scale:
        """Of the target and the predictions: as far as the target and the first prediction go."""
        return _scale_of_maps(self.y, self.prediction_at(0))

    @cached_property
    def error_scale(self) -> Scale:
        """Of the errors, around 0, as far as the first ones go."""
        return signed_scale_for(_most(self.error_at(0)))

    @cached_property
    def kernel_scale(self) -> Scale:
        """Of the kernels, around 0: as far as the hidden ones, the first and, if they are any better, the last go."""
        losses = self.path.losses
        ends = [self.start, *([self.hidden] if self.has_hidden else [])]
        return signed_scale_for(*ends, *([self.kernel_at(self.path.steps)] if losses[-1] <= losses[0] else []))

    @cached_property
    def direction_scale(self) -> Scale:
        """Of what is walked along, around 0, as far as the first two steps go."""
        return signed_scale_for(self.direction_at(0), self.direction_at(min(1, self.path.steps)))

    @cached_property
    def gradient_scale(self) -> Scale:
        """Of the gradients, around 0, as far as the first ones go."""
        return signed_scale_for(self.gradient_at(0))


def drawn(shape: tuple[int, ...], seed: int) -> Matrix:
    """Weights from a normal distribution around 0, with three decimals; the same seed draws the same."""
    return frozen(np.random.default_rng(seed).normal(0, SPREAD, shape).round(3) + 0.0)


def aligned(hidden: Matrix, learned: Size) -> tuple[Matrix, Padding]:
    """The hidden kernels as large as the learned ones at least, and how far they then reach beyond those on each side.

    Their middles lie on each other, so that both give a cell of the output from around the same cell of the input.
    """
    common = [max(sides) for sides in zip(hidden.shape[1:], learned, strict=True)]
    resized = np.stack([kernels.resized(kernel, *common) for kernel in hidden])
    top, left = (large // 2 - small // 2 for large, small in zip(common, learned, strict=True))
    bottom, right = (large - small - before for large, small, before in zip(common, learned, (top, left), strict=True))
    return frozen(resized), Padding(top, bottom, left, right)


# ---- what is remembered from state to state


@remembered
def _made(x: Matrix, hidden: Matrix, padding: Padding, stride: Size, learned: Size, kind: TargetKind) -> Matrix:
    weights, beyond = aligned(hidden, learned)
    around = Padding(*(own + more for own, more in zip(padding, beyond, strict=True)))
    result = conv2d(x[None, None], weights[:, None], stride=stride, padding=around)[0]
    made = without_noise(result, x, weights)
    return frozen(relu(made)) if kind == "relu" else made


@remembered
def _maxima(x: Matrix, window: Size, padding: Padding, stride: Size, outputs: int) -> Matrix:
    plane = max_pool2d(padded(x, padding)[None, None], window, stride=stride)[0]
    return frozen(np.repeat(plane, outputs, axis=0))


@remembered
def _problem(
    x: Matrix, y: Matrix, kernel: Size, padding: Padding, stride: Size, has_bias: bool, loss: LossKind
) -> Problem:
    return Problem(_planes(x), y, kernel, padding, stride, has_bias, loss)


@remembered
def _planes(x: Matrix) -> Matrix:
    return sealed(x[None])


@remembered
def _joined(problem: Problem, start: Matrix, bias: Matrix) -> Matrix:
    return problem.joined(start, bias)


@remembered
def _prediction(problem: Problem, thetas: Matrix, step: int) -> Matrix:
    return problem.predict(thetas[step])


def _most(values: Matrix) -> Matrix:
    """Values whose scale leaves out the few extreme ones of a picture."""
    if values.size < FEWEST_OF_PICTURE:
        return values
    reach = float(np.quantile(np.abs(values), MOST_SHOWN))
    return np.clip(values, -reach, reach) if reach else values


@remembered
def _scale_of_maps(y: Matrix, first: Matrix) -> Scale:
    return scale_for(_most(y), _most(first))


@remembered
def _error(prediction: Matrix, y: Matrix) -> Matrix:
    return sealed(prediction - y)
