"""The arithmetic of one cell of a step, and the update of a weight with the numbers put in."""

from __future__ import annotations

import numpy as np

from convlab.gui.labs.learning.learn.marks import MAPS, WEIGHTS
from convlab.gui.labs.matrix.marks import Focus, bracketed, product_term
from convlab.gui.labs.matrix.reading import ReadingPanel
from convlab.gui.language import translate
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.term_line import Piece, Term, TermLine
from convlab.labs.common.arrays import Matrix
from convlab.labs.common.numbers import cell_number, format_number, grouped
from convlab.labs.learning.learn.state import LearnState

FINER = 4  # digits of the operands of an update: one more than its result has
MOST_TERMS, FEW_TERMS = 64, 2  # products of a gradient that are all told, and of more those that are


def show_reading(reading: ReadingPanel, state: LearnState, focus: Focus) -> None:
    """Write what the arithmetic line says of a cell."""
    line, cell = reading.arithmetic, focus.cell
    if focus.kind == "gradient":
        _show_gradient(line, state, cell)
    elif focus.kind == "prediction":
        _show_prediction(line, state, cell)
    elif focus.kind in MAPS:
        _show_error(line, state, cell)
    elif focus.kind == "input":
        reading.show_reach(float(state.padded[cell]), len(state.sliding.reached(*cell)))
    elif focus.kind == "hidden":
        _show_hidden(line, state, cell)
    elif focus.kind == "kernel":
        rows, columns = state.sliding.multiplied(*cell)
        value = float(state.kernel_at(state.now)[state.output][cell])
        reading.show_multiplied(value, len(rows) * len(columns), is_padded=any(state.sliding.padding))
    else:
        _show_next(line, state, cell)


def _show_gradient(line: TermLine, state: LearnState, cell: Cell) -> None:
    """∂L/∂K = 2·(x × e + …) = …"""
    rows, columns = state.sliding.multiplied(*cell)
    values = state.padded[rows.start : rows.stop : rows.step, columns.start : columns.stop : columns.step]
    errors = state.error_at(state.now)[state.output]
    pairs, rest = _largest(values.ravel(), errors.ravel())
    terms = [_gradient_term(*pair) for pair in pairs]
    result = Piece(format_number(float(state.gradient_at(state.now)[state.output][cell])), "kernel", bold=True)
    factor = "2" if state.loss == "sum" else f"2/{state.y.size}"
    before = [Piece(f"∂L/∂K{_place(cell)}", "kernel"), Piece(f" = {factor} · (")]
    after = [Piece(") = "), result]
    if not rest:
        line.set_terms(terms, before, after)
        return
    told = [piece for term in terms for piece in (*term.pieces, Piece(" + "))]
    more = Piece(translate("LearnPage", "… {0} more").format(grouped(rest)), "muted")
    line.set_terms([], [*before, *told, more, *after])


def _largest(values: Matrix, errors: Matrix) -> tuple[list[tuple[float, float]], int]:
    """The pairs whose products are told, in reading order, and how many are left out: of very many the largest ones."""
    if len(values) <= MOST_TERMS:
        return list(zip(values.tolist(), errors.tolist(), strict=True)), 0
    places = np.sort(np.argpartition(np.abs(values * errors), -FEW_TERMS)[-FEW_TERMS:])
    return list(zip(values[places].tolist(), errors[places].tolist(), strict=True)), len(values) - FEW_TERMS


def _gradient_term(value: float, error: float) -> Term:
    number, factor = bracketed(cell_number(value)), bracketed(cell_number(error))
    if value * error == 0:
        return Term([Piece(f"{number}×{factor}", "muted")], 0.0)
    return Term([Piece(number, "window"), Piece("×", "muted"), Piece(factor, "output")], abs(value * error))


def _show_prediction(line: TermLine, state: LearnState, cell: Cell) -> None:
    """Ŷ = x × k + … + b = …"""
    weights = state.kernel_at(state.now)[state.output].ravel().tolist()
    values = [float(state.padded[place]) for place in state.sliding.cells(*cell)]
    bias = float(state.bias_at(state.now)[state.output])
    before = (
        [Piece(translate("LearnPage", "bias") + " "), Piece(cell_number(bias), "kernel"), Piece(" + ")] if bias else []
    )
    result = format_number(float(state.prediction_at(state.now)[state.output][cell]))
    line.set_terms(
        [product_term(*pair) for pair in zip(values, weights, strict=True)],
        before=[Piece(f"Ŷ{_place(cell)}", "output"), Piece(" = "), *before],
        after=[Piece(" = "), Piece(result, "output", bold=True)],
    )


def _show_error(line: TermLine, state: LearnState, cell: Cell) -> None:
    """Ŷ − Y = …, its square, and the loss that it is a part of."""
    prediction, target, error = (
        float(array[state.output][cell])
        for array in (state.prediction_at(state.now), state.y, state.error_at(state.now))
    )
    text = translate("LearnPage", "its square: {0}, of a loss of {1}")
    if state.loss == "mean":
        text = translate("LearnPage", "its square: {0}; the mean of all is the loss of {1}")
    loss = format_number(float(state.path.losses[state.now]))
    before = [
        Piece(f"(Ŷ − Y){_place(cell)}", "output"),
        Piece(f" = {cell_number(prediction)} − {bracketed(cell_number(target))} = "),
        Piece(format_number(error), "output", bold=True),
        Piece("   " + text.format(format_number(error * error), loss), "muted"),
    ]
    line.set_terms([], before=before)


def _show_hidden(line: TermLine, state: LearnState, cell: Cell) -> None:
    """A weight of the hidden kernel."""
    if not state.shows_hidden:
        text = translate("LearnPage", "The hidden kernel is shown at the end, or when you reveal it")
        line.set_terms([], before=[Piece(text)])
        return
    value = format_number(float(state.hidden[state.output][cell]))
    before = [
        Piece(value, "kernel", bold=True),
        Piece(" " + translate("LearnPage", "is a weight of the kernel that made Y")),
    ]
    line.set_terms([], before=before)


def _show_next(line: TermLine, state: LearnState, cell: Cell) -> None:
    """K − η × … = … of a weight."""
    now, way, then = _update(state, cell)
    line.set_terms(
        [],
        before=[
            Piece(f"K{_place(cell)}", "kernel"),
            Piece(
                f" ← {cell_number(now, FINER)} − {format_number(state.rate)} × {bracketed(cell_number(way, FINER))} = "
            ),
            Piece(format_number(then), "kernel", bold=True),
        ],
    )


def _update(state: LearnState, cell: Cell) -> tuple[float, float, float]:
    """A weight now, what it goes along, and the weight after the update."""
    step, out = state.now, state.output
    arrays = state.kernel_at(step), state.direction_at(step), state.next_kernel_at(step)
    now, way, then = (float(array[out][cell]) for array in arrays)
    return now, way, then


# ---- the line below


def show_update(line: TermLine, state: LearnState, focus: Focus) -> None:
    """Write the update of the weight that is looked at, or of the first one: in symbols, then with the numbers."""
    cell = focus.cell if focus.kind in WEIGHTS else (0, 0)
    *operands, result = _update(state, cell)
    now, way = (cell_number(number, FINER) for number in operands)
    weight, slope = f"K{_place(cell)}", f"∂L/∂K{_place(cell)}"
    walked = {"sgd": f"η · {slope}", "momentum": "η · v", "adam": "η · m′/(√v′ + ε)"}[state.optimiser]
    numbers = [
        Piece(now, "kernel"),
        Piece(f" − {format_number(state.rate)} × {bracketed(way)} = "),
        Piece(cell_number(result), "kernel", bold=True),
    ]
    title = Piece(translate("LearnPage", "Update") + "   ", "muted")
    symbols = [Piece(weight, "kernel"), Piece(" ← "), Piece(weight, "kernel"), Piece(f" − {walked} = ")]
    line.set_terms([], before=[title, *symbols, *numbers, *_averages(state, cell, slope)])


def _averages(state: LearnState, cell: Cell, slope: str) -> list[Piece]:
    """With momentum, what the velocity is the sum of; with Adam, what the averages of the gradients are divided by."""
    if state.optimiser == "adam":
        return [Piece(f"    m′ = m/(1 − β₁ᵗ), v′ = v/(1 − β₂ᵗ), t = {grouped(state.now + 1)}", "muted")]
    if state.optimiser != "momentum":
        return []
    step, out = state.now, state.output
    before = float(state.problem.split(state.path.averages[step])[0][out, 0][cell])
    gradient = bracketed(cell_number(float(state.gradient_at(step)[out][cell])))
    kept = f"{format_number(state.momentum)} × {bracketed(cell_number(before))}"
    return [Piece(f"    v = μ v + {slope} = {kept} + {gradient}", "muted")]


def kind_names() -> dict[str, str]:
    """The names of the matrices on the stage."""
    return {
        "input": translate("LearnPage", "Input"),
        "kernel": translate("LearnPage", "Kernel"),
        "prediction": translate("LearnPage", "Prediction"),
        "target": translate("LearnPage", "Target"),
        "error": translate("LearnPage", "Error"),
        "gradient": translate("LearnPage", "Gradient"),
        "velocity": translate("LearnPage", "Direction of the update"),
        "next": translate("LearnPage", "Kernel after the update"),
        "hidden": translate("LearnPage", "Hidden kernel"),
    }


def focus_text(state: LearnState, focus: Focus) -> str:
    """What the status line says of the cell that is looked at: where it is."""
    text = translate("LearnPage", "{0}: row {1}, column {2}")
    row, column = focus.cell
    if focus.kind == "input":
        row, column = row - state.padding.top, column - state.padding.left
    return text.format(kind_names()[focus.kind], *(str(n).replace("-", "−") for n in (row, column)))


def _place(cell: Cell) -> str:
    return f"[{cell[0]},{cell[1]}]"
