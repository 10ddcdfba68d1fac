"""What is said of a finite difference beside the core's gradient."""

from __future__ import annotations

import math

from convlab.gui.labs.learning.backward.words import index_text
from convlab.gui.language import in_sequence, translate
from convlab.gui.widgets.term_line import Piece
from convlab.labs.common.numbers import fixed_number, format_number
from convlab.labs.learning.backward.differences import Check, Difference, Place
from convlab.labs.learning.backward.state import BackwardState

DIGITS = 9  # of a difference quotient
AGREES = 1e-6  # relative error up to which numbers are said to agree
MOST_DIGITS = 13  # of a loss


def h_text(h: float) -> str:
    return f"h = {format_number(h)}"


def place_text(state: BackwardState, place: Place) -> str:
    """ "∂L/∂K[0, 1]"."""
    letter = {"input": "X", "kernel": "K", "bias": "b"}[place.kind]
    return f"∂L/∂{letter}{index_text(state, place.kind, place.at)}"


def difference_pieces(found: Difference) -> list[list[Piece]]:
    """The difference quotient, the core's gradient and the relative error, in wordings from long to short."""
    above, below = (_loss_text(loss, found.h) for loss in (found.above, found.below))
    letters, numbers = "(L(x + h) − L(x − h)) / 2h", f"({above} − {_bracketed(below)}) / {format_number(2 * found.h)}"
    end = [
        Piece(" = "),
        Piece(format_number(found.quotient, DIGITS), "text", bold=True),
        Piece(" · " + translate("BackwardPage", "core: "), "muted"),
        Piece(format_number(found.gradient, DIGITS), "text", bold=True),
        Piece(" · " + error_text(found), "muted"),
    ]
    return [[Piece(start, "muted"), *end] for start in (f"{letters} = {numbers}", numbers, letters, "ΔL / 2h")]


def error_text(found: Difference) -> str:
    """How far apart the two are, and why where that is no fault of the gradient."""
    if not found.error:
        return translate("BackwardPage", "no difference")
    text = translate("BackwardPage", "relative error {0}").format(format_number(found.error, 2))
    if found.error <= AGREES:
        return text
    if found.is_rounding:
        return translate("BackwardPage", "{0}: rounding, h is too small for it").format(text)
    return translate("BackwardPage", "{0}: h is too large for the bend here").format(text)


def kink_pieces(found: Difference, *, is_tie: bool) -> list[Piece]:
    """Both one-sided slopes, and what the core takes."""
    right, left = (format_number(slope, 4) for slope in (found.from_right, found.from_left))
    name = translate("BackwardPage", "A tie") if is_tie else translate("BackwardPage", "A corner")
    return [
        Piece(f"{name}: ", "field", bold=True),
        Piece(translate("BackwardPage", "to the right ") + "(L(x + h) − L) / h = ", "muted"),
        Piece(right, "text", bold=True),
        Piece(translate("BackwardPage", ", to the left ") + "(L − L(x − h)) / h = ", "muted"),
        Piece(left, "text", bold=True),
        Piece(translate("BackwardPage", "; the core takes "), "muted"),
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


def _loss_text(loss: float, h: float) -> str:
    """With as many decimals as a step of h needs, as far as they mean anything."""
    size = max(0, math.floor(math.log10(abs(loss))) + 1) if loss else 1
    return fixed_number(loss, max(0, min(1 - round(math.log10(h)), MOST_DIGITS - size)))


def _bracketed(number: str) -> str:
    return f"({number})" if number.startswith("−") else number
