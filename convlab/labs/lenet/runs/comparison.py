"""Comparing training runs: in what they differ, whether one repeats another, and how to vary one thing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from convlab.core import Network
from convlab.core.data.digits import IMAGE_SIZE
from convlab.core.nn.initialisers import Initialiser
from convlab.core.nn.layers import Activation, Pooling
from convlab.core.training.optimisers import Optimiser
from convlab.labs.lenet.architecture import BOOK, LIMITS, Architecture, ConvolutionPlan, mlp_like
from convlab.labs.lenet.runs.record import RunRecord
from convlab.labs.lenet.state import Recipe, train_sizes

Thing = Literal[
    "data",
    "activation",
    "pooling",
    "layers",
    "initialiser",
    "optimiser",
    "learning_rate",
    "batch_size",
    "examples",
    "seed",
]
ALL_THINGS: tuple[Thing, ...] = get_args(Thing)
THINGS = ALL_THINGS[1:]  # that can be varied
ACTIVATIONS: tuple[Activation, ...] = ("sigmoid", "relu", "tanh")
POOLINGS: tuple[Pooling, ...] = ("average", "max")
INITIALISERS: tuple[Initialiser, ...] = ("xavier", "kaiming", "normal", "zeros")
OPTIMISERS: tuple[Optimiser, ...] = ("sgd", "momentum", "adam")
BATCH_SIZES = (16, 32, 64, 128, 256, 512, 1024)
RATE_FACTORS = (0.1, 0.3, 0.5, 2, 3, 10)
OTHER_SEEDS = 3
MOST_KERNELS = 32


def value_of(recipe: Recipe, thing: Thing) -> Any:
    """A recipe's value of a thing. Of "layers" it is the architecture without its activation and pooling."""
    if thing == "layers":
        return replace(recipe.architecture, activation=BOOK.activation, pooling=BOOK.pooling)
    return getattr(recipe, thing)


def varied(recipe: Recipe, thing: Thing, value: Any) -> Recipe:
    """The recipe with one thing changed, the seed the same (unless that is the thing)."""
    plan = recipe.architecture
    if thing == "layers":
        return replace(recipe, architecture=replace(value, activation=plan.activation, pooling=plan.pooling))
    if thing in ("activation", "pooling"):
        return replace(recipe, architecture=replace(plan, **{thing: value}))
    changes: dict[str, Any] = {thing: value}
    return replace(recipe, **changes)


def options(recipe: Recipe, thing: Thing) -> list[Any]:
    """Other values that a thing could have; none where it has no meaning."""
    present = value_of(recipe, thing)
    candidates: dict[Thing, Iterable[Any]] = {
        "layers": _other_layers(value_of(recipe, "layers")),
        "activation": ACTIVATIONS,
        "pooling": () if recipe.architecture.is_mlp else POOLINGS,
        "initialiser": INITIALISERS,
        "optimiser": OPTIMISERS,
        "learning_rate": (float(f"{recipe.learning_rate * factor:.2g}") for factor in RATE_FACTORS),
        "batch_size": BATCH_SIZES,
        "examples": train_sizes(recipe.data),
        "seed": range(recipe.seed + 1, recipe.seed + 1 + OTHER_SEEDS),
        "data": (),
    }
    return [value for value in dict.fromkeys(candidates[thing]) if value != present]


def _other_layers(present: Architecture) -> list[Architecture]:
    """The book's, an MLP with as many parameters, and channels and units halved and doubled."""
    return [BOOK, *([] if present.is_mlp else [mlp_like(present)]), _scaled(present, 0.5), _scaled(present, 2)]


def _scaled(plan: Architecture, factor: float) -> Architecture:
    def scaled(number: int, name: Literal["channels", "dense"]) -> int:
        low, high = LIMITS[name]
        return min(max(round(number * factor), low), high)

    convolutions = tuple(
        ConvolutionPlan(scaled(layer.channels, "channels"), layer.kernel, layer.padding) for layer in plan.convolutions
    )
    return replace(plan, convolutions=convolutions, dense=tuple(scaled(width, "dense") for width in plan.dense))


def differing_things(recipes: Iterable[Recipe]) -> list[Thing]:
    """The things in which recipes differ. Pooling counts only among networks that have it."""
    recipes = list(recipes)
    pooled = [recipe for recipe in recipes if not recipe.architecture.is_mlp]
    return [
        thing
        for thing in ALL_THINGS
        if len({value_of(recipe, thing) for recipe in (pooled if thing == "pooling" else recipes)}) > 1
    ]


# ---- two networks beside one another


def first_kernels(network: Network) -> NDArray[np.floating[Any]]:
    """The kernels of the first layer, (count, rows, columns); of an MLP what its first units weigh each pixel with."""
    layer = next(layer for layer in network.layers if "weight" in layer.parameters)
    weight = layer.parameters["weight"][:MOST_KERNELS]
    return weight[:, 0] if weight.ndim == 4 else weight.reshape(-1, IMAGE_SIZE, IMAGE_SIZE)


# ---- repetitions


@dataclass(frozen=True)
class Repetition:
    """How far a run and the one that it repeats agree: over `steps` steps both have taken.

    `differs_at` is the first step whose losses are not the same number, None when all are.
    """

    of: RunRecord
    steps: int
    differs_at: int | None


def repetition(record: RunRecord, runs: Iterable[RunRecord]) -> Repetition | None:
    """Compare a run with the first earlier one that must have the same curve; None when there is none."""
    for other in runs:
        if other.number < record.number and _must_agree(record, other):
            ours, theirs = record.log.step_losses, other.log.step_losses
            steps = min(len(ours), len(theirs))
            unlike = np.flatnonzero(ours[:steps] != theirs[:steps])
            return Repetition(other, steps, int(unlike[0]) + 1 if len(unlike) else None)
    return None


def _must_agree(one: RunRecord, other: RunRecord) -> bool:
    """Whether both began alike and had the same changes in the steps that both have taken."""
    steps = min(one.steps_taken, other.steps_taken)
    made = [[change for change in run.changes if change.step < steps] for run in (one, other)]
    begin = [
        (run.recipe.tuned(one.recipe.tuning), run.recipe.learning_rate, run.recipe.momentum) for run in (one, other)
    ]
    return bool(steps) and _same_start(one, other) and made[0] == made[1] and begin[0] == begin[1]


def _same_start(one: RunRecord, other: RunRecord) -> bool:
    """Whether both began from their seed, or from the same state; a run from a file has a copy of it."""
    if one.start is None or other.start is None:
        return one.start is other.start
    return one.start.step == other.start.step and np.array_equal(one.start.parameters, other.start.parameters)
