"""The formula of a gradient: the rule of this geometry, and its products with the indices put in."""

from __future__ import annotations

import re

from PySide6.QtGui import QFontMetrics

from convlab.gui.labs.learning.backward.lights import weight_channels
from convlab.gui.labs.learning.backward.words import index_text
from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.labs.matrix.words import coloured
from convlab.gui.language import translate
from convlab.gui.theme import Colours
from convlab.labs.common.numbers import cell_number
from convlab.labs.learning.backward.state import BackwardState
from convlab.labs.learning.backward.terms import GradientTerm, bias_terms, input_terms, kernel_terms

MOST_INDEXED = (8, 6, 4, 3, 2)  # products that are written out with their indices, where there is room


def formula_of(state: BackwardState, focus: Focus, colours: Colours, most: int) -> str:
    """Two lines of rich text: the rule of this geometry, and at most so many products with their indices."""
    words = _Symbols(state, colours)
    match focus.kind:
        case "input":
            return words.input_rule() + "<br>" + _indexed(words, state, focus, most)
        case "kernel":
            return words.kernel_rule() + "<br>" + _indexed(words, state, focus, most)
        case "bias":
            return words.bias_rule() + "<br>" + _indexed(words, state, focus, most)
        case "forward":
            return words.forward_rule() + "<br>&nbsp;"
    return words.spread_rule()


def rich_width(text: str, metrics: QFontMetrics) -> int:
    """How wide the longer line is, about: a label would lay it out for that, which takes long."""
    return max(metrics.horizontalAdvance(re.sub(r"<[^>]*>", "", line)) for line in text.split("<br>"))


def _indexed(words: _Symbols, state: BackwardState, focus: Focus, most: int) -> str:
    """The products of a gradient with their indices."""
    if focus.kind == "input":
        own = state.sliding.unpadded(focus.cell)
        if own is None:
            return "&nbsp;"
        terms = input_terms(state, focus.channel, focus.cell)
        left = "∂L/∂X" + index_text(state, "input", (focus.channel, *own))
        texts = [words.product_of_input(term) for term in terms]
    elif focus.kind == "kernel":
        out, channel = weight_channels(focus)
        left = "∂L/∂K" + index_text(state, "kernel", (out, channel, *focus.cell))
        texts = [words.product_of_weight(term) for term in kernel_terms(state, out, channel, focus.cell)]
    else:
        left = "∂L/∂b" + index_text(state, "bias", (focus.channel,))
        texts = [words.g(term.output) for term in bias_terms(state, focus.channel)]
    if len(texts) > most:
        texts = [*texts[: most - 1], "…", texts[-1]]
    return f"{left} = {' + '.join(texts) or '0'}"


class _Symbols:
    """Letters in the colours of their roles: G, K, X with indices."""

    def __init__(self, state: BackwardState, colours: Colours) -> None:
        self._state, self._colours = state, colours
        self._has_channels = max(state.channels, state.outputs) > 1

    def _letter(self, letter: str, role: str, *indices: str) -> str:
        slanted = re.sub(r"([a-z])", r"<i>\1</i>", ", ".join(indices))
        return coloured(getattr(self._colours, role), f"<i>{letter}</i>") + f"[{slanted}]"

    def g(self, output: tuple[int, ...]) -> str:
        return coloured(self._colours.output, "<i>G</i>") + index_text(self._state, "output", output)

    def _k(self, *indices: str) -> str:
        return self._letter("K", "kernel", *indices)

    def _x(self, *indices: str) -> str:
        return self._letter("X", "window", *indices)

    def product_of_input(self, term: GradientTerm) -> str:
        """An upstream gradient times what its output changes by, when this cell of the input changes."""
        layer = self._state.layer
        if layer.is_convolution:
            weight = index_text(self._state, "kernel", (term.output[0], term.cell[0], *term.weight))
            return self.g(term.output) + "·" + coloured(self._colours.kernel, "<i>K</i>") + weight
        return f"{self.g(term.output)}·{cell_number(term.factor)}"

    def product_of_weight(self, term: GradientTerm) -> str:
        own = self._state.sliding.unpadded((term.cell[1], term.cell[2]))
        if own is None:
            return f"{self.g(term.output)}·0"
        index = index_text(self._state, "input", (term.cell[0], *own))
        return self.g(term.output) + "·" + coloured(self._colours.window, "<i>X</i>") + index

    # ---- rules

    def _over(self, out: bool = True) -> str:
        """Σ with what is summed over."""
        several = out and self._state.layer.is_convolution and self._state.outputs > 1
        return "Σ<sub>o, r, q</sub> " if several else "Σ<sub>r, q</sub> "

    def _channel(self, *letters: str) -> tuple[str, ...]:
        return letters if self._has_channels else ()

    def input_rule(self) -> str:
        state = self._state
        layer = state.layer
        left = f"∂L/∂{self._x(*self._channel('c'), 'i', 'j')} = "
        out = "o" if layer.is_convolution else "c"
        g = self._letter("G", "output", *self._channel(out), "r", "q")
        if layer.is_activation:
            slope = coloured(self._colours.kernel, "f′(" + self._x(*self._channel("c"), "i", "j") + ")")
            return (
                left
                + self._letter("G", "output", *self._channel("c"), "i", "j")
                + " · "
                + coloured(self._colours.kernel, slope)
            )
        if layer.is_convolution:
            a, b = (self._weight_index(axis) for axis in (0, 1))
            return left + self._over() + g + " · " + self._k(*self._channel("o", "c"), a, b)
        if layer.operation == "average":
            where = translate("BackwardPage", "over all windows with [i, j] in them")
            count = f" / {layer.window[0] * layer.window[1]}"
            if not layer.counts_padding and any(layer.padding):
                count = translate("BackwardPage", " / cells counted")
            return left + self._over() + g + count + ", " + where
        where = translate("BackwardPage", "over all windows that [i, j] wins")
        return left + self._over() + g + ", " + where

    def kernel_rule(self) -> str:
        left = f"∂L/∂{self._k(*self._channel('o', 'c'), 'a', 'b')} = "
        g = self._letter("G", "output", *self._channel("o"), "r", "q")
        rows, columns = (self._cell_index(axis) for axis in (0, 1))
        return left + self._over(out=False) + g + " · " + self._x(*self._channel("c"), rows, columns)

    def bias_rule(self) -> str:
        index = "[o]" if self._state.outputs > 1 else ""
        g = self._letter("G", "output", *self._channel("o"), "r", "q")
        return f"∂L/∂{coloured(self._colours.kernel, '<i>b</i>')}{index} = " + self._over(out=False) + g

    def forward_rule(self) -> str:
        state = self._state
        y = self._letter("Y", "output", *self._channel("o" if state.layer.is_convolution else "c"), "r", "q")
        if state.layer.is_activation:
            return f"{y} = f({self._x(*self._channel('c'), 'r', 'q')})"
        rows, columns = (self._cell_index(axis) for axis in (0, 1))
        x = self._x(*self._channel("c"), rows, columns)
        if state.layer.is_convolution:
            over = "Σ<sub>c, a, b</sub> " if state.channels > 1 else "Σ<sub>a, b</sub> "
            bias = coloured(self._colours.kernel, "<i>b</i>") + ("[o]" if state.outputs > 1 else "")
            return f"{y} = {over}{x} · {self._k(*self._channel('o', 'c'), 'a', 'b')} + {bias}"
        name = {"max": "max", "min": "min", "average": "mean"}[state.operation]
        return f"{y} = {name}<sub>a, b</sub> {x}"

    def spread_rule(self) -> str:
        state = self._state
        if state.layer.is_activation:
            return self.input_rule() + "<br>&nbsp;"
        rows, columns = (self._cell_index(axis) for axis in (0, 1))
        x = self._x(*self._channel("c"), rows, columns)
        g = self._letter("G", "output", *self._channel("o" if state.layer.is_convolution else "c"), "r", "q")
        if state.layer.is_convolution:
            k = self._k(*self._channel("o", "c"), "a", "b")
            return f"∂L/∂{x} += {g} · {k}<br>∂L/∂{k} += {g} · {x}"
        derivative = f"∂{self._letter('Y', 'output', *self._channel('c'), 'r', 'q')}/∂{x}"
        return f"∂L/∂{x} += {g} · {coloured(self._colours.kernel, derivative)}<br>&nbsp;"

    def _cell_index(self, axis: int) -> str:
        """Row or column of the input that a place of the window lies on: "r + a", "2r + 2a − 1"."""
        layer = self._state.layer
        output, weight, p = "rq"[axis], "ab"[axis], (layer.padding.top, layer.padding.left)[axis]
        s, d = layer.stride[axis], layer.dilation[axis]
        text = f"{_times(s, output)} + {_times(d, weight)}"
        return f"{text} − {p}" if p else text

    def _weight_index(self, axis: int) -> str:
        """Row or column of the weight that meets a cell of the input in an output: "i − r", "(i + 1 − 2r)/2"."""
        layer = self._state.layer
        cell, output, p = "ij"[axis], "rq"[axis], (layer.padding.top, layer.padding.left)[axis]
        text = (f"{cell} + {p}" if p else cell) + f" − {_times(layer.stride[axis], output)}"
        d = layer.dilation[axis]
        return f"({text})/{d}" if d > 1 else text


def _times(factor: int, letter: str) -> str:
    return letter if factor == 1 else f"{factor}{letter}"
