"""What the definition's page writes about a state: its formulas with letters and numbers, titles, and single values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QFont

from convlab.gui.labs.matrix.marks import bracketed
from convlab.gui.labs.matrix.words import coloured
from convlab.gui.language import translate
from convlab.gui.theme import Colours
from convlab.gui.widgets.term_line import Piece, Term
from convlab.labs.common.numbers import cell_number, fixed_number, format_number
from convlab.labs.convolution.definition import DefinitionState, Trace

POLYNOMIALS = {"quadratic": "1 + 2z + 3z²", "linear": "2 + z"}
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
        if self._are_dice:
            return f"{round(self.state.value * 36)}/36" if self.state.value else "0"
        return format_number(self.state.value) if self.state.discrete else fixed_number(self.state.value, 3)

    @property
    def _are_dice(self) -> bool:
        return self.state.f == self.state.g == "die"

    @property
    def _are_polynomials(self) -> bool:
        return {self.state.f, self.state.g} <= {"quadratic", "linear"}

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
            written = (lambda _: "1/6") if self._are_dice else cell_number
            return [
                Term([Piece(written(a), "window"), times, Piece(written(b), "kernel")], abs(a * b))
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
        return [name, *self._meaning(plot)], translate("DefinitionPage", "drag to draw")

    def _meaning(self, plot: str) -> list[Piece]:
        """What f or g says, where it is a die or a polynomial."""
        function = self.state.f if plot == "f" else self.state.g
        if function == "die":
            if plot == "f":
                text = translate("DefinitionPage", "probability that the first die shows k")
            else:
                text = translate("DefinitionPage", "probability that the second die shows k")
        elif function in POLYNOMIALS:
            text = translate("DefinitionPage", "coefficient of zᵏ in {0}").format(POLYNOMIALS[function])
        else:
            return []
        return [Piece("  " + text, "muted")]

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
        height = self._height()
        return [Piece(f"(f {self._sign} g){left}{x}{right}", "output", bold=True), Piece("  " + height, "muted")]

    def _height(self) -> str:
        """What the height of the result is."""
        state = self.state
        if self._are_dice:
            if state.correlation:
                return translate("DefinitionPage", "probability that the first die shows n more than the second")
            return translate("DefinitionPage", "probability that the dice show n together")
        if self._are_polynomials and not state.correlation:
            return translate("DefinitionPage", "coefficient of zⁿ in the product of the polynomials")
        if self._is_shaded:
            return translate("DefinitionPage", "its height is the shaded area")
        if len(state.given_f.impulses) and len(state.given_g.impulses):
            return translate("DefinitionPage", "impulses, each as high as its area")
        return translate("DefinitionPage", "its height is the sum of the products")

    def axis_name(self, plot: str) -> str:
        """What is counted along the horizontal axis of "f", "g", "slide" or "traced"."""
        t, x, _ = self._variables
        if plot == "traced":
            if self._are_dice:
                difference, total = translate("DefinitionPage", "n: difference"), translate("DefinitionPage", "n: sum")
                return difference if self.state.correlation else total
            return translate("DefinitionPage", "{0}: place of g").format(x)
        if self._are_dice and plot != "slide":
            return translate("DefinitionPage", "k: dots")
        if self._are_polynomials and plot != "slide":
            return translate("DefinitionPage", "k: exponent")
        return t

    # ---- why g is flipped

    def note(self) -> str:
        """What there is to see, and of dice and polynomials why one of them is flipped."""
        if self._are_dice:
            return self._dice_note()
        if self._are_polynomials:
            return self._polynomials_note()
        if self.state.correlation:
            move = translate("DefinitionPage", "Move g to {0} without flipping it, multiply it by f, and {1}.")
        else:
            move = translate("DefinitionPage", "Flip g, move it to {0}, multiply it by f, and {1}.")
        add = (
            translate("DefinitionPage", "take the area under the product")
            if self._is_shaded
            else translate("DefinitionPage", "add up the products")
        )
        return move.format(self._variables[1], add)

    def _dice_note(self) -> str:
        n = format_number(self.state.place)
        if not self.state.terms():
            if self.state.correlation:
                return translate("DefinitionPage", "No two dice differ by {0}: no product is above 0.").format(n)
            return translate("DefinitionPage", "No two dice add up to {0}: no product is above 0.").format(n)
        if self.state.correlation:
            text = translate(
                "DefinitionPage",
                "Not flipped: when the first die shows k, the second shows k − {0}. Both go up together: this is how"
                " likely a difference of {1} is.",
            )
            return text.format(bracketed(n), n)
        return translate(
            "DefinitionPage",
            "Why flip? To get {0} together, the second die must show {0} − k when the first shows k: as one goes up,"
            " the other goes down.",
        ).format(n)

    def _polynomials_note(self) -> str:
        n = format_number(self.state.place)
        if self.state.correlation:
            return translate(
                "DefinitionPage",
                "Not flipped, zᵏ is paired with zᵏ⁻ⁿ: the exponents differ by n and do not add up to it. These are not"
                " the coefficients of the product.",
            )
        factors = " · ".join(f"({POLYNOMIALS[name]})" for name in (self.state.f, self.state.g))
        result = self.state.result
        product = _polynomial(result.values[result.t >= 0].tolist())
        return translate(
            "DefinitionPage",
            "Why flip? zᵏ · zⁿ⁻ᵏ = zⁿ: for the coefficient of zⁿ, k pairs with n − k, here {0} − k. {1} = {2}",
        ).format(n, factors, product)

    def pairs(self) -> list[tuple[int, str]]:
        """What is paired at each k where there is a product, as it is written there."""
        state = self.state
        if not (self._are_dice or self._are_polynomials):
            return []
        n, places = round(state.place), state.t[state.product.values != 0]
        texts = []
        for k in map(int, places):
            other = k - n if state.correlation else n - k
            if self._are_dice:
                texts.append(f"{k}−{other}" if state.correlation else f"{k}+{other}")
            else:
                texts.append(f"z{_raised(k)} · z{_raised(other)}")
        return list(zip(map(int, places), texts, strict=True))

    # ---- what is under the pointer

    def at(self, plot: str, place: float) -> str:
        """The value at the sample nearest to a place of "f", "g", "slide" or "traced"."""
        if plot in ("f", "g"):
            return self._of_function(plot, place)
        return self._of_product(place) if plot == "slide" else self._of_result(place)

    def _of_function(self, name: str, t: float) -> str:
        place, value = _nearest(getattr(self.state, f"given_{name}"), t)
        left, right = self._variables[2]
        return f"{name}{left}{place}{right} = {value}"

    def _of_product(self, t: float) -> str:
        place, value = _nearest(self.state.product, t)
        variable, _, (left, right) = self._variables
        product = f"f{left}{variable}{right} g{left}{self._shifted}{right}"
        return f"{variable} = {place}:  {product} = {value}"

    def _of_result(self, x: float) -> str:
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
        translate("DefinitionPage", "cross-correlation"): (
            f"{h}{below('i, j')} = {sums} {v}{below('a, b')} {x}{below(f'i{plus}a, j{plus}b')}"
        ),
        translate("DefinitionPage", "convolution"): (
            f"{coloured(colours.output, '(<i>f</i> ∗ <i>g</i>)')}(i, j) = {sums} {f}(a, b) {g}(i{minus}a, j{minus}b)"
        ),
    }
    cells = "".join(f"<tr><td>{name}&nbsp;&nbsp;</td><td>{sum_of}</td></tr>" for name, sum_of in rows.items())
    only = translate("DefinitionPage", "Only the signs differ: a layer does not turn its kernel by 180°.")
    return f'<table cellspacing="0" cellpadding="0">{cells}</table>{coloured(colours.muted, only)}'


def function_letter(name: str, colours: Colours) -> str:
    """f or g in its colour, as rich text."""
    return coloured(colours.window if name == "f" else colours.kernel, f"<i>{name}</i>")


def _raised(exponent: int) -> str:
    return str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


def _polynomial(coefficients: Sequence[float]) -> str:
    """A polynomial in z with positive coefficients, the constant first."""
    powers = ["", "z", *(f"z{_raised(k)}" for k in range(2, len(coefficients)))]
    terms = [(format_number(value), power) for value, power in zip(coefficients, powers, strict=False) if value]
    return " + ".join(power if power and number == "1" else number + power for number, power in terms)


def _nearest(trace: Trace, t: float) -> tuple[str, str]:
    """The sample nearest to t and the value there."""
    index = int(np.abs(trace.t - t).argmin())
    return format_number(float(trace.t[index]), 2), format_number(float(trace.values[index]))
