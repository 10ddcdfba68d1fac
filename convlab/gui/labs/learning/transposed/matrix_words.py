"""Words on the transposed convolution as a product with the transpose of the convolution's matrix."""

from __future__ import annotations

import numpy as np

from convlab.gui.labs.matrix.marks import Focus, product_term
from convlab.gui.language import translate
from convlab.gui.widgets.term_line import Piece, Term
from convlab.labs.common.numbers import format_number, grouped
from convlab.labs.learning.transposed.matrix_form import MOST_COLUMNS, MOST_ROWS
from convlab.labs.learning.transposed.state import TransposedState

KINDS = ("matrix", "transpose", "column", "product")


def matrix_titles(state: TransposedState) -> dict[str, str]:
    rows, columns = state.matrix_form.shape
    size = "{0} × {1}".format
    return {
        "matrix": translate("Transposed", "W  {0}").format(size(columns, rows)),
        "transpose": translate("Transposed", "Wᵀ  {0}").format(size(rows, columns)),
        "column": translate("Transposed", "Input"),
        "product": translate("Transposed", "Output"),
    }


def matrix_notes(state: TransposedState) -> dict[str, str]:
    rows, columns = state.matrix_form.shape
    way = translate("Transposed", "{0} numbers → {1}")
    return {
        "matrix": translate("Transposed", "convolution: {0}").format(way.format(grouped(rows), grouped(columns))),
        "transpose": translate("Transposed", "transposed: {0}").format(way.format(grouped(columns), grouped(rows))),
        "column": "",
        "product": "",
    }


def matrix_note(state: TransposedState) -> str:
    """What there is to notice."""
    if not state.matrix_form.is_drawn:
        text = translate(
            "Transposed",
            "As a matrix it has {0} × {1} numbers; only up to {2} × {3} are drawn here. Choose a smaller input.",
        )
        return text.format(*map(grouped, (*state.matrix_form.shape, MOST_ROWS, MOST_COLUMNS)))
    return translate(
        "Transposed",
        "A convolution is a product with a matrix W, one row a window. With its transpose Wᵀ every column is a stamp:"
        " hence the name.",
    )


def default_focus(state: TransposedState) -> Focus | None:
    """The last input: its column of the transpose is its stamp."""
    return Focus("matrix column", (state.input.size - 1, 0)) if state.matrix_form.is_drawn else None


def matrix_line(state: TransposedState, focus: Focus | None) -> tuple[list[Term], list[Piece], list[Piece]]:
    """Terms, what stands before them and after them."""
    form = state.matrix_form
    if focus is None or not form.is_drawn:
        return [], [], []
    kind, (row, column) = focus.kind.removeprefix("matrix "), focus.cell
    if kind == "product":
        values, weights = form.column[:, 0], form.transpose[row]
        terms = [product_term(float(x), float(w)) for x, w in zip(values, weights, strict=True)]
        return terms, [], [Piece(" = "), Piece(format_number(float(form.product[row, 0])), "output", bold=True)]
    if kind == "column":
        place = Piece(format_number(float(form.column[row, 0])), "window", bold=True)
        count = int(np.count_nonzero(form.transpose[:, row]))
        text = translate(
            "Transposed", " times column {0} of Wᵀ: the stamp of input [{1}, {2}], {3} numbers other than 0"
        )
        return [], [place, Piece(text.format(row, *form.input_cell(row), grouped(count)))], []
    source, target = (row, column) if kind == "matrix" else (column, row)
    text = translate("Transposed", " is the weight between input [{0}, {1}] and output [{2}, {3}], in W and in Wᵀ")
    weight = Piece(format_number(float(form.matrix[source, target])), "kernel", bold=True)
    return [], [weight, Piece(text.format(*form.input_cell(source), *form.output_cell(target)))], []
