"""The LeNet lab: a drawn digit, the weights that classify it, how to train, and every layer's output for the digit."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from convlab.core import Network, StopRules, TrainSettings, softmax
from convlab.core.data.data_source import MNIST, DataSource
from convlab.core.data.datasets import Examples
from convlab.core.data.digits import (
    DIGIT_FIT,
    FULL_FIT,
    IMAGE_SIZE,
    Fit,
    Ink,
    Prepared,
    canvas_from_image,
    drawn_image,
    image_of_canvas,
    prepare,
)
from convlab.core.nn.initialisers import Initialiser
from convlab.core.nn.layers import Activation, Flatten, Pooling
from convlab.core.training.optimisers import Optimiser
from convlab.labs.common.arrays import sealed
from convlab.labs.common.example_digit import PEN_DIAMETER, example_ink
from convlab.labs.common.scales import Scale, scale_for
from convlab.labs.lenet import architecture as architectures
from convlab.labs.lenet.architecture import Architecture, layer_codes
from convlab.labs.lenet.errors import FIRST_CHOICE, ErrorsChoice
from convlab.labs.lenet.inside.maps import FIRST_INSIDE_CHOICE, InsideChoice
from convlab.labs.lenet.preprocessing import AS_MNIST, Preprocessing

WeightsChoice = Literal["modern", "book", "mine"]
LayerScaleMode = Literal["layer", "shared"]
LeNetViewName = Literal["draw", "inside", "errors", "preprocessing", "architecture", "runs"]
VIEWS: tuple[LeNetViewName, ...] = ("draw", "inside", "errors", "preprocessing", "architecture", "runs")
RunsMeasure = Literal["loss", "train", "test"]

PEN_DIAMETERS = (12, 64)  # pixels of the canvas: the finest and the thickest pen
FEWER_EXAMPLES = (10_000, 1_000)  # of the training images, besides all
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
    examples: int = MNIST.examples  # how many of the training images are used, from the first
    momentum: float = 0.9  # counts where the optimiser is "momentum"
    stop: StopRules = NO_RULES
    data: DataSource = MNIST

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
        names = (entry.name for entry in fields(TrainSettings))  # a recipe has all of them
        return TrainSettings(**{name: getattr(self, name) for name in names})

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


def train_sizes(data: DataSource) -> tuple[int, ...]:
    """The numbers of a data set's training images that a recipe may use: all of them, or fewer."""
    return data.examples, *(size for size in FEWER_EXAMPLES if size < data.examples)


def with_data(recipe: Recipe, data: DataSource) -> Recipe:
    """The recipe for another data set: with all of its images, unless the recipe uses fewer and the set has as many."""
    fewer = recipe.examples in FEWER_EXAMPLES and recipe.examples in train_sizes(data)
    return replace(recipe, data=data, examples=recipe.examples if fewer else data.examples)


MODERN = Recipe()
BOOK = Recipe(architectures.BOOK, "xavier", "sgd", learning_rate=0.9, batch_size=256, epochs=15)
PRESETS = {"modern": MODERN, "book": BOOK}


def preset_of(recipe: Recipe) -> str | None:
    """The preset that a recipe follows, whatever its data, seed, stop rules and layers; None when it follows none."""
    return next((name for name, preset in PRESETS.items() if recipe == followed(preset, recipe)), None)


def followed(preset: Recipe, recipe: Recipe) -> Recipe:
    """A preset with the data, the seed, the stop rules and the layers of a recipe."""
    plan = preset.architecture
    layers = replace(recipe.architecture, activation=plan.activation, pooling=plan.pooling)
    return replace(with_data(preset, recipe.data), architecture=layers, seed=recipe.seed, stop=recipe.stop)


def first_comparison(recipe: Recipe) -> tuple[Recipe, Recipe]:
    """The book's LeNet and the one with ReLU, for an epoch each, on the images and with the seed of a recipe."""
    same: dict[str, Any] = {"data": recipe.data, "examples": recipe.examples, "seed": recipe.seed, "epochs": 1}
    return replace(BOOK, **same), replace(MODERN, **same)


@dataclass(frozen=True, eq=False)
class LeNetState:
    """What the user chose. `label` is the true class of an image of the test set of the recipe's data, None for a
    drawing.

    `is_example` marks the drawing that the lab opens with: the first stroke replaces it.
    """

    VIEWING: ClassVar = ("view",)

    ink: Ink = field(default_factory=example_ink)
    label: int | None = None
    is_example: bool = True
    pen_diameter: int = PEN_DIAMETER
    erasing: bool = False
    weights: WeightsChoice = "modern"
    scale_mode: LayerScaleMode = "layer"
    recipe: Recipe = MODERN
    view: LeNetViewName = "draw"
    runs_measure: RunsMeasure = "loss"  # what the curves of all runs show
    hidden_runs: frozenset[int] = frozenset()  # runs whose curves are not drawn
    deleted_runs: frozenset[int] = frozenset()  # runs that were taken out: undo brings them back
    compared: tuple[int | str, int | str] | None = None  # two runs, or bundled weights; None for the newest
    looking: InsideChoice = FIRST_INSIDE_CHOICE  # inside the network
    errors: ErrorsChoice = FIRST_CHOICE  # on the test set
    preprocessing: Preprocessing = AS_MNIST  # only where preprocessing is looked at: all else sees `image`

    @cached_property
    def image(self) -> NDArray[np.uint8] | None:
        """What the network receives, (28, 28) from 0 to 255; None for an empty canvas.

        An image of the test set is taken as it is: it need not be a digit, which would be scaled and moved.
        """
        return drawn_image(self.ink, self.fit) if self.label is None else image_of_canvas(self.ink)

    @property
    def fit(self) -> Fit:
        """How a drawing is fitted: like the images of the recipe's data."""
        return DIGIT_FIT if self.recipe.data.has_digits else FULL_FIT

    def has_image_of(self, other: LeNetState) -> bool:
        """Whether the network receives the same."""
        if self.ink is not other.ink:
            return False
        return (self.label is None, self.fit) == (other.label is None, other.fit)

    @cached_property
    def prepared(self) -> Prepared | None:
        """What is on the sheet, with the steps of preprocessing that the user chose.

        With all of them it is `image`; but an image of the test set, which went through its set's steps already, may
        come out as another one.
        """
        return prepare(self.ink, self.preprocessing.steps, self.fit)


def example_on_canvas(examples: Examples, index: int) -> dict[str, Any]:
    """The changes that put an image of the test set on the canvas."""
    ink = sealed(canvas_from_image(examples.images[index]))
    return {"ink": ink, "label": int(examples.labels[index]), "is_example": True}


def with_recipe(state: LeNetState, recipe: Recipe) -> dict[str, Any]:
    """The changes that make a recipe the present one. With other data the image loses its label."""
    return {"recipe": recipe} if recipe.data == state.recipe.data else {"recipe": recipe, "label": None}


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
    """A network's output for a digit."""

    probabilities: NDArray[np.floating[Any]]
    layers: tuple[LayerMaps, ...]

    @property
    def prediction(self) -> int:
        return int(self.probabilities.argmax())


def observe(network: Network, image: NDArray[np.uint8], scale_mode: LayerScaleMode = "layer") -> Observation | None:
    """Run a 28×28 image from 0 to 255 through a network and keep the output of every layer.

    None if the weights have grown so large that the logits are not finite.
    """
    with np.errstate(over="ignore", invalid="ignore"):
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
