"""What is read of a step of the Convolution lab, and what stands around its matrices."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from convlab.gui.labs.convolution.words import scene_texts
from convlab.gui.labs.matrix.marks import Focus, bracketed, product_term
from convlab.gui.labs.matrix.parts import NO_BREAK
from convlab.gui.labs.matrix.words import dropped_text
from convlab.gui.language import translate
from convlab.gui.widgets.term_line import Piece, Term
from convlab.labs.common.arrays import Matrix
from convlab.labs.common.kernels import separable
from convlab.labs.common.numbers import format_number
from convlab.labs.common.sliding import Cell
from convlab.labs.convolution.state import ConvolutionState

MOST_INDICES = 6  # rows or columns that are written out
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
    (row, column), sliding = focus.cell, state.sliding
    if focus.kind == "output":
        cells = sliding.cells(row, column)
        rows = sorted({y - state.padding.top for y, _ in cells})
        columns = sorted({x - state.padding.left for _, x in cells})
        text = translate("ConvolutionPage", "Output [{0}, {1}] from input {2}, {3}")
        return text.format(row, column, _rows_text(rows), _columns_text(columns))
    if focus.kind == "input":
        value, own = format_number(float(state.padded[row, column])), sliding.unpadded((row, column))
        if own is None:
            return translate("ConvolutionPage", "Padding: {0}").format(value)
        return translate("ConvolutionPage", "Input [{0}, {1}] = {2}").format(*own, value)
    value = format_number(float(state.applied[row, column]))
    return translate("ConvolutionPage", "Kernel [{0}, {1}] = {2}").format(row, column, value)


def _rows_text(rows: Sequence[int]) -> str:
    one, all_ = translate("ConvolutionPage", "row {0}"), translate("ConvolutionPage", "rows {0}")
    return (one if len(rows) == 1 else all_).format(_indices(rows))


def _columns_text(columns: Sequence[int]) -> str:
    one, all_ = translate("ConvolutionPage", "column {0}"), translate("ConvolutionPage", "columns {0}")
    return (one if len(columns) == 1 else all_).format(_indices(columns))


def _indices(indices: Sequence[int]) -> str:
    """ "4", "0 … 2" for neighbours, "0, 2, 4" for those that dilation sets apart; −1 is on the padding."""
    texts = [format_number(index) for index in indices]
    if len(indices) == 1 or indices[-1] - indices[0] >= len(indices):
        return ", ".join(texts if len(texts) < MOST_INDICES else [*texts[:2], "…", texts[-1]])
    return f"{texts[0]} … {texts[-1]}"


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


def notes(state: ConvolutionState, revealed: int | None, hint: str) -> dict[str, str]:
    """What stands below each matrix, when so many outputs are built up; `hint` says how the input is edited."""
    left_out = [dropped_text(state.sliding)] if any(state.sliding.dropped) else []
    if any(state.passed_over):
        text = translate("ConvolutionPage", "Between the windows: rows {0}, columns {1}")
        left_out.append(text.format(*state.passed_over))
    below = {"input": " · ".join(left_out) or hint, "kernel": kernel_note(state.kernel)}
    return below | {"output": _output_note(state, revealed)}


def _output_note(state: ConvolutionState, revealed: int | None) -> str:
    """Of the numbers that are built up; nothing before the first."""
    if revealed == 0:
        return ""
    numbers = [format_number(number) for number in state.statistics(revealed)]
    text = translate("ConvolutionPage", "min {0} · max {1} · mean {2} · sum {3}").format(*numbers)
    if revealed is not None and revealed < state.sliding.steps:
        return translate("ConvolutionPage", "so far: {0}").format(text)
    return text


def kernel_note(kernel: Matrix) -> str:
    """The sum of the weights, and whether the kernel is a column times a row."""
    text = translate("ConvolutionPage", "sum {0}").format(format_number(float(kernel.sum())))
    if min(kernel.shape) == 1 or not kernel.any():
        return text
    factors = separable(kernel)
    if factors is None:
        return text + " · " + translate("ConvolutionPage", "not separable: no column × row")
    if max(kernel.shape) > LONGEST_FACTOR:
        return text + " · " + translate("ConvolutionPage", "separable, column × row")
    column, row = ("[" + NO_BREAK.join(format_number(float(entry)) for entry in factor) + "]" for factor in factors)
    return text + " · " + translate("ConvolutionPage", "separable, column × row: {0}ᵀ · {1}").format(column, row)


def note_text(state: ConvolutionState) -> str:
    """What there is to notice."""
    if state.view == "product":
        return translate(
            "ConvolutionPage",
            "Flatten each window into a row, and the kernel into a column: one matrix product computes every output.",
        )
    if state.scene is not None and state.shows_scene:
        return scene_texts()[state.scene][1]
    if state.flipped or state.shows_difference:
        return _difference_note(state)
    if state.kernel.size == 1:
        text = translate("ConvolutionPage", "Each output is one cell of the input times the single weight.")
        relu = translate(
            "ConvolutionPage", "Each output is one cell of the input times the single weight, or 0 if negative."
        )
    else:
        text = translate("ConvolutionPage", "Each output is a sum of products: every weight times the cell it lies on.")
        relu = translate(
            "ConvolutionPage",
            "Each output is a sum of products, every weight times the cell it lies on; a negative sum becomes 0.",
        )
    return relu if state.with_relu else text


def _difference_note(state: ConvolutionState) -> str:
    largest = float(np.abs(state.difference).max())
    if state.is_symmetric:
        return translate(
            "ConvolutionPage",
            "This kernel is the same when turned by 180°: convolution and cross-correlation agree on every input.",
        )
    if not largest:
        return translate(
            "ConvolutionPage",
            "Turning changes this kernel, but on this input convolution and cross-correlation give the same sums.",
        )
    text = translate("ConvolutionPage", "The sums of convolution and cross-correlation differ by at most {0} here.")
    return text.format(format_number(largest))
