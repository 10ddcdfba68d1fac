"""What a file may hold of the LeNet lab: its state, and its training runs."""

from __future__ import annotations

from convlab.core.data.data_source import CLASSES
from convlab.core.data.digits import CANVAS_SIZE
from convlab.labs.common.checks import require, require_known, require_within
from convlab.labs.lenet.preprocessing import REACH
from convlab.labs.lenet.runs.stored import StoredRun
from convlab.labs.lenet.state import PEN_DIAMETERS, LeNetState, Recipe, train_sizes

BATCH_SIZES = (1, 1024)
EPOCHS = (1, 100)
LEARNING_RATES = (1e-5, 100.0)
LARGEST_MOMENTUM = 0.9999


def check_lenet(state: LeNetState) -> None:
    require(state.ink.shape == (CANVAS_SIZE, CANVAS_SIZE), "ink has another size")
    require(state.label is None or 0 <= state.label < CLASSES, "label is no digit")
    require_within("pen_diameter", [state.pen_diameter], *PEN_DIAMETERS)
    require_within("preprocessing.pinned", state.preprocessing.pinned or (), -REACH, REACH)
    chosen = [number for number in (state.errors.truth, state.errors.answer) if number is not None]
    require_within("errors", chosen, 0, CLASSES - 1)
    check_recipe(state.recipe)


def check_recipe(recipe: Recipe) -> None:
    require_within("learning_rate", [recipe.learning_rate], *LEARNING_RATES)
    require_within("batch_size", [recipe.batch_size], *BATCH_SIZES)
    require_within("epochs", [recipe.epochs], *EPOCHS)
    require_within("seed", [recipe.seed], 0, 999_999)
    require_known("examples", recipe.examples, train_sizes(recipe.data))
    require_within("momentum", [recipe.momentum], 0, LARGEST_MOMENTUM)


def check_run(run: StoredRun) -> None:
    check_recipe(run.recipe)
    for change in (*run.changes, *run.planned):
        check_recipe(run.recipe.tuned(change.tuning))
        require(change.step >= 0, "a change belongs to a step")
