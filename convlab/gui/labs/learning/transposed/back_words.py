"""Words on a convolution and the way back."""

from __future__ import annotations

import numpy as np

from convlab.gui.labs.matrix.marks import Focus, bracketed, product_term
from convlab.gui.language import translate
from convlab.gui.widgets.term_line import Piece, Term
from convlab.labs.common.numbers import format_number
from convlab.labs.learning.transposed.state import TransposedState


def back_titles(state: TransposedState) -> dict[str, str]:
    """What stands above each matrix; of what cannot be worked out, nothing."""
    titles = {
        "input": translate("Transposed", "Image {0} × {1}").format(*state.input.shape),
        "kernel": translate("Transposed", "Kernel {0} × {1}").format(*state.kernel.shape),
    }
    trip = state.round_trip
    if trip.is_possible:
        titles |= {
            "convolved": translate("Transposed", "Convolved {0} × {1}").format(*trip.convolved.shape),
            "returned": translate("Transposed", "Back {0} × {1}").format(*trip.returned.shape),
            "difference": translate("Transposed", "Back − image"),
        }
    return titles


def back_notes(state: TransposedState) -> dict[str, str]:
    notes = {"input": "", "kernel": translate("Transposed", "the same both ways")}
    trip = state.round_trip
    if trip.is_possible:
        convolved = translate("Transposed", "convolved {0} × {1}").format(*trip.convolved.shape)
        largest = translate("Transposed", "largest: {0}").format(format_number(trip.largest_difference))
        notes |= {
            "convolved": convolved,
            "returned": translate("Transposed", "the image’s shape"),
            "difference": largest,
        }
    return notes


def back_note(state: TransposedState) -> str:
    """What there is to notice."""
    trip = state.round_trip
    if not trip.is_possible:
        text = translate(
            "Transposed",
            "The kernel of {0} × {1} does not fit on the image of {2} × {3}: there is nothing to convolve.",
        )
        return text.format(*state.kernel.shape, *state.input.shape)
    shape = f"{state.input.shape[0]} × {state.input.shape[1]}"
    if not trip.largest_difference:
        return translate(
            "Transposed", "With this image and kernel the values come back too. In general only the shape does."
        )
    text = translate(
        "Transposed",
        "A transposed convolution brings back the shape, {0}, not the values: they differ by up to {1}. It does not"
        " invert the convolution.",
    )
    return text.format(shape, format_number(trip.largest_difference))


def default_focus(state: TransposedState) -> Focus | None:
    """Where the difference is largest."""
    if not state.round_trip.is_possible:
        return None
    difference = np.abs(state.round_trip.difference)
    row, column = np.unravel_index(int(difference.argmax()), difference.shape)
    return Focus("back difference", (int(row), int(column)))


def back_line(state: TransposedState, focus: Focus | None) -> tuple[list[Term], list[Piece], list[Piece]]:
    """Terms, what stands before them and after them."""
    trip = state.round_trip
    if focus is None or not trip.is_possible:
        return [], [], []
    kind, cell = focus.kind.removeprefix("back "), focus.cell
    if kind == "kernel":
        text = translate("Transposed", " is used both ways, there and back")
        return [], [Piece(format_number(float(state.kernel[cell])), "kernel", bold=True), Piece(text)], []
    if kind == "convolved":
        return _convolved(state, focus)
    if kind == "returned":
        convolved = trip.convolved
        terms = [
            product_term(float(convolved[source]), float(state.kernel[weight])) for source, weight in trip.parts(cell)
        ]
        return (
            terms,
            [],
            [Piece(" = " if terms else ""), Piece(format_number(float(trip.returned[cell])), "output", bold=True)],
        )
    before, back = float(state.input[cell]), float(trip.returned[cell])
    return (
        [],
        [
            Piece(translate("Transposed", "[{0}, {1}]: back − image = ").format(*cell), "muted"),
            Piece(format_number(back), "output"),
            Piece(" − "),
            Piece(bracketed(format_number(before)), "window"),
            Piece(" = "),
            Piece(format_number(back - before), "output", bold=True),
        ],
        [],
    )


def _convolved(state: TransposedState, focus: Focus) -> tuple[list[Term], list[Piece], list[Piece]]:
    trip = state.round_trip
    padded = trip.padded
    terms = [
        product_term(float(padded[place]), float(weight))
        for place, weight in zip(trip.sliding.cells(*focus.cell), state.kernel.ravel(), strict=True)
    ]
    return terms, [], [Piece(" = "), Piece(format_number(float(trip.convolved[focus.cell])), "output", bold=True)]
