"""What is written on the tree that builds a maximum, and what is told of its nodes."""

from __future__ import annotations

from convlab.gui.labs.matrix.marks import bracketed
from convlab.gui.language import in_sequence, translate
from convlab.gui.widgets.term_line import Piece
from convlab.labs.common.numbers import format_number
from convlab.labs.common.sliding import Size
from convlab.labs.pooling.relu_tree import Node, ReluTree
from convlab.labs.pooling.state import PoolingKind


def column_titles(tree: ReluTree) -> list[tuple[str, str]]:
    """For each column what is done there, and by which kernel: as a row for neighbours in a row, else as a column."""
    titles = [(translate("Pooling", "window"), "")]
    rows, columns = tree.size
    for is_there, mark in ((columns == 2, ""), (rows == 2, "ᵀ")):
        if is_there:
            titles += [
                (translate("Pooling", "subtract"), f"⋆ [1 −1]{mark}"),
                ("ReLU", ""),
                (translate("Pooling", "add"), f"⋆ [0 1]{mark}"),
            ]
    return titles


def node_text(tree: ReluTree, node: Node) -> str:
    """How a node comes about, such as "0 − 1"; nothing for one of the input."""
    values = [format_number(tree.nodes[source].value) for source, _ in node.sources]
    if node.kind == "relu":
        return f"relu({values[0]})"
    if not values:
        return ""
    sign = "−" if node.kind == "difference" else "+"
    return f"{values[0]} {sign} {bracketed(values[1])}"


def tree_title(kind: PoolingKind, size: Size) -> str:
    """What the tree is, of a window of a size."""
    text = translate("Pooling", "{0} × {1} max pooling from convolutions and ReLU")
    if kind == "min":
        text = translate("Pooling", "{0} × {1} max pooling of the negatives from convolutions and ReLU")
    return text.format(*size)


def tree_pieces(kind: PoolingKind, tree: ReluTree, pointed: int | None) -> list[Piece]:
    """The node that is pointed at; or else the maximum of all values, or the minimum by that of the negatives."""
    if pointed is None or not tree.nodes[pointed].sources:
        values = tree.window.ravel().tolist()
        result, maximum = tree.result, f"max({_listed(values)})"
        if kind == "min":
            result, maximum = 0.0 - result, f"min({_listed([0.0 - value for value in values])}) = −{maximum}"
        return [Piece(f"{maximum} = "), Piece(format_number(result), "output", bold=True)]
    node = tree.nodes[pointed]
    role = "output" if pointed == len(tree.nodes) - 1 else "text"
    return [Piece(f"{node_text(tree, node)} = "), Piece(format_number(node.value), role, bold=True)]


def _listed(values: list[float]) -> str:
    return ", ".join(map(format_number, values))


def tree_note(kind: PoolingKind, size: Size, window: Size, difference: float) -> str:
    """The rule, whether it holds all over the input, and what a window takes that is larger than the tree's `size`."""
    rule = translate("Pooling", "max(a, b) = relu(a − b) + b: what a exceeds b by, and b.")
    if kind != "min":
        found = translate("Pooling", "Largest difference from {0} × {1} max pooling over the whole input: {2}.")
        rule = in_sequence(rule, found.format(*size, format_number(difference)))
    count, own = window[0] * window[1] - 1, size[0] * size[1] - 1
    if count <= own:
        return rule
    steps = translate("Pooling", "The lab’s window of {0} × {1} takes {2} such steps instead of {3}.")
    return in_sequence(rule, steps.format(*window, count, own))
