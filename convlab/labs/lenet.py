"""The LeNet lab: a drawn digit, whose weights judge it, how to train, and what every layer makes of the digit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from convlab.core import Network, StopRules, TrainSettings, softmax
from convlab.core.datasets import Examples
from convlab.core.digits import (
    CANVAS_SIZE,
    IMAGE_SIZE,
    Ink,
    canvas_from_image,
    digit_image,
    draw_segment,
    empty_canvas,
)
from convlab.core.initialisers import Initialiser
from convlab.core.layers import Activation, Flatten, Pooling
from convlab.core.optimisers import Optimiser
from convlab.core.parallel import single_threaded_blas
from convlab.labs import architecture as architectures
from convlab.labs.architecture import Architecture, layer_codes
from convlab.labs.errors import FIRST_CHOICE, ErrorsChoice
from convlab.labs.inside import FIRST_LOOK, Looking
from convlab.labs.scales import Scale, scale_for

Weights = Literal["modern", "book", "mine"]
ScaleMode = Literal["layer", "shared"]
View = Literal["draw", "inside", "errors", "architecture", "runs"]
VIEWS: tuple[View, ...] = ("draw", "inside", "errors", "architecture", "runs")
RunsMeasure = Literal["loss", "train", "test"]

PEN_DIAMETERS = (12, 64)  # pixels of the canvas: the finest and the thickest pen
DEFAULT_PEN = 32
TRAIN_SIZES = (60_000, 10_000, 1_000)
CLASSES = 10
NO_RULES = StopRules()


@dataclass(frozen=True)
class Tuning:
    """The part of a recipe that may be changed while a run goes on."""

    learning_rate: float
    momentum: float
    epochs: int
    stop: StopRules


@dataclass(frozen=True)
class Recipe:
    """Everything that decides a training run."""

    architecture: Architecture = architectures.MODERN
    initialiser: Initialiser = "kaiming"
    optimiser: Optimiser = "adam"
    learning_rate: float = 0.002
    batch_size: int = 256
    epochs: int = 10
    seed: int = 0
    examples: int = TRAIN_SIZES[0]  # how many of the training images are used, from the first
    momentum: float = 0.9  # counts where the optimiser is "momentum"
    stop: StopRules = NO_RULES

    def network(self) -> Network:
        """The network before its first step."""
        return self.architecture.network(self.initialiser, self.seed)

    @property
    def activation(self) -> Activation:
        return self.architecture.activation

    @property
    def pooling(self) -> Pooling:
        return self.architecture.pooling

    def settings(self) -> TrainSettings:
        return TrainSettings(
            optimiser=self.optimiser,
            learning_rate=self.learning_rate,
            momentum=self.momentum,
            batch_size=self.batch_size,
            epochs=self.epochs,
            seed=self.seed,
            stop=self.stop,
        )

    @property
    def tuning(self) -> Tuning:
        return Tuning(self.learning_rate, self.momentum, self.epochs, self.stop)

    def tuned(self, tuning: Tuning) -> Recipe:
        """This recipe with another tuning."""
        return replace(self, **vars(tuning))

    @property
    def steps_per_epoch(self) -> int:
        return -(-self.examples // self.batch_size)

    def used(self, examples: Examples) -> Examples:
        """The part of a training set that this recipe trains on."""
        return Examples(examples.images[: self.examples], examples.labels[: self.examples])


MODERN = Recipe()
BOOK = Recipe(architectures.BOOK, "xavier", "sgd", learning_rate=0.9, batch_size=256, epochs=15)
PRESETS = {"modern": MODERN, "book": BOOK}


def preset_of(recipe: Recipe) -> str | None:
    """The preset that a recipe follows, whatever its seed and its stop rules; None when it follows none."""
    for name, preset in PRESETS.items():
        if replace(recipe, seed=preset.seed, stop=preset.stop) == preset:
            return name
    return None


def frozen(ink: Ink) -> Ink:
    """A copy that nobody can write to."""
    result = ink.copy()
    result.flags.writeable = False
    return result


def _example() -> Ink:
    """A 3, drawn with the pen."""
    ink, scale = empty_canvas(), CANVAS_SIZE
    turn = np.linspace(-0.75 * np.pi, 0.5 * np.pi, 40)
    upper = np.stack([0.49 + 0.15 * np.cos(turn), 0.345 + 0.135 * np.sin(turn)], axis=1)
    turn = np.linspace(-0.5 * np.pi, 0.8 * np.pi, 40)
    lower = np.stack([0.49 + 0.185 * np.cos(turn), 0.65 + 0.17 * np.sin(turn)], axis=1)
    path = np.concatenate([upper, lower]) * scale
    for start, end in zip(path[:-1].tolist(), path[1:].tolist(), strict=True):
        draw_segment(ink, tuple(start), tuple(end), (DEFAULT_PEN / 2, DEFAULT_PEN / 2))
    return frozen(ink)


@dataclass(frozen=True, eq=False)
class LeNetState:
    """What the user chose. `label` is the right answer for a digit from the test set, None for a drawn one.

    `is_example` marks the drawing that the lab opens with: the first stroke replaces it.
    """

    ink: Ink = field(default_factory=_example)
    label: int | None = None
    is_example: bool = True
    pen_diameter: int = DEFAULT_PEN
    erasing: bool = False
    weights: Weights = "modern"
    scale_mode: ScaleMode = "layer"
    recipe: Recipe = MODERN
    view: View = "draw"
    runs_measure: RunsMeasure = "loss"  # what the curves of all runs show
    hidden_runs: frozenset[int] = frozenset()  # runs whose curves are not drawn
    compared: tuple[int | str, int | str] | None = None  # two runs, or bundled weights; None for the newest
    looking: Looking = FIRST_LOOK  # inside the network
    errors: ErrorsChoice = FIRST_CHOICE  # on the test set

    @cached_property
    def image(self) -> NDArray[np.uint8] | None:
        """What the network receives, (28, 28) from 0 to 255; None for an empty canvas."""
        return digit_image(self.ink)


def labelled_digit(image: NDArray[np.uint8], label: int) -> dict[str, Any]:
    """The changes of the state that put an image of a data set on the canvas."""
    return {"ink": frozen(canvas_from_image(image)), "label": label, "is_example": True}


@dataclass(frozen=True, eq=False)
class LayerMaps:
    """One layer's output for one digit, (c, h, w). `kind`, `code` and `index` say which layer; `shape` is its own."""

    kind: str
    code: str  # such as C1; "" for activations and the output
    index: int
    shape: tuple[int, ...]
    values: NDArray[np.floating[Any]]
    shared: Scale | None = None  # of all layers, when each does not have its own

    @cached_property
    def scale(self) -> Scale:
        return self.shared or scale_for(self.values)

    @cached_property
    def levels(self) -> NDArray[np.uint8]:
        return self.scale.levels(self.values)


@dataclass(frozen=True, eq=False)
class Observation:
    """What a network makes of a digit."""

    probabilities: NDArray[np.floating[Any]]
    layers: tuple[LayerMaps, ...]

    @property
    def answer(self) -> int:
        return int(self.probabilities.argmax())


def observe(network: Network, image: NDArray[np.uint8], scale_mode: ScaleMode = "layer") -> Observation | None:
    """Run a 28×28 image from 0 to 255 through a network and keep what every layer gave.

    None when weights have grown so large that the logits are no longer finite numbers.
    """
    with (
        np.errstate(over="ignore", invalid="ignore"),
        single_threaded_blas(),
    ):  # one image is too little work to share, least of all while a training runs
        logits = network.forward(image.reshape(1, 1, IMAGE_SIZE, IMAGE_SIZE) / np.float32(255))
    if not np.isfinite(logits).all():
        return None
    codes = layer_codes(network)
    shown = [
        (index, layer, output[0])
        for index, (layer, output) in enumerate(zip(network.layers, network.outputs, strict=True))
        if not isinstance(layer, Flatten)
    ]
    shared = scale_for(*(output for *_, output in shown)) if scale_mode == "shared" else None
    layers = (
        LayerMaps(type(layer).__name__, codes[index], index, output.shape, as_maps(output), shared)
        for index, layer, output in shown
    )
    return Observation(softmax(logits)[0], tuple(layers))


def as_maps(output: NDArray[np.floating[Any]]) -> NDArray[np.floating[Any]]:
    """A layer's output as maps (c, h, w): a vector becomes one map, column by column, much higher than wide."""
    if output.ndim == 3:
        return output
    columns = max(d for d in range(1, len(output) + 1) if len(output) % d == 0 and d * d * 3 <= max(3, len(output)))
    return output.reshape(1, columns, -1).transpose(0, 2, 1)
