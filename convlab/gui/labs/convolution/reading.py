"""What is read of a step of the Convolution lab, and what stands around its matrices."""

from __future__ import annotations

import numpy as np

from convlab.gui.labs.convolution.words import scene_texts
from convlab.gui.labs.matrix.cell_edits import step_of_input
from convlab.gui.labs.matrix.marks import Focus, bracketed, product_term
from convlab.gui.labs.matrix.words import dropped_text
from convlab.gui.language import translate
from convlab.gui.widgets.term_line import Piece, Term
from convlab.labs.common.arrays import Matrix
from convlab.labs.common.kernels import separable
from convlab.labs.common.numbers import format_number
from convlab.labs.common.sliding import Cell
from convlab.labs.convolution.state import ConvolutionState

LONGEST_FACTOR = 7  # entries of a separable kernel's factors that are written out


def sum_of_step(state: ConvolutionState, cell: Cell) -> tuple[list[Term], list[Piece]]:
    """The products of a step, and what they come to."""
    terms = [product_term(term.value, term.weight) for term in state.terms(*cell)]
    total = float(state.sums[cell])
    after = [Piece(" = "), Piece(format_number(total), "output", bold=True)]
    if state.shows_difference:
        after += _difference_pieces(state, cell)
    elif state.with_relu:
        after += [Piece("  → ReLU → ", "muted"), Piece(format_number(max(total, 0.0)), "output", bold=True)]
    return terms, after


def _difference_pieces(state: ConvolutionState, cell: Cell) -> list[Piece]:
    """Convolution minus cross-correlation, of which one is the sum of the step."""
    total, difference = float(state.sums[cell]), float(state.difference[cell])
    convolution, correlation = (total, total - difference) if state.flipped else (total + difference, total)
    numbers = [bracketed(format_number(number)) for number in (convolution, correlation)]
    return [
        Piece("    " + translate("ConvolutionPage", "convolution − cross-correlation:") + " ", "muted"),
        Piece(f"{numbers[0]} − {numbers[1]} = "),
        Piece(format_number(difference), "output", bold=True),
    ]


def focus_text(state: ConvolutionState, focus: Focus) -> str:
    """For the status line: rows and columns, counted from 0."""
    (row, column), top, left = focus.cell, state.padding.top, state.padding.left
    if focus.kind == "output":
        corner, (height, width) = state.sliding.corner(row, column), state.sliding.extent
        first_row, first_column = corner[0] - top, corner[1] - left
        text = translate("ConvolutionPage", "Output [{0}, {1}] from input rows {2} to {3}, columns {4} to {5}")
        return text.format(row, column, first_row, first_row + height - 1, first_column, first_column + width - 1)
    if focus.kind == "input":
        value = format_number(float(state.padded[row, column]))
        return translate("ConvolutionPage", "Input [{0}, {1}] = {2}").format(row - top, column - left, value)
    value = format_number(float(state.applied[row, column]))
    return translate("ConvolutionPage", "Kernel [{0}, {1}] = {2}").format(row, column, value)


def titles(state: ConvolutionState) -> dict[str, str]:
    """What stands above each matrix."""
    size = "{} × {}".format
    texts = {
        "input": translate("ConvolutionPage", "Input {0}").format(size(*state.input.shape)),
        "kernel": translate("ConvolutionPage", "Kernel {0}").format(size(*state.kernel.shape)),
        "output": translate("ConvolutionPage", "Output {0}").format(size(*state.sliding.size)),
    }
    if any(state.padding):
        texts["input"] += " " + translate("ConvolutionPage", "→ padded {0} × {1}").format(*state.padded.shape)
    if state.flipped:
        texts["kernel"] += " ↻ 180°"
    if state.shows_difference:
        texts["output"] = translate("ConvolutionPage", "Difference {0}").format(size(*state.sliding.size))
    return texts


def notes(state: ConvolutionState, revealed: int | None, *, by_wheel: bool) -> dict[str, str]:
    """What stands below each matrix, when so many outputs are built up.

    `by_wheel` says whether the wheel changes the input's numbers; otherwise it zooms.
    """
    if any(state.sliding.dropped):
        note = dropped_text(state.sliding)
    elif by_wheel:
        note = translate("ConvolutionPage", "Click and type · drag draws · wheel ±{0}")
        note = note.format(format_number(step_of_input(state.white)))
    else:
        note = translate("ConvolutionPage", "Click and type · drag draws · wheel zooms")
    return {"input": note, "kernel": _kernel_note(state.kernel), "output": _output_note(state, revealed)}


def _output_note(state: ConvolutionState, revealed: int | None) -> str:
    """Of the numbers that are built up; nothing before the first."""
    if revealed == 0:
        return ""
    numbers = [format_number(number) for number in state.statistics(revealed)]
    return translate("ConvolutionPage", "min {0} · max {1} · mean {2} · sum {3}").format(*numbers)


def _kernel_note(kernel: Matrix) -> str:
    text = translate("ConvolutionPage", "sum {0}").format(format_number(float(kernel.sum())))
    factors = separable(kernel) if min(kernel.shape) > 1 else None
    if min(kernel.shape) == 1:
        return text
    if factors is None:
        return text + " · " + translate("ConvolutionPage", "not separable")
    if max(kernel.shape) > LONGEST_FACTOR:
        return text + " · " + translate("ConvolutionPage", "separable")
    column, row = ("[" + " ".join(format_number(float(entry)) for entry in factor) + "]" for factor in factors)
    return text + " · " + translate("ConvolutionPage", "separable: {0}ᵀ · {1}").format(column, row)


def note_text(state: ConvolutionState) -> str:
    """What there is to notice."""
    if state.scene is not None:
        return scene_texts()[state.scene][1]
    if state.flipped or state.shows_difference:
        largest = float(np.abs(state.difference).max())
        if not largest:
            return translate(
                "ConvolutionPage",
                "This kernel is the same when turned by 180°: convolution and cross-correlation agree.",
            )
        text = translate("ConvolutionPage", "Convolution and cross-correlation differ by at most {0} here.")
        return text.format(format_number(largest))
    return translate("ConvolutionPage", "Each output is the sum of the products of the kernel and the window under it.")
