"""What "Learn a kernel" says: names of its parts, and sentences that follow from the numbers beside them."""

from __future__ import annotations

import numpy as np

from convlab.gui.labs.learning.learn.rate_words import rate_sentence, valley_sentence
from convlab.gui.language import in_sequence, translate
from convlab.labs.common.arrays import Matrix
from convlab.labs.common.numbers import format_number, grouped
from convlab.labs.learning.learn.curvature import curvature
from convlab.labs.learning.learn.rates import limits_of
from convlab.labs.learning.learn.state import LearnState, aligned

MOST_TOLD = 3  # weights of a kernel that are told in a sentence
FOUND = 0.1  # of the largest hidden weight: a kernel that is nowhere farther off counts as found
NO_LOSS = 1e-3  # of the first loss: a smaller one counts as none
NEARLY_BEST = 0.02  # of the first loss: so near to the least one it can hardly get better


def scene_names() -> dict[str, str]:
    return {
        "find_edge": translate("LearnPage", "The book’s: the edge kernel is found"),
        "under_limit": translate("LearnPage", "Learning rate a little below the limit"),
        "over_limit": translate("LearnPage", "Learning rate a little above the limit"),
        "mean_loss": translate("LearnPage", "Mean of squares for their sum"),
        "white_image": translate("LearnPage", "A white image: many kernels fit"),
        "find_sobel": translate("LearnPage", "Sobel, from a photograph"),
        "find_blur": translate("LearnPage", "A blur, from a photograph"),
        "sparse": translate("LearnPage", "5 × 5 that turns out sparse"),
        "find_maximum": translate("LearnPage", "A maximum: no kernel makes it"),
        "find_relu": translate("LearnPage", "A ReLU: no kernel makes it"),
        "too_small": translate("LearnPage", "A kernel that is too small"),
        "two_outputs": translate("LearnPage", "Two output channels"),
    }


def input_texts() -> dict[str, str]:
    """The names of this lab's own inputs."""
    return {
        "white": translate("LearnPage", "White, 6 × 8"),
        "whole": translate("LearnPage", "Whole numbers, 8 × 8"),
        "noise": translate("LearnPage", "Noise, 12 × 12"),
    }


# ---- the headline


def note(state: LearnState) -> str:
    """What there is to notice at the step that is shown."""
    if state.path.stopped is not None:
        return stopped_text(state)
    if state.is_at_end:
        return end_text(state)
    return in_sequence(problem_text(state), progress_text(state))


def problem_text(state: LearnState) -> str:
    """What is looked for; in an example, what is special about it."""
    if state.scene == "under_limit" or not is_below_limit(state):
        return rate_sentence(state)
    if state.scene == "mean_loss":
        text = translate(
            "LearnPage",
            "The mean of {0} squares has a gradient {0} times smaller than their sum: at the same η, the descent is as"
            " much slower.",
        )
        return text.format(state.y.size)
    bent = curvature(state.problem)
    if bent.flat:
        return valley_sentence(state.problem)
    return target_text(state, is_possible=not bent.least_loss)


def is_below_limit(state: LearnState) -> bool:
    """Whether the rate lets the descent converge, or no limit is known."""
    limits = limits_of(curvature(state.problem), state.optimiser, state.momentum)
    return limits is None or state.rate < limits.diverges


def target_text(state: LearnState, *, is_possible: bool) -> str:
    """What made the target, and whether a kernel of the learned size can make it too."""
    sizes = *state.hidden.shape[1:], *state.kernel_size
    if state.scene == "sparse":
        text = translate(
            "LearnPage", "A {0} × {1} kernel made Y; {2} × {3} weights are learned, so most must become 0."
        )
        return text.format(*sizes)
    if state.target == "given":
        return translate("LearnPage", "Gradient descent looks for the kernel that makes the given Y from X.")
    if is_possible:
        return _possible_text(state)
    if state.target == "maximum":
        return translate("LearnPage", "Y is the maximum of each window: no kernel makes that, only something near it.")
    if state.target == "relu":
        return translate("LearnPage", "A hidden kernel and a ReLU made Y; a kernel alone can only come near it.")
    text = translate("LearnPage", "A {0} × {1} kernel made Y: one of {2} × {3} can only come near it.")
    return text.format(*sizes)


def _possible_text(state: LearnState) -> str:
    if state.target == "maximum":
        return translate("LearnPage", "Y is the maximum of each window, which here a kernel makes too.")
    if state.target == "relu":
        return translate("LearnPage", "A hidden kernel and a ReLU made Y, which here a kernel alone makes too.")
    if state.outputs > 1:
        return translate(
            "LearnPage", "Hidden kernels made Y from X, one for each output: each learns from its own error."
        )
    return translate("LearnPage", "A hidden kernel made Y from X; gradient descent looks for it, step by step.")


def progress_text(state: LearnState) -> str:
    """How far the descent has come."""
    losses, step = state.path.losses, state.now
    first, now = float(losses[0]), float(losses[step])
    if step == 0:
        text = translate("LearnPage", "It begins with a loss of {0}.")
        return text.format(format_number(first))
    numbers = grouped(step), grouped(state.path.steps), format_number(first), format_number(now)
    text = translate("LearnPage", "Update {0} of {1}: loss {2} → {3}.")
    return text.format(*numbers)


def stopped_text(state: LearnState) -> str:
    """That the numbers have left the finite ones, and what the limit was."""
    count = grouped(state.path.stopped or 0)
    limits = limits_of(curvature(state.problem), state.optimiser, state.momentum)
    rate = format_number(state.rate)
    if limits is None:
        text = translate(
            "LearnPage", "It diverged at η = {0} and stopped itself: after update {1} numbers are not finite any more."
        )
        return text.format(rate, count)
    text = translate(
        "LearnPage",
        "It diverged and stopped itself: after update {0} numbers are not finite any more. η = {1} is above the limit"
        " {2}.",
    )
    return text.format(count, rate, format_number(limits.diverges))


def end_text(state: LearnState) -> str:
    """What has become of it at the last step."""
    losses, bent = state.path.losses, curvature(state.problem)
    first, last, least = float(losses[0]), float(losses[-1]), bent.least_loss
    count, numbers = grouped(state.path.steps), (format_number(first), format_number(last))
    if last > first:
        text = translate("LearnPage", "After {0} updates the loss has grown from {1} to {2}.")
        return in_sequence(text.format(count, *numbers), rate_sentence(state))
    if is_found(state):
        return (
            in_sequence(found_text(state), rate_sentence(state)) if state.scene == "under_limit" else found_text(state)
        )
    if bent.flat and last <= NO_LOSS * first:
        own = translate("LearnPage", "K makes Y now, and so do other kernels.")
        if state.target == "kernel":
            own = translate("LearnPage", "Another kernel than the hidden one makes Y now.")
        return in_sequence(own, valley_sentence(state.problem))
    if least and last - least <= NEARLY_BEST * (first - least):
        text = translate(
            "LearnPage", "No kernel of {0} × {1} makes this Y: {2} is the least loss there is; it ended at {3}."
        )
        return text.format(*state.kernel_size, format_number(least), numbers[1])
    text = translate("LearnPage", "After {0} updates the loss went from {1} to {2}; it can still come down to {3}.")
    return in_sequence(text.format(count, *numbers, format_number(least)), rate_sentence(state))


def found_text(state: LearnState) -> str:
    """That the kernel is the hidden one, or how near it is."""
    count = grouped(state.path.steps)
    kernel, hidden = (in_brackets(one[state.output]) for one in (state.kernel_at(state.path.steps), state.hidden))
    if kernel and hidden:
        text = translate("LearnPage", "After {0} updates K is {1}; the kernel that made Y is {2}.")
        return text.format(count, kernel, hidden)
    text = translate("LearnPage", "After {0} updates K is the kernel that made Y, to within {1}.")
    return text.format(count, format_number(distance(state)))


def within_reach(state: LearnState) -> Matrix:
    """The part of the hidden kernels that lies on the learned one's cells (c_out, k_h, k_w)."""
    hidden, beyond = aligned(state.hidden, state.kernel_size)
    rows, columns = state.kernel_size
    return hidden[:, beyond.top : beyond.top + rows, beyond.left : beyond.left + columns]


def is_too_small(state: LearnState) -> bool:
    """Whether the hidden kernel has weights beyond the learned one's."""
    return bool(np.count_nonzero(state.hidden) > np.count_nonzero(within_reach(state)))


def distance(state: LearnState) -> float:
    """The largest difference between a learned weight and the hidden one in its place."""
    return float(np.abs(state.kernel_at(state.path.steps) - within_reach(state)).max())


def is_found(state: LearnState) -> bool:
    """Whether the last kernel is nowhere far from a hidden one that alone made the target."""
    if state.target != "kernel" or is_too_small(state):
        return False
    return distance(state) <= FOUND * float(np.abs(state.hidden).max())


def in_brackets(kernel: Matrix) -> str:
    """A kernel of one row and few weights: "[1.04, −0.935]"; "" for a larger one."""
    if len(kernel) > 1 or kernel.size > MOST_TOLD:
        return ""
    return "[" + ", ".join(format_number(float(weight)) for weight in kernel[0]) + "]"


# ---- titles


def _error_title(state: LearnState) -> str:
    """The loss is that of all outputs, of which one is shown."""
    if state.outputs > 1:
        return translate("LearnPage", "Error Ŷ − Y, loss of all {0}")
    return translate("LearnPage", "Error Ŷ − Y, loss {0}")


def titles(state: LearnState) -> dict[str, str]:
    """Of the matrices, by their kinds."""
    walked = {"sgd": "∂L/∂K", "momentum": "v", "adam": "m′/√v′"}[state.optimiser] + f" (× −{format_number(state.rate)})"
    loss = format_number(float(state.path.losses[state.now]))
    bias = format_number(float(state.bias_at(state.now)[state.output]))
    return {
        "input": translate("LearnPage", "Input X"),
        "kernel": translate("LearnPage", "K, bias {0}").format(bias)
        if state.has_bias
        else translate("LearnPage", "Kernel K"),
        "prediction": translate("LearnPage", "Prediction Ŷ"),
        "target": translate("LearnPage", "Target Y"),
        "error": _error_title(state).format(loss),
        "gradient": walked if state.optimiser == "sgd" else "∂L/∂K",
        "velocity": walked,
        "next": translate("LearnPage", "= next K"),
        "hidden": translate("LearnPage", "Hidden K"),
    }
