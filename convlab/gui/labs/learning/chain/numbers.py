"""Numbers in small cells: as many decimals as all of a matrix have room for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from convlab.gui.widgets.matrix.painting import fitting_size
from convlab.labs.common.arrays import Matrix
from convlab.labs.common.numbers import cell_number, fixed_number

LARGE = 100  # numbers from here on have no decimals
ROOM = 1.06  # of what a number may fill of a cell elsewhere: there is little


def small_numbers(values: Matrix, cell: float) -> tuple[Sequence[str], int] | None:
    """Texts and font size for the cells of a matrix; None where not even one decimal fits."""
    ways: tuple[tuple[Callable[[float], str], int], ...] = (
        (cell_number, 12),
        (lambda value: _decimals(value, 2), 9),
        (lambda value: _decimals(value, 1), 8),
    )
    largest = fitting_size(["0"], cell)
    for text_of, least in ways:
        if largest >= least:
            texts = [text_of(value) for value in values.ravel().tolist()]
            size = fitting_size(texts, cell * ROOM)
            if size >= least:
                return texts, min(size, largest)
    return None


def _decimals(value: float, decimals: int) -> str:
    """ "−0.27", "1.5"; an exact 0 is "0", what only rounds to 0 is "0.0"; large numbers as elsewhere."""
    if value == 0 or abs(value) >= LARGE:
        return cell_number(value, 1)
    text = fixed_number(value, decimals)
    return text if round(value, decimals) == 0 else text.rstrip("0").rstrip(".")
