"""Where a matrix lies on its widget: for any size, shape and zoom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget

from convlab.gui.widgets.matrix.drag import cells_between
from convlab.gui.widgets.matrix.places import Places
from convlab.gui.widgets.matrix.viewport import Viewport

pytestmark = pytest.mark.usefixtures("qapp")

SIZES = st.tuples(st.integers(20, 900), st.integers(20, 900))
SHAPES = st.tuples(st.integers(1, 60), st.integers(1, 60))


def made(size: tuple[int, int], shape: tuple[int, int]) -> tuple[QWidget, Viewport]:
    """A viewport, with its widget, which must not go before it."""
    widget = QWidget()
    widget.resize(*size)
    viewport = Viewport(widget)
    viewport.shape = shape
    return widget, viewport


@given(SIZES, SHAPES)
def test_the_whole_matrix_lies_on_the_widget_in_its_middle(size: tuple[int, int], shape: tuple[int, int]) -> None:
    widget, viewport = made(size, shape)
    area = viewport.places.rect(0, 0, *shape)
    assert QRectF(widget.rect()).contains(area)
    assert (area.center() - viewport.middle).manhattanLength() <= 2


@given(SIZES, SHAPES, st.data())
def test_every_cell_is_found_where_it_lies(size: tuple[int, int], shape: tuple[int, int], data: st.DataObject) -> None:
    _widget, viewport = made(size, shape)
    cell = data.draw(st.tuples(st.integers(0, shape[0] - 1), st.integers(0, shape[1] - 1)))
    assert viewport.cell_at(viewport.places.rect(*cell).center()) == cell
    assert viewport.cell_at(viewport.places.rect(shape[0], 0).center()) is None


@given(SIZES, SHAPES, st.floats(1.01, 8), st.floats(0, 1), st.floats(0, 1))
def test_zooming_keeps_the_place_under_the_pointer_or_the_matrix_in_view(
    size: tuple[int, int], shape: tuple[int, int], factor: float, across: float, down: float
) -> None:
    widget, viewport = made(size, shape)
    at = QPointF(across * widget.width(), down * widget.height())
    before = viewport.places
    viewport.zoom(factor, at)
    after = viewport.places
    if not viewport.is_zoomed:
        assert after.cell == before.cell
        return
    assert after.cell > before.cell
    area = viewport.places.rect(0, 0, *shape)
    for low, high, length in ((area.left(), area.right(), size[0]), (area.top(), area.bottom(), size[1])):
        fills = high - low >= length
        assert (low <= 1 and high >= length - 1) if fills else abs((low + high) / 2 - length / 2) <= 1
    viewport.zoom(1e-6, at)
    assert not viewport.is_zoomed


@given(SIZES, SHAPES, st.floats(-900, 900), st.floats(-900, 900))
def test_what_is_zoomed_cannot_be_moved_out_of_view(
    size: tuple[int, int], shape: tuple[int, int], across: float, down: float
) -> None:
    widget, viewport = made(size, shape)
    viewport.move(QPointF(across, down))
    assert not viewport.is_zoomed
    viewport.zoom(3, viewport.middle)
    viewport.move(QPointF(across, down))
    assert viewport.places.rect(0, 0, *shape).intersects(QRectF(widget.rect()))


@given(SHAPES, st.floats(1, 60), st.floats(-300, 300), st.floats(-300, 300))
def test_visible_cells_are_those_that_meet_the_area(
    shape: tuple[int, int], cell: float, left: float, top: float
) -> None:
    places, area = Places(cell, QPointF(left, top)), QRectF(0, 0, 200, 150)
    rows, columns = places.visible(area, shape)
    for row in range(shape[0]):
        for column in range(shape[1]):
            rect = places.rect(row, column)
            if rect.intersects(area.adjusted(1e-6, 1e-6, -1e-6, -1e-6)):
                assert row in rows
                assert column in columns


@given(st.tuples(st.integers(0, 30), st.integers(0, 30)), st.tuples(st.integers(0, 30), st.integers(0, 30)))
def test_a_stroke_has_no_gaps(start: tuple[int, int], end: tuple[int, int]) -> None:
    cells = cells_between(start, end)
    assert cells[-1] == end
    for before, after in zip([start, *cells], cells, strict=False):
        assert max(abs(before[0] - after[0]), abs(before[1] - after[1])) <= 1
