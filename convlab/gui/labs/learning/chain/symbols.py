"""The letters of the chain's matrices, and the names of its nodes."""

from __future__ import annotations

from convlab.gui.language import translate
from convlab.labs.common.sliding import Cell
from convlab.labs.learning.chain.links import flat
from convlab.labs.learning.chain.passes import SHAPES
from convlab.labs.learning.chain.state import ChainState
from convlab.labs.learning.chain.steps import Step

LETTERS = {
    "input": "x",
    "kernel": "K",
    "bias": "b",
    "conv": "z",
    "activated": "a",
    "pooled": "p",
    "weights": "W",
    "biases": "c",
    "logits": "o",
    "probabilities": "q",
    "loss": "L",
}
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def letter(name: str) -> str:
    """ "z", or "∂L/∂z" for a gradient."""
    own = LETTERS[name.removeprefix("d_")]
    return f"∂L/∂{own}" if name.startswith("d_") else own


def indices(name: str, cell: Cell) -> str:
    """ "12" for a cell of a map, "1" for one of a column, nothing for a single number."""
    rows, columns = SHAPES[name.removeprefix("d_")]
    if rows * columns == 1:
        return ""
    return f"{cell[0]}" if columns == 1 else f"{cell[0]}{cell[1]}"


def symbol(name: str, cell: Cell) -> str:
    """ "z₁₂", "∂L/∂o₀"."""
    return letter(name) + indices(name, cell).translate(SUBSCRIPTS)


def flat_symbol(cell: Cell) -> str:
    """A cell of the pooled map as the dense layer counts it: "p₂"."""
    return "p" + str(flat(cell)).translate(SUBSCRIPTS)


def size_text(name: str) -> str:
    """ "4 × 4"; a column or a single number needs none."""
    rows, columns = SHAPES[name.removeprefix("d_")]
    return f"{rows} × {columns}" if columns > 1 else ""


def node_name(state: ChainState, node: str) -> str:
    """What a node is called."""
    if node == "activated":
        return "ReLU" if state.activation == "relu" else "Sigmoid"
    return {
        "input": translate("Chain", "Input"),
        "conv": translate("Chain", "Convolution"),
        "pooled": translate("Chain", "Max pooling")
        if state.pooling == "max"
        else translate("Chain", "Average pooling"),
        "logits": translate("Chain", "Dense"),
        "probabilities": "Softmax",
        "loss": translate("Chain", "Loss"),
        "kernel": translate("Chain", "Kernel"),
        "bias": translate("Chain", "Bias"),
        "weights": translate("Chain", "Weights"),
        "biases": translate("Chain", "Biases"),
    }[node]


def step_name(state: ChainState, step: Step) -> str:
    """ "Forward: convolution", "Backward: ReLU"."""
    if step.phase == "update":
        return translate("Chain", "Update")
    name = node_name(state, step.node)
    if step.phase == "backward" and step.node == "loss":
        name = translate("Chain", "softmax and loss")
    text = translate("Chain", "Forward: {0}") if step.phase == "forward" else translate("Chain", "Backward: {0}")
    return text.format(name)
