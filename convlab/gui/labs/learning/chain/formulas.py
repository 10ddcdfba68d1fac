"""The chain rule, as rich text: of a step with the indices of the cell that is looked at, and of the whole chain."""

from __future__ import annotations

from PySide6.QtGui import QColor

from convlab.gui.labs.learning.chain.marks import role_of
from convlab.gui.labs.learning.chain.symbols import LETTERS, indices
from convlab.gui.labs.matrix.words import coloured
from convlab.gui.language import translate
from convlab.gui.theme import Colours
from convlab.labs.common.sliding import Cell
from convlab.labs.learning.chain.links import flat, passing, pool_of, pool_window
from convlab.labs.learning.chain.passes import PARAMETERS
from convlab.labs.learning.chain.state import ChainState

DOT = " · "
L = "<i>L</i>"


class _Letters:
    """Letters with indices, in the colours of their roles in one operation."""

    def __init__(self, colours: Colours) -> None:
        self._roles = {"window": colours.window, "kernel": colours.kernel, "output": colours.output}

    def of(self, name: str, index: str, role: str) -> str:
        sub = f"<sub>{index}</sub>" if index else ""
        return coloured(self._roles[role], f"<i>{LETTERS[name]}</i>{sub}")

    def gradient(self, name: str, index: str, role: str) -> str:
        return f"∂{L}/∂{self.of(name, index, role)}"


def formula_of(state: ChainState, name: str, cell: Cell, colours: Colours, *, is_update: bool) -> str:
    """What a number is, in letters."""
    own, index = name.removeprefix("d_"), indices(name, cell)
    letters = _Letters(colours)
    if is_update and own in PARAMETERS:
        parameter, gradient = letters.of(own, index, "kernel"), letters.gradient(own, index, "kernel")
        return f"{parameter} ← {parameter} − <i>η</i>{DOT}{gradient}"
    if name.startswith("d_"):
        left = letters.gradient(own, index, role_of(name))
        return f"{left} &nbsp;=&nbsp; {_backward(state, own, cell, letters)}"
    right = _forward(state, own, cell, letters)
    return f"{letters.of(own, index, role_of(name))} &nbsp;=&nbsp; {right}" if right else ""


def _forward(state: ChainState, name: str, cell: Cell, letters: _Letters) -> str:
    index, of = indices(name, cell), letters.of
    match name:
        case "conv":
            x = of("input", f"{cell[0]}+u,{cell[1]}+v", "window")
            return f"Σ<sub>u,v</sub> {x}{DOT}{of('kernel', 'uv', 'kernel')} + {of('bias', '', 'kernel')}"
        case "activated":
            z = of("conv", index, "window")
            return f"max(0, {z})" if state.activation == "relu" else f"1 / (1 + e<sup>−{z}</sup>)"
        case "pooled":
            values = [of("activated", indices("activated", place), "window") for place in pool_window(cell)]
            return f"max({', '.join(values)})" if state.pooling == "max" else f"({' + '.join(values)}) / 4"
        case "logits":
            p, w = of("pooled", "i", "window"), of("weights", f"{index}i", "kernel")
            return f"Σ<sub>i</sub> {p}{DOT}{w} + {of('biases', index, 'kernel')}"
        case "probabilities":
            powers = [f"e<sup>{of('logits', str(row), 'window')}</sup>" for row in (0, 1)]
            return f"{powers[cell[0]]} / ({' + '.join(powers)})"
        case "loss":
            return f"−ln {of('probabilities', str(state.label), 'window')}"
        case _:  # it is given
            return ""


def _backward(state: ChainState, name: str, cell: Cell, letters: _Letters) -> str:
    """The gradient of what lies behind, times how that depends on this."""
    index, of = indices(f"d_{name}", cell), letters.of
    match name:
        case "logits":
            q = of("probabilities", str(state.label), "output")
            rule = f"∂{L}/∂{q}{DOT}∂{q}/∂{of('logits', index, 'window')}"
            return f"{rule} &nbsp;=&nbsp; {of('probabilities', index, 'output')} − {int(cell[0] == state.label)}"
        case "weights":
            row, column = f"{cell[0]}", f"{cell[1]}"
            return _rule(letters, "logits", row, "weights", index, "kernel", of("pooled", column, "window"))
        case "biases":
            return _rule(letters, "logits", index, "biases", index, "kernel", "1")
        case "pooled":
            weight = of("weights", f"k{flat(cell)}", "kernel")
            return _rule(letters, "logits", "k", "pooled", index, "window", weight, summed="k")
        case "activated":
            pooled, share = indices("pooled", pool_of(cell)), _share(state, cell)
            return _rule(letters, "pooled", pooled, "activated", index, "window", share)
        case "conv":
            slope = _slope(state, cell, letters)
            return _rule(letters, "activated", index, "conv", index, "window", slope)
        case "kernel":
            x = of("input", f"i+{cell[0]},j+{cell[1]}", "window")
            return _rule(letters, "conv", "ij", "kernel", index, "kernel", x, summed="i,j")
        case "bias":
            return _rule(letters, "conv", "ij", "bias", "", "kernel", "1", summed="i,j")
        case _:
            k = of("kernel", f"{cell[0]}−i,{cell[1]}−j", "kernel")
            return _rule(letters, "conv", "ij", "input", index, "window", k, summed="i,j")


def _rule(
    letters: _Letters, behind: str, its: str, name: str, index: str, role: str, factor: str, *, summed: str = ""
) -> str:
    """∂L/∂behind · ∂behind/∂name, summed over indices, and the same with the second factor worked out."""
    upstream, output = letters.gradient(behind, its, "output"), letters.of(behind, its, "output")
    total = f"Σ<sub>{summed}</sub> " if summed else ""
    rule = f"{total}{upstream}{DOT}∂{output}/∂{letters.of(name, index, role)}"
    return f"{rule} &nbsp;=&nbsp; {total}{upstream}{DOT}{factor}"


def _share(state: ChainState, cell: Cell) -> str:
    if state.pooling == "average":
        return "¼"
    return "1" if cell in passing(state, pool_of(cell)) else "0"


def _slope(state: ChainState, cell: Cell, letters: _Letters) -> str:
    if state.activation == "sigmoid":
        a = letters.of("activated", indices("activated", cell), "output")
        return f"{a}(1 − {a})"
    return "1" if state.values["conv"][cell] > 0 else "0"


# ---- all of the chain in one line, with the part of the present step


def chain_formula(state: ChainState, colours: Colours) -> str:
    """Forward the loss as nested functions, backward the chain rule for the kernel, with the step's part in colour."""
    step = state.present
    if step.phase == "update":
        each = translate("Chain", "for each of K, b, W and c")
        return coloured(colours.field, "<b><i>θ</i> ← <i>θ</i> − <i>η</i> · ∂<i>L</i>/∂<i>θ</i></b>") + f" &nbsp;{each}"
    if step.phase == "forward":
        parts = _nested(state)
        return f"{L} &nbsp;=&nbsp; " + "".join(_part(text, node == step.node, colours.output) for node, text in parts)
    factors = (
        _part(f"∂<i>{above}</i>/∂<i>{below}</i>", node == step.node, colours.field) for node, above, below in _FACTORS
    )
    return f"∂{L}/∂<i>K</i> &nbsp;=&nbsp; {DOT.join(factors)}"


_FACTORS = (
    ("loss", "L", "o"),
    ("logits", "o", "p"),
    ("pooled", "p", "a"),
    ("activated", "a", "z"),
    ("conv", "z", "K"),
)


def _nested(state: ChainState) -> list[tuple[str, str]]:
    """The loss as nested functions, piece by piece with the node that each piece belongs to."""
    activation = "ReLU" if state.activation == "relu" else "<i>σ</i>"
    return [
        ("loss", "−ln "),
        ("probabilities", "softmax("),
        ("logits", "<i>W</i> · "),
        ("pooled", "maxpool(" if state.pooling == "max" else "avgpool("),
        ("activated", f"{activation}("),
        ("conv", "<i>x</i> ⋆ <i>K</i> + <i>b</i>"),
        ("activated", ")"),
        ("pooled", ")"),
        ("logits", " + <i>c</i>"),
        ("probabilities", ")"),
        ("loss", f"<sub>{state.label}</sub>"),
    ]


def _part(text: str, is_present: bool, colour: QColor) -> str:
    return coloured(colour, f"<b>{text}</b>") if is_present else text
