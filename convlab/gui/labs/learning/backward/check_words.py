"""What is said of a finite difference beside the gradient of the backward pass."""

from __future__ import annotations

import math

from convlab.gui.labs.learning.backward.words import index_text
from convlab.gui.language import in_sequence, translate
from convlab.gui.widgets.term_line import Piece
from convlab.labs.common.numbers import fixed_number, format_number
from convlab.labs.learning.backward.differences import Check, Difference, Place
from convlab.labs.learning.backward.state import BackwardState

DIGITS, FEWEST_DIGITS = 9, 6  # of a difference quotient
AGREES = 1e-6  # relative error up to which numbers are said to agree
MOST_DIGITS = 13  # of a loss


def h_text(h: float) -> str:
    return f"h = {format_number(h)}"


def place_text(state: BackwardState, place: Place) -> str:
    """ "∂L/∂K[0, 1]"."""
    letter = {"input": "X", "kernel": "K", "bias": "b"}[place.kind]
    return f"∂L/∂{letter}{index_text(state, place.kind, place.at)}"


def difference_pieces(found: Difference, *, has_kinks: bool) -> list[list[Piece]]:
    """The difference quotient, the backward pass and the relative error, in wordings from long to short."""
    above, below = (fixed_number(loss, _decimals(found)) for loss in (found.above, found.below))
    letters, numbers = "(L(x + h) − L(x − h)) / 2h", f"({above} − {_bracketed(below)}) / {format_number(2 * found.h)}"
    starts = (f"{letters} = {numbers}", DIGITS), (numbers, DIGITS), (letters, DIGITS), ("ΔL / 2h", FEWEST_DIGITS)
    return [
        [
            Piece(start, "muted"),
            Piece(" = "),
            Piece(format_number(found.quotient, digits), "text", bold=True),
            Piece(" · " + translate("BackwardPage", "backward pass: "), "muted"),
            Piece(format_number(found.gradient, digits), "text", bold=True),
            Piece(" · " + error_text(found, has_kinks=has_kinks), "muted"),
        ]
        for start, digits in starts
    ]


def error_text(found: Difference, *, has_kinks: bool) -> str:
    """How far apart the two are, and why where that is no fault of the gradient: some operations have kinks."""
    if not found.error:
        same = found.quotient == found.gradient
        return (
            translate("BackwardPage", "no difference")
            if same
            else translate("BackwardPage", "the same but for rounding")
        )
    text = translate("BackwardPage", "relative error {0}").format(format_number(found.error, 2))
    if found.error <= AGREES:
        return text
    if found.is_rounding:
        return translate("BackwardPage", "{0}: no more than rounding explains").format(text)
    if has_kinks:
        return translate("BackwardPage", "{0}: h reaches across a kink").format(text)
    return translate("BackwardPage", "{0}: the curve bends within h").format(text)


def kink_pieces(found: Difference, *, is_tie: bool) -> list[Piece]:
    """Both one-sided slopes, and what the backward pass takes."""
    right, left = (format_number(slope, 4) for slope in (found.from_right, found.from_left))
    name = translate("BackwardPage", "A tie") if is_tie else translate("BackwardPage", "A corner")
    return [
        Piece(f"{name}: ", "field", bold=True),
        Piece(translate("BackwardPage", "to the right ") + "(L(x + h) − L) / h = ", "muted"),
        Piece(right, "text", bold=True),
        Piece(translate("BackwardPage", ", to the left ") + "(L − L(x − h)) / h = ", "muted"),
        Piece(left, "text", bold=True),
        Piece(translate("BackwardPage", "; the backward pass takes "), "muted"),
        Piece(format_number(found.gradient), "text", bold=True),
    ]


def check_text(state: BackwardState, found: Check) -> str:
    """What the check of all numbers has come to."""
    return in_sequence(_compared_text(state, found), _kinks_text(found))


def _compared_text(state: BackwardState, found: Check) -> str:
    if found.worst is None:
        return ""
    if not found.error:
        if found.compared == 1:
            return translate("BackwardPage", "The only number agrees exactly.")
        return translate("BackwardPage", "All {0} numbers agree exactly.").format(found.compared)
    error, place = format_number(found.error, 2), place_text(state, found.worst)
    if found.compared == 1:
        return translate("BackwardPage", "One number compared: relative error {0}, {1}.").format(error, place)
    if found.error <= AGREES:
        text = translate("BackwardPage", "All {0} numbers agree: largest relative error {1}, at {2}.")
    else:
        text = translate("BackwardPage", "{0} numbers compared: largest relative error {1}, at {2}.")
    return text.format(found.compared, error, place)


def _kinks_text(found: Check) -> str:
    count = len(found.kinks)
    if not count:
        return ""
    if count == 1:
        return translate("BackwardPage", "1 cell lies at a kink and has no derivative.")
    return translate("BackwardPage", "{0} cells lie at a kink and have no derivative.").format(count)


def nothing_text() -> str:
    return translate("BackwardPage", "Point at a number of X, K or b: its gradient is checked here.")


def _decimals(found: Difference) -> int:
    """So many that the two losses can be told apart, as far as decimals mean anything."""
    apart, size = abs(found.above - found.below), max(abs(found.above), abs(found.below))
    wanted = 2 - math.floor(math.log10(apart)) if apart else 1 - round(math.log10(found.h))
    digits = math.floor(math.log10(size)) + 1 if size else 1
    return max(0, min(wanted, MOST_DIGITS - max(0, digits)))


def _bracketed(number: str) -> str:
    return f"({number})" if number.startswith("−") else number
