"""What is lit of a step: many cells are one thin frame, which buries nothing under it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from convlab.core import Padding
from convlab.gui.labs.matrix.marks import TINT, cell_marks, weight_marks
from convlab.gui.theme import LIGHT
from convlab.gui.widgets.matrix.merged_marks import merged
from convlab.gui.widgets.matrix.painting import Mark
from convlab.labs.common.sliding import NO_PADDING, Sliding


def cells_of(marks: list[Mark]) -> set[tuple[int, int]]:
    return {
        (int(mark.row) + i, int(mark.column) + j)
        for mark in marks
        for i in range(int(mark.rows))
        for j in range(int(mark.columns))
    }


@given(st.integers(1, 31), st.integers(1, 31), st.integers(1, 3), st.data())
def test_all_outputs_of_a_cell_are_framed_and_many_of_them_thinly(
    k_h: int, k_w: int, stride: int, data: st.DataObject
) -> None:
    sliding = Sliding((40, 40), (k_h, k_w), Padding(3, 3, 3, 3), (stride, stride))
    rows, columns = sliding.padded
    cell = data.draw(st.integers(0, rows - 1)), data.draw(st.integers(0, columns - 1))
    _, weights, outputs = cell_marks(sliding, cell, LIGHT)
    reached = set(sliding.reached(*cell))
    assert reached <= cells_of(outputs)
    assert len(outputs) <= 300
    for marks in (weights, outputs):
        for mark in marks:
            assert mark.rows * mark.columns == 1 or (mark.width <= 2 and mark.fill <= TINT)
    assert stride > 1 or cells_of(outputs) == reached


def test_a_large_kernel_is_one_frame_on_the_output_and_a_weights_cells_too() -> None:
    sliding = Sliding((60, 60), (31, 31), NO_PADDING)
    _, _, outputs = cell_marks(sliding, (30, 30), LIGHT)
    assert len(outputs) == 1
    inputs, _, _ = weight_marks(sliding, (3, 4), LIGHT)
    assert len(inputs) == 1
    few = Sliding((4, 4), (2, 2), NO_PADDING)
    assert len(weight_marks(few, (0, 0), LIGHT)[0]) == 9


def test_on_small_cells_what_touches_is_one_frame_and_what_does_not_stays() -> None:
    _, weights, outputs = cell_marks(Sliding((28, 28), (3, 3), NO_PADDING), (9, 9), LIGHT)
    assert len(outputs) == len(weights) == 9
    assert merged(outputs, 40) == outputs
    (one,) = merged(outputs, 9)
    assert (one.row, one.column, one.rows, one.columns) == (7, 7, 3, 3)
    apart = [Mark(0, 0, LIGHT.output, width=2.5), Mark(0, 2, LIGHT.output, width=2.5)]
    assert merged(apart, 9) == apart
    strong = Mark(7, 7, LIGHT.output, width=4)
    assert strong in merged([*outputs, strong], 9)
