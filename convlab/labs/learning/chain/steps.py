"""The steps of both passes and of the update, in order: what each goes through, and what it gives."""

from __future__ import annotations

from typing import Literal, NamedTuple

from convlab.labs.learning.chain.passes import PARAMETERS

Phase = Literal["forward", "backward", "update"]
Node = Literal["conv", "activated", "pooled", "logits", "probabilities", "loss"]
NODES: tuple[Node, ...] = ("conv", "activated", "pooled", "logits", "probabilities", "loss")
BEFORE: dict[str, str] = dict(
    zip(NODES, ("input", *NODES), strict=False)
)  # the node that each one takes its input from
OWN_PARAMETERS: dict[str, tuple[str, ...]] = {"conv": ("kernel", "bias"), "logits": ("weights", "biases")}


class Step(NamedTuple):
    """One step: the node that it goes through, forward or backward, and the matrices that are there after it."""

    phase: Phase
    node: Node
    gives: tuple[str, ...]


STEPS: tuple[Step, ...] = (
    *(Step("forward", node, (node,)) for node in NODES),
    Step("backward", "loss", ("d_logits",)),
    Step("backward", "logits", ("d_pooled", "d_weights", "d_biases")),
    Step("backward", "pooled", ("d_activated",)),
    Step("backward", "activated", ("d_conv",)),
    Step("backward", "conv", ("d_kernel", "d_bias", "d_input")),
    Step("update", "conv", PARAMETERS),
)
UPDATE = len(STEPS) - 1

# the step that gives each matrix; what is given from the start has none
GIVEN_BY: dict[str, int] = {
    name: number for number, step in enumerate(STEPS) if step.phase != "update" for name in step.gives
}


def step_through(node: str, phase: Phase) -> int:
    """The number of the step that goes through a node; softmax and cross-entropy are gone back through in one."""
    if phase == "backward" and node == "probabilities":
        node = "loss"
    return next(number for number, step in enumerate(STEPS) if (step.phase, step.node) == (phase, node))
