"""What the LeNet page's training panel says about its run."""

from __future__ import annotations

import math

from convlab.gui.labs.lenet.runs.words import run_name
from convlab.gui.labs.lenet.words import layer_title
from convlab.gui.language import in_sequence, translate
from convlab.gui.training.run import Phase, TrainingRun
from convlab.labs.common.numbers import format_number, grouped, percent
from convlab.labs.lenet.architecture import layer_codes
from convlab.labs.lenet.runs.record import RunRecord
from convlab.labs.lenet.state import Recipe


def run_title(run: TrainingRun) -> str:
    """Which run the figures are of, and what has become of it."""
    states = {
        Phase.RUNNING: translate("LeNet", "{0}, in training"),
        Phase.PAUSED: translate("LeNet", "{0}, paused"),
        Phase.STOPPED: translate("LeNet", "{0}, stopped"),
        Phase.FINISHED: translate("LeNet", "{0}, done"),
        Phase.FAILED: translate("LeNet", "{0}, failed"),
    }
    if run.phase is Phase.READY:
        return translate("LeNet", "No steps taken yet")
    name = run_name(run.record)
    if run.log.last is None and not run.is_active:  # weights from a file
        return name
    if run.shown.checkpoint is not None:
        return translate("LeNet", "{0}, at step {1}").format(name, grouped(run.shown.step))
    return states[run.phase].format(name)


def describe_phase(run: TrainingRun, recipe: Recipe, dataset_problem: str) -> str:
    """A sentence or two: what to do next, with this recipe, or what is going on."""
    if run.phase is Phase.FAILED:
        return _failure(run)
    if run.dataset is None:
        if dataset_problem:
            return translate("LeNet", "MNIST cannot be used: {0}").format(dataset_problem)
        return translate("LeNet", "Loading MNIST…")
    if not run.is_active and not run.can_train_on(recipe.data):
        return translate("LeNet", "“{0}” is not open: to train on it, open its folder from the File menu.").format(
            recipe.data.name
        )
    if run.phase is Phase.FINISHED:
        return ending_text(run.record)
    if run.phase is Phase.STOPPED:
        return translate("LeNet", "Stopped. The weights stay as they are until you train again or reset.")
    if run.phase is Phase.READY:
        text = translate("LeNet", "{0} images of {1}, {2} steps per epoch. Keep drawing while it trains.")
        return text.format(grouped(recipe.examples), recipe.data.name, grouped(recipe.steps_per_epoch))
    return _remark(run)


def ending_text(record: RunRecord) -> str:
    """How a run has ended by itself."""
    if record.ending == "accuracy":
        return translate("LeNet", "Done: the test accuracy has reached {0}.").format(
            percent(record.log.test_accuracy or 0, 2)
        )
    if record.ending == "no improvement":
        best, patience = percent(record.log.best_test_accuracy, 2), record.tuning.stop.patience
        if patience == 1:
            text = translate("LeNet", "Stopped by its rule: the last epoch did not bring a test accuracy above {1}.")
        else:
            text = translate("LeNet", "Stopped by its rule: for {0} epochs the test accuracy was never above {1}.")
        return text.format(patience, best)
    return translate("LeNet", "Done. Draw, or change one thing and train again.")


def _remark(run: TrainingRun) -> str:
    log = run.log
    if run.recipe.initialiser == "zeros" and log.last:
        return translate(
            "LeNet", "All weights began at zero, so the units of a layer stay alike and can learn very little."
        )
    if log.has_shot_up:
        return translate(
            "LeNet",
            "The loss has shot up to {0}: the steps are too large. A ReLU that outputs nothing but"
            " 0 gets no gradient and stays there. Reset, and try a smaller learning rate.",
        ).format(format_number(log.highest_loss))
    if log.on_plateau and run.recipe.activation == "sigmoid":
        return translate(
            "LeNet",
            "The plateau: the loss is still near 2.303 = ln 10, that of ten equal probabilities."
            " The sigmoids shrink the gradients, and for some epochs nothing seems to happen. With"
            " the book’s recipe it ends after about three.",
        )
    if log.on_plateau:
        return translate(
            "LeNet", "No better than guessing so far: 2.303 = ln 10 is the loss of ten equal probabilities."
        )
    return ""


def _failure(run: TrainingRun) -> str:
    divergence = run.record.divergence
    if divergence is None and run.record.ending == "diverged":  # a run from a file, which does not keep the details
        text = translate("LeNet", "Diverged at step {0}.").format(grouped(run.record.steps_taken + 1))
        return in_sequence(text, translate("LeNet", "The last finite weights are kept."))
    if divergence is None:
        return failure_text(run.record.problem, run.recipe.data.name)
    finite = [loss for loss in divergence.losses if math.isfinite(loss)]
    parts = [translate("LeNet", "Diverged at step {0}.").format(grouped(divergence.step))]
    if finite:
        parts.append(
            translate("LeNet", "From step {0} on the loss grew from {1} to {2}, then overflowed.").format(
                grouped(divergence.losses_from), format_number(finite[0]), format_number(max(finite))
            )
        )
    parts.append(_culprit(run))
    safer, rate = run.record.safer_learning_rate, format_number(divergence.learning_rate)
    if safer is None:
        parts.append(translate("LeNet", "The learning rate {0} is too large.").format(rate))
    else:
        parts.append(
            translate(
                "LeNet", "The learning rate {0} is too large: tried for 30 steps, {1} makes the loss fall."
            ).format(rate, format_number(safer))
        )
    parts.append(translate("LeNet", "The last finite weights are kept."))
    return in_sequence(*parts)


def failure_text(failure: str, data: str) -> str:
    """Why a run failed: a `Failure`, or what a file of an earlier version says, which is no text for a reader."""
    match failure:
        case "data":
            return translate(
                "LeNet",
                "Training ended: the images of “{0}” can no longer be read, or have changed. Open the data set again"
                " from the File menu.",
            ).format(data)
        case "memory":
            return translate(
                "LeNet", "Training ended: there is not enough memory. Try a smaller batch, or close other programs."
            )
        case "start":
            return translate("LeNet", "Training did not start: the system does not let another process begin.")
        case "lost":
            return translate(
                "LeNet", "Training ended: its process was closed from outside, or crashed. Reset, and train again."
            )
        case _:
            return translate("LeNet", "Training ended with an unforeseen error. The weights before it are kept.")


def _culprit(run: TrainingRun) -> str:
    divergence = run.record.divergence
    assert divergence is not None
    network = run.shown.network
    layer = layer_title(type(network.layers[divergence.layer]).__name__, layer_codes(network)[divergence.layer])
    if divergence.quantity == "weights":
        text = translate(
            "LeNet", "First the weights of {0} became too large, at step {1}: {2} times those at the beginning."
        )
    else:
        text = translate(
            "LeNet", "First the gradients of {0} became too large, at step {1}: {2} times those at the beginning."
        )
    growth = format_number(divergence.growth)
    return text.format(layer, grouped(divergence.layer_step), growth)
