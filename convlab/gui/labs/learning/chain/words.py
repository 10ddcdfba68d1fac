"""The sentences above the chain: what an example shows, and what each step does, told by its numbers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from convlab.gui.language import translate
from convlab.labs.common.numbers import format_number, percent
from convlab.labs.learning.chain.scenes import SCENES
from convlab.labs.learning.chain.state import ChainState

SMALL_RATE = 0.1  # that an example compares with


def scene_names() -> dict[str, str]:
    return {
        "lying": translate("Chain", "1  A lying bar"),
        "upright": translate("Chain", "2  An upright bar"),
        "dead_relu": translate("Chain", "3  A dead ReLU"),
        "sure_and_wrong": translate("Chain", "4  Sure, and wrong"),
        "sure_and_right": translate("Chain", "5  Sure, and right"),
        "shared_gradient": translate("Chain", "6  Average pooling"),
        "fading_sigmoid": translate("Chain", "7  Sigmoid"),
        "too_far": translate("Chain", "8  Too large a learning rate"),
    }


def class_names() -> tuple[str, str]:
    return translate("Chain", "upright"), translate("Chain", "lying")


def headline(state: ChainState) -> str:
    """What there is to notice: in an example at its own step, what it shows; otherwise what the step does."""
    scene = state.scene
    if scene is not None and state.step == SCENES[scene].step:
        return scene_note(state, scene)
    return step_note(state)


def scene_note(state: ChainState, scene: str) -> str:
    """What an example shows; `state` is the one that it leads to."""
    q = percent(float(state.values["probabilities"][state.label, 0]), 1)
    loss = format_number(state.loss)
    match scene:
        case "lying":
            text = translate(
                "Chain",
                "Numbers flow forward, to the right, and end in a loss of {0}. Gradients flow back, to the left: they"
                " tell every weight how to lessen it.",
            )
            return text.format(loss)
        case "upright":
            text = translate(
                "Chain",
                "An upright bar, and the kernel answers to upright lines: {0} for the right class, a loss of {1}.",
            )
            return text.format(q, loss)
        case "dead_relu":
            text = translate(
                "Chain",
                "A bias of {0} pushes every z below 0. The ReLU then passes no gradient, and the kernel learns nothing;"
                " only the biases c do.",
            )
            return text.format(format_number(float(state.bias[0, 0])))
        case "sure_and_wrong":
            text = translate(
                "Chain",
                "Only {0} for the right class: ∂L/∂o is almost ±1, the most there can be. The gradients are large.",
            )
            return text.format(q)
        case "sure_and_right":
            text = translate(
                "Chain",
                "{0} for the right class: ∂L/∂o is almost 0, and with it every gradient. There is nothing to learn.",
            )
            return text.format(q)
        case "shared_gradient":
            return translate(
                "Chain",
                "Average pooling gives each of its four cells a quarter of the gradient; max pooling gives one all.",
            )
        case "fading_sigmoid":
            before, after = (_largest(state, name) for name in ("d_activated", "d_conv"))
            text = translate(
                "Chain",
                "The slope of the sigmoid is at most ¼: gradients up to {0} arrive, no more than {1} gets through.",
            )
            return text.format(format_number(before), format_number(after))
        case _:
            return _too_far(state)


def _too_far(state: ChainState) -> str:
    near = replace(state, rate=SMALL_RATE).next_loss
    text = translate(
        "Chain",
        "At a learning rate of {0} the update goes too far: the loss jumps from {1} to {2}. At {3} it falls to {4}.",
    )
    numbers = (state.rate, state.loss, state.next_loss or np.nan, SMALL_RATE, near or np.nan)
    return text.format(*map(format_number, numbers))


def _largest(state: ChainState, name: str) -> float:
    return float(np.abs(state.matrix(name)).max())


def step_note(state: ChainState) -> str:
    """What the present step does."""
    step = state.present
    if step.phase == "update":
        return update_note(state)
    return _forward_note(state, step.node) if step.phase == "forward" else _backward_note(state, step.node)


def _forward_note(state: ChainState, node: str) -> str:
    match node:
        case "conv":
            return translate(
                "Chain", "Convolution: each z is the sum of nine products, cell times weight, and the bias."
            )
        case "activated":
            if state.activation == "sigmoid":
                return translate("Chain", "The sigmoid brings every z between 0 and 1.")
            zeros = int((state.values["conv"] <= 0).sum())
            text = translate("Chain", "ReLU keeps what is above 0; the rest becomes 0: {0} of 16 values.")
            return text.format(zeros)
        case "pooled":
            if state.pooling == "max":
                return translate("Chain", "Max pooling keeps the largest value of each 2 × 2 window.")
            return translate("Chain", "Average pooling keeps the mean of each 2 × 2 window.")
        case "logits":
            return translate("Chain", "Dense layer: for each class its own weighted sum of the four pooled values.")
        case "probabilities":
            text = translate("Chain", "Softmax turns the two sums into probabilities: {0} for upright, {1} for lying.")
            return text.format(*(percent(float(q), 1) for q in state.values["probabilities"][:, 0]))
        case _:
            text = translate("Chain", "The loss is −ln of the probability of the right class, {0}: it is {1}.")
            name = class_names()[state.label]
            return text.format(name, format_number(state.loss))


def _backward_note(state: ChainState, node: str) -> str:
    match node:
        case "loss":
            return translate(
                "Chain", "Backward through cross-entropy and softmax: the gradient is q, minus 1 at the right class."
            )
        case "logits":
            return translate(
                "Chain",
                "Backward through the dense layer: a weight gets gradient × input, the input gets gradients × weights.",
            )
        case "pooled":
            if state.pooling == "average":
                return translate(
                    "Chain",
                    "Backward through average pooling: each gradient is shared equally by four cells.",
                )
            count = np.count_nonzero(state.gradients["d_activated"])
            if not count:
                return translate("Chain", "Backward through max pooling: there is no gradient to pass on.")
            text = translate(
                "Chain",
                "Backward through max pooling: a gradient goes to its window’s maximum alone, {0} of 16 cells get 0.",
            )
            return text.format(16 - count)
        case "activated":
            return _activation_note(state)
        case _:
            return translate(
                "Chain",
                "Backward through the convolution: a weight adds up all gradients, each times the cell that it lay on.",
            )


def _activation_note(state: ChainState) -> str:
    if state.activation == "sigmoid":
        text = translate(
            "Chain",
            "Backward through the sigmoid: each gradient is multiplied by the slope a(1 − a), here at most {0}.",
        )
        slope = state.values["activated"] * (1 - state.values["activated"])
        return text.format(format_number(float(slope.max())))
    arrived, passed = (np.count_nonzero(state.gradients[name]) for name in ("d_activated", "d_conv"))
    if arrived == passed:
        return (
            translate("Chain", "Backward through ReLU: every gradient that arrives passes, as z is above 0 there.")
            if arrived
            else translate("Chain", "Backward through ReLU: there is no gradient to pass on.")
        )
    if not passed:
        return translate(
            "Chain",
            "Backward through ReLU: where z is not above 0 it passes nothing, and here no gradient gets through.",
        )
    text = translate(
        "Chain", "Backward through ReLU: where z is above 0 the gradient passes, elsewhere it ends: {0} of {1} pass."
    )
    return text.format(passed, arrived)


def update_note(state: ChainState) -> str:
    """What the next update would do to the loss."""
    rate, loss = format_number(state.rate), format_number(state.loss)
    if state.next_loss is None:
        return translate(
            "Chain", "No update at a learning rate of {0}: parameters would get too large to compute with."
        ).format(rate)
    after = format_number(state.next_loss)
    if after == loss:
        text = translate(
            "Chain", "Update: every parameter minus {0} times its gradient. The loss would hardly change: {1}."
        )
    elif state.next_loss > state.loss:
        text = translate(
            "Chain",
            "Update: every parameter minus {0} times its gradient. That is too far: the loss rises from {1} to {2}.",
        )
    else:
        text = translate(
            "Chain", "Update: every parameter minus {0} times its gradient. The loss would go from {1} to {2}."
        )
    return text.format(rate, loss, after)
