"""What the definition's page writes about a state: its formulas with letters and numbers, titles, and single values."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QFont

from convlab.gui.labs.matrix.words import coloured
from convlab.gui.language import translate
from convlab.gui.theme import Colours
from convlab.gui.widgets.term_line import Piece, Term
from convlab.labs.common.numbers import cell_number, fixed_number, format_number
from convlab.labs.convolution.definition import DefinitionState, Trace

SUBSCRIPT = 1.25  # Qt makes them smaller than a sign in them can be read


@dataclass(frozen=True)
class DefinitionWords:
    """The words of one state, in the present language."""

    state: DefinitionState

    # ---- letters and numbers

    @property
    def _variables(self) -> tuple[str, str, tuple[str, str]]:
        """The names of the place on the axis and of the shift, and the brackets around an argument."""
        return ("k", "n", ("[", "]")) if self.state.discrete else ("τ", "x", ("(", ")"))

    @property
    def _sign(self) -> str:
        return "⋆" if self.state.correlation else "∗"

    @property
    def _shifted(self) -> str:
        """The argument of g."""
        t, x, _ = self._variables
        return f"{t} − {x}" if self.state.correlation else f"{x} − {t}"

    @property
    def place(self) -> str:
        """The present place; the same number of decimals for each, lest the text jitter when it moves."""
        return fixed_number(self.state.place, 0 if self.state.discrete else 2)

    @property
    def value(self) -> str:
        """The result there."""
        return format_number(self.state.value) if self.state.discrete else fixed_number(self.state.value, 3)

    @property
    def _has_impulses(self) -> bool:
        return bool(len(self.state.given_f.impulses) + len(self.state.given_g.impulses))

    # ---- formulas

    def formula(self, colours: Colours) -> str:
        """The definition, as rich text."""
        t, x, (left, right) = self._variables
        f = coloured(colours.window, f"<i>f</i>{left}{t}{right}")
        g = coloured(colours.kernel, f"<i>g</i>{left}{self._shifted}{right}")
        sum_of = f"∑<sub>{t}</sub> {f} {g}" if self.state.discrete else f"∫ {f} {g} d{t}"
        result = coloured(colours.output, f"(<i>f</i> {self._sign} <i>g</i>){left}{x}{right}")
        return f"{result} &nbsp;=&nbsp; {sum_of}"

    def sum(self) -> tuple[list[Term], list[Piece], list[Piece]]:
        """The same with its numbers: what is added up, and what is written before and after it."""
        left, right = self._variables[2]
        before, terms = [Piece(f"(f {self._sign} g){left}{self.place}{right}", "output")], self._terms()
        if terms:
            before.append(Piece(" = "))
        return terms, before, [Piece(" = "), Piece(self.value, "output", bold=True)]

    def _terms(self) -> list[Term]:
        """Products, impulses, or the area; nothing when there is nothing to add."""
        if self.state.discrete:
            times = Piece("×", "muted")
            return [
                Term([Piece(cell_number(a), "window"), times, Piece(cell_number(b), "kernel")], abs(a * b))
                for a, b in self.state.terms()
            ]
        if self._has_impulses:
            areas = self.state.product.impulses[:, 1].tolist()
            return (
                [Term([Piece(fixed_number(area, 3), "output")], abs(area)) for area in areas] if len(areas) > 1 else []
            )
        return [Term([Piece(translate("DefinitionPage", "shaded area"), "muted")])]

    # ---- titles of the plots, and what can be done there

    def title(self, plot: str) -> tuple[list[Piece], str]:
        """Of "f", "g", "slide" or "traced"."""
        if plot == "slide":
            return self._product_title()
        if plot == "traced":
            return self._result_title(), ""
        t, _, (left, right) = self._variables
        role = "window" if plot == "f" else "kernel"
        name = Piece(f"{plot}{left}{t}{right}", role, bold=True)
        return [name], translate("DefinitionPage", "drag to draw")

    @property
    def _is_shaded(self) -> bool:
        return not self.state.discrete and not self._has_impulses

    def _product_title(self) -> tuple[list[Piece], str]:
        t, x, (left, right) = self._variables
        how = (
            translate("DefinitionPage", "moved to {0}, not flipped")
            if self.state.correlation
            else translate("DefinitionPage", "flipped and moved to {0}")
        )
        product = (
            translate("DefinitionPage", "their product, shaded")
            if self._is_shaded
            else translate("DefinitionPage", "their product")
        )
        pieces = [
            Piece(f"f{left}{t}{right}", "window", bold=True),
            Piece("     "),
            Piece(f"g{left}{self._shifted}{right}", "kernel", bold=True),
            Piece("  " + how.format(x), "muted"),
            Piece("     "),
            Piece(product, "output", bold=True),
        ]
        return pieces, translate("DefinitionPage", "drag, or ← →, to slide")

    def _result_title(self) -> list[Piece]:
        _, x, (left, right) = self._variables
        height = (
            translate("DefinitionPage", "its height is the shaded area")
            if self._is_shaded
            else translate("DefinitionPage", "its height is the sum of the products")
        )
        return [Piece(f"(f {self._sign} g){left}{x}{right}", "output", bold=True), Piece("  " + height, "muted")]

    # ---- what is under the pointer

    def of_function(self, name: str, t: float) -> str:
        """The value of f or g at the sample nearest to t."""
        place, value = _nearest(getattr(self.state, f"given_{name}"), t)
        left, right = self._variables[2]
        return f"{name}{left}{place}{right} = {value}"

    def of_product(self, t: float) -> str:
        place, value = _nearest(self.state.product, t)
        variable, _, (left, right) = self._variables
        product = f"f{left}{variable}{right} g{left}{self._shifted}{right}"
        return f"{variable} = {place}:  {product} = {value}"

    def of_result(self, x: float) -> str:
        place, value = _nearest(self.state.result, x)
        left, right = self._variables[2]
        return f"(f {self._sign} g){left}{place}{right} = {value}"


def sums_in_two_dimensions(colours: Colours, letters: QFont) -> str:
    """Of convolution and cross-correlation, in which nothing but the signs differs; as rich text."""
    below = f'<sub style="font-size:{letters.pointSizeF() * SUBSCRIPT:.1f}pt">{{0}}</sub>'.format
    plus, minus = (coloured(colours.warning, f"<b>&nbsp;{sign}&nbsp;</b>") for sign in "+−")
    f, g = (function_letter(name, colours) for name in "fg")
    h, v, x = coloured(colours.output, "[H]"), coloured(colours.kernel, "[V]"), coloured(colours.window, "[X]")
    sums = f"∑{below('a')} ∑{below('b')}"
    rows = {
        translate("DefinitionPage", "convolution"): (
            f"{coloured(colours.output, '(<i>f</i> ∗ <i>g</i>)')}(i, j) = {sums} {f}(a, b) {g}(i{minus}a, j{minus}b)"
        ),
        translate("DefinitionPage", "cross-correlation"): (
            f"{h}{below('i, j')} = {sums} {v}{below('a, b')} {x}{below(f'i{plus}a, j{plus}b')}"
        ),
    }
    cells = "".join(f"<tr><td>{name}&nbsp;&nbsp;</td><td>{sum_of}</td></tr>" for name, sum_of in rows.items())
    only = translate("DefinitionPage", "Only the signs differ: a layer does not turn its kernel by 180°.")
    return f'<table cellspacing="0" cellpadding="0">{cells}</table>{coloured(colours.muted, only)}'


def function_letter(name: str, colours: Colours) -> str:
    """f or g in its colour, as rich text."""
    return coloured(colours.window if name == "f" else colours.kernel, f"<i>{name}</i>")


def _nearest(trace: Trace, t: float) -> tuple[str, str]:
    """The sample nearest to t and the value there."""
    index = int(np.abs(trace.t - t).argmin())
    return format_number(float(trace.t[index]), 2), format_number(float(trace.values[index]))


def definition_note(state: DefinitionState) -> str:
    """What there is to notice."""
    if state.correlation:
        return translate("Definition", "Slide g along f and multiply: what is added up is the cross-correlation there.")
    return translate("Definition", "Flip g, slide it along f and multiply: what is added up is the convolution there.")
