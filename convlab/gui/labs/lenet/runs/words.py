"""What the view of runs calls runs, the things in which they differ, and the values of those things."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from convlab.core.data.data_source import MNIST
from convlab.gui.labs.lenet.words import activation_name, architecture_description, pooling_name, tuning_change
from convlab.gui.language import in_sequence, translate
from convlab.gui.training.run import Phase
from convlab.labs.common.numbers import format_number, grouped, percent
from convlab.labs.lenet.architecture import BOOK, Architecture
from convlab.labs.lenet.runs.comparison import Repetition, Thing, differing_things, value_of
from convlab.labs.lenet.runs.record import RunRecord, Runs
from convlab.labs.lenet.state import Recipe

MOST_THINGS = 3  # in which runs differ, in a sentence
SAID_WITH_NAME: tuple[Thing, ...] = ("learning_rate", "batch_size", "examples", "seed")


def run_name(record: RunRecord) -> str:
    """The user's name for a run, or its number."""
    return record.name or translate("Runs", "Run {0}").format(record.number)


def thing_name(thing: Thing) -> str:
    return {
        "layers": translate("Runs", "layers"),
        "activation": translate("Runs", "activation"),
        "pooling": translate("Runs", "pooling"),
        "initialiser": translate("Runs", "initialiser"),
        "optimiser": translate("Runs", "optimiser"),
        "learning_rate": translate("Runs", "learning rate"),
        "batch_size": translate("Runs", "batch size"),
        "examples": translate("Runs", "training images"),
        "seed": translate("Runs", "seed"),
        "data": translate("Runs", "data set"),
    }[thing]


def value_text(thing: Thing, value: Any) -> str:
    if thing == "layers":
        return _layers_text(value)
    if thing == "data":
        return str(value.name)
    if thing == "activation":
        return activation_name(value)
    if thing == "pooling":
        return pooling_name(value)
    if thing == "learning_rate":
        return format_number(value)
    if thing in ("batch_size", "examples", "seed"):
        return grouped(value) if thing == "examples" else str(value)
    return {
        "xavier": translate("TrainingPanel", "Xavier uniform"),
        "kaiming": translate("TrainingPanel", "Kaiming normal"),
        "normal": translate("TrainingPanel", "normal, σ = 0.01"),
        "zeros": translate("TrainingPanel", "zeros"),
        "sgd": translate("TrainingPanel", "SGD"),
        "momentum": translate("TrainingPanel", "SGD with momentum"),
        "adam": translate("TrainingPanel", "Adam"),
    }[value]


def _layers_text(plan: Architecture) -> str:
    if plan.is_mlp:
        return f"MLP {'-'.join(map(str, plan.dense))}"
    if (plan.convolutions, plan.dense) == (BOOK.convolutions, BOOK.dense):
        return translate("Runs", "LeNet’s layers")
    widths = "-".join(map(str, (*(layer.channels for layer in plan.convolutions), *plan.dense)))
    windows = [(layer.kernel, layer.padding) for layer in plan.convolutions]
    if windows == [(layer.kernel, layer.padding) for layer in BOOK.convolutions]:
        return f"LeNet {widths}"
    text = translate("Runs", "LeNet {0}, kernels {1}, padding {2}")
    return text.format(widths, " ".join(f"{kernel}×{kernel}" for kernel, _ in windows), windows[0][1])


def description(record: RunRecord, things: Sequence[Thing], repeats: Repetition | None, runs: Runs) -> str:
    """What sets a run apart, in the things in which not all are alike; for a run by itself, what it is."""
    parts = [_thing_text(record.recipe, thing) for thing in things]
    if not things:
        recipe = record.recipe
        parts = [architecture_description(recipe.architecture), value_text("optimiser", recipe.optimiser)]
        parts += [_thing_text(recipe, "learning_rate"), _thing_text(recipe, "seed")]
        if recipe.data != MNIST:
            parts.insert(0, recipe.data.name)
    if record.parent is not None:
        text = translate("Runs", "branch of {0} at step {1}")
        parts.insert(0, text.format(_parent_name(record, record.parent, runs), grouped(record.first_step)))
    before = record.recipe.tuning
    for change in record.changes:
        text = translate("Runs", "{0} from step {1} on")
        parts.append(text.format(tuning_change(before, change.tuning), grouped(change.step + 1)))
        before = change.tuning
    if repeats is not None:
        sign = "=" if repeats.differs_at is None else "≠"
        parts.insert(0, f"{sign} {run_name(repeats.of)}")
    return ", ".join(parts)


def _parent_name(branch: RunRecord, parent: int, runs: Runs) -> str:
    """Of the run that a branch began from, which may have been deleted."""
    if parent in runs:
        return run_name(runs[parent])
    if branch.parent_name:
        return translate("Runs", "{0} (deleted)").format(branch.parent_name)
    return translate("Runs", "Run {0} (deleted)").format(parent)


def difference_text(one: Recipe, other: Recipe) -> str:
    """What the other recipe has in the things in which they differ."""
    return ", ".join(_thing_text(other, thing) for thing in differing_things([one, other]))


def _thing_text(recipe: Recipe, thing: Thing) -> str:
    if thing == "pooling" and recipe.architecture.is_mlp:
        return translate("Runs", "no pooling")
    text = value_text(thing, value_of(recipe, thing))
    return f"{thing_name(thing)} {text}" if thing in SAID_WITH_NAME else text


def repetition_text(record: RunRecord, repeats: Repetition) -> str:
    """A sentence on whether a run that must have another's curve has it."""
    if repeats.differs_at is None:
        text = translate(
            "Runs", "{0} began like {1}: the losses of all {2} steps that both have taken are equal, digit for digit."
        )
        text = text.format(run_name(record), run_name(repeats.of), grouped(repeats.steps))
        return in_sequence(text, _beyond_text(record, repeats))
    text = translate("Runs", "{0} began like {1}, and yet their losses differ from step {2} on.")
    return text.format(run_name(record), run_name(repeats.of), grouped(repeats.differs_at))


def _beyond_text(record: RunRecord, repeats: Repetition) -> str:
    """What there is to say of steps that the other one has not taken because it was stopped by hand."""
    other = repeats.of
    if other.ending != "stopped" or record.steps_taken <= other.steps_taken:
        return ""
    text = translate("Runs", "{0} was stopped there; {1} shows how it would have gone on.")
    return text.format(run_name(other), run_name(record))


def headline(runs: Runs, chosen: RunRecord | None) -> str:
    """Which run is best on the test set, the chosen one or the next best beside it, and in what the two differ."""
    if not len(runs):
        return translate("Runs", "Change one thing, train again, and see here what it does.")
    tested = sorted(
        (record for record in runs if record.log.test_accuracy is not None),
        key=lambda record: record.log.test_accuracy or 0,
        reverse=True,
    )
    if not tested:
        return translate("Runs", "The first test accuracy comes after a whole epoch.")
    best = tested[0]
    if len(tested) == 1:
        going = next((record for record in runs if not record.ending and record is not best), None)
        if going is not None:
            text = translate("Runs", "{0}: test accuracy {1}. That of {2} comes after a whole epoch.")
            return text.format(run_name(best), _accuracy(best), run_name(going))
        text = translate("Runs", "{0}: test accuracy {1}. Change one thing and train again.")
        return text.format(run_name(best), _accuracy(best))
    other = chosen if chosen in tested and chosen is not best else tested[1]
    assert other is not None
    if best.log.test_accuracy == other.log.test_accuracy:
        text = translate("Runs", "{0} and {1} have the same test accuracy, {2}.")
        return text.format(run_name(best), run_name(other), _accuracy(best))
    text = translate("Runs", "{0} leads with a test accuracy of {1}, {2} has {3}{4}.")
    return text.format(run_name(best), _accuracy(best), run_name(other), _accuracy(other), _difference(best, other))


def _accuracy(record: RunRecord) -> str:
    return percent(record.log.test_accuracy or 0, 2)


def _difference(one: RunRecord, other: RunRecord) -> str:
    """In what two runs differ, as the end of a sentence; "" where it cannot be said in a few words."""
    if any(run.changes or run.parent is not None for run in (one, other)):
        return ""
    things = differing_things([one.recipe, other.recipe])
    if 0 < len(things) <= MOST_THINGS:
        text = translate("Runs", ": they differ in {0}")
        return text.format(translate("Runs", ", ").join(map(thing_name, things)))
    return ""


def is_from_file(record: RunRecord) -> bool:
    """Whether these are weights that were opened and have not been trained here."""
    return not record.steps_taken and record.ending == "stopped" and bool(record.name)


def state_text(record: RunRecord, phase: Phase | None) -> str:
    """How a run ended; `phase` is that of the one that goes on, None for others."""
    if phase is not None:
        return translate("Runs", "paused") if phase is Phase.PAUSED else translate("Runs", "in training")
    if is_from_file(record):
        return translate("Runs", "from a file")
    return {
        "epochs": translate("Runs", "done"),
        "accuracy": translate("Runs", "accuracy reached"),
        "no improvement": translate("Runs", "no improvement"),
        "stopped": translate("Runs", "stopped"),
        "diverged": translate("Runs", "diverged"),
        "failed": translate("Runs", "failed"),
        "": translate("Runs", "not ended"),
    }[record.ending]
