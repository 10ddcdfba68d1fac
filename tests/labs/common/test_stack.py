"""What the units of a stack see, against tracing every connection one by one."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlab.core import conv2d, max_pool2d
from convlab.labs.common.stack import (
    FIELDS,
    KINDS,
    LARGEST,
    LEAST,
    Stack,
    StackLayer,
    Unit,
    bounds,
    conv,
    fitted,
    is_possible,
    least_size,
    pool,
    with_value,
)
from convlab.labs.receptive_field.cross_section import cross_section

small = st.tuples(st.integers(1, 4), st.integers(1, 4))
layers_of_any_kind = st.builds(
    lambda kind, kernel, stride, padding, dilation: StackLayer(
        kind, kernel, stride, padding, dilation if kind == "conv" else (1, 1)
    ),
    st.sampled_from(KINDS),
    small,
    st.tuples(st.integers(1, 3), st.integers(1, 3)),
    st.tuples(st.integers(0, 3), st.integers(0, 3)),
    st.tuples(st.integers(1, 3), st.integers(1, 3)),
)


@st.composite
def stacks(draw: st.DrawFn, most: int = 4) -> Stack:
    size = draw(st.integers(1, 14)), draw(st.integers(1, 14))
    layers = tuple(draw(st.lists(layers_of_any_kind, min_size=1, max_size=most)))
    return Stack(fitted(layers, size), size)


@st.composite
def units(draw: st.DrawFn) -> tuple[Stack, Unit]:
    stack = draw(stacks())
    layer = draw(st.integers(1, len(stack.layers)))
    rows, columns = stack.sizes[layer]
    return stack, Unit(layer, draw(st.integers(0, rows - 1)), draw(st.integers(0, columns - 1)))


def traced(stack: Stack, unit: Unit) -> set[tuple[int, int]]:
    """The cells of the input that a unit depends on, followed connection by connection."""
    cells = {unit.cell}
    for layer, (height, width) in zip(
        stack.layers[unit.layer - 1 :: -1], stack.sizes[unit.layer - 1 :: -1], strict=True
    ):
        below = set()
        for row, column in cells:
            for i, j in itertools.product(range(layer.kernel[0]), range(layer.kernel[1])):
                y = row * layer.stride[0] - layer.padding[0] + i * layer.dilation[0]
                x = column * layer.stride[1] - layer.padding[1] + j * layer.dilation[1]
                if 0 <= y < height and 0 <= x < width:
                    below.add((y, x))
        cells = below
    return cells


@given(units())
def test_a_unit_depends_on_what_tracing_its_connections_finds(pair: tuple[Stack, Unit]) -> None:
    stack, unit = pair
    assert {(int(y), int(x)) for y, x in np.argwhere(stack.support(unit))} == traced(stack, unit)


@given(units())
def test_what_a_unit_depends_on_lies_in_its_theoretical_field(pair: tuple[Stack, Unit]) -> None:
    stack, unit = pair
    top, left, rows, columns = stack.field(unit)
    assert all(top <= y < top + rows and left <= x < left + columns for y, x in traced(stack, unit))


@given(units())
@settings(max_examples=60)
def test_changing_a_pixel_changes_the_units_whose_fields_it_lies_in_and_no_others(pair: tuple[Stack, Unit]) -> None:
    """By brute force through the core: all weights are 1, and a 1 is put on one pixel after the other."""
    stack, unit = pair
    pixels = list(np.ndindex(stack.size))
    batch = np.zeros((len(pixels), 1, *stack.size))
    for number, pixel in enumerate(pixels):
        batch[number, 0][pixel] = 1
    for layer in stack.layers[: unit.layer]:
        if layer.kind == "conv":
            options = {"stride": layer.stride, "padding": layer.padding, "dilation": layer.dilation}
            batch = conv2d(batch, np.ones((1, 1, *layer.kernel)), **options)
        else:
            batch = max_pool2d(batch, layer.kernel, stride=layer.stride, padding=layer.padding)
    changed = {pixel for number, pixel in enumerate(pixels) if batch[number, 0][unit.cell]}
    assert changed == {(int(y), int(x)) for y, x in np.argwhere(stack.support(unit))}


@given(units(), st.tuples(st.floats(0, 0.99), st.floats(0, 0.99)))
def test_reached_units_are_those_whose_fields_hold_the_pixel(
    pair: tuple[Stack, Unit], share: tuple[float, float]
) -> None:
    stack, unit = pair
    pixel = int(share[0] * stack.size[0]), int(share[1] * stack.size[1])
    rows, columns = stack.reached(pixel)[unit.layer]
    assert bool(unit.row in rows and unit.column in columns) == bool(stack.support(unit)[pixel])


def test_a_corner_unit_sees_padding() -> None:
    stack = Stack((conv(5, padding=2), pool("average", 2), conv(5), pool("average", 2)), (28, 28))
    corner = Unit(2, 0, 0)
    assert stack.field(corner) == (-2, -2, 6, 6)
    assert stack.field(corner).clipped(stack.size).area == 16
    rows, columns = stack.seen(corner)[0]
    assert (rows.first, rows.last, columns.length) == (-2, 3, 6)
    assert rows.cells.tolist() == [0, 1, 2, 3]


def test_the_books_fields() -> None:
    lenet = Stack((conv(5, padding=2), pool("average", 2), conv(5), pool("average", 2)), (28, 28))
    assert [rows.size for rows, _ in lenet.fields] == [1, 5, 6, 14, 16]
    assert [lenet.overlap(layer)[0] for layer in range(1, 5)] == [4, 4, 12, 12]
    assert Stack((conv(3), conv(3)), (9, 9)).fields[-1][0].size == 5
    ten = Stack((conv(5),) * 10, (240, 240))
    assert ten.sizes[-1] == (200, 200)
    assert ten.fields[-1][1].size == 41
    dilated = Stack(tuple(conv(3, dilation=d) for d in (1, 2, 4)), (28, 28))
    assert dilated.fields[-1][0].size == 15


# ---- how often pixels are used


# ---- what can be chosen


@given(stacks(), st.data())
def test_within_the_bounds_no_layer_is_empty_and_just_beyond_it_is(stack: Stack, data: st.DataObject) -> None:
    layer = data.draw(st.integers(1, len(stack.layers)))
    name, axis = data.draw(st.sampled_from(FIELDS)), data.draw(st.integers(0, 1))
    low, high = bounds(stack, layer, name, axis)

    def possible(value: int) -> bool:
        changed = with_value(stack.layers[layer - 1], name, axis, value)
        return is_possible((*stack.layers[: layer - 1], changed, *stack.layers[layer:]), stack.size)

    assert low <= getattr(stack.layers[layer - 1], name)[axis] <= high
    assert all(possible(value) for value in range(low, high + 1))
    assert low == LEAST[name] or not possible(low - 1)
    assert high >= LARGEST[name] or not possible(high + 1)


@given(st.lists(layers_of_any_kind, min_size=1, max_size=5), small)
def test_layers_are_made_to_fit_any_input(layers: list[StackLayer], size: tuple[int, int]) -> None:
    assert is_possible(fitted(tuple(layers), size), size)


@given(stacks())
def test_the_least_size_fits_and_one_less_does_not(stack: Stack) -> None:
    rows, columns = least_size(stack.layers)
    assert is_possible(stack.layers, (rows, columns))
    assert rows == 1 or not is_possible(stack.layers, (rows - 1, columns))
    assert columns == 1 or not is_possible(stack.layers, (rows, columns - 1))


# ---- the cross-section


@given(units(), st.integers(0, 1))
def test_a_cross_section_lights_what_the_unit_depends_on(pair: tuple[Stack, Unit], axis: int) -> None:
    stack, unit = pair
    section = cross_section(stack, axis, unit)
    assert section.is_whole
    lit = {dot.number for dot in section.dots if dot.layer == 0 and dot.is_lit and not dot.is_padding}
    assert lit == set(stack.seen(unit)[0][axis].cells.tolist())
    assert sum(dot.layer == unit.layer and dot.is_lit for dot in section.dots) == 1
    connections = sum(
        size[axis] * layer.kernel[axis] for layer, size in zip(stack.layers, stack.sizes[1:], strict=True)
    )
    assert len(section.lines) == connections


def test_a_long_cross_section_is_drawn_around_the_cone() -> None:
    stack = Stack((conv(5),) * 10, (240, 240))
    section = cross_section(stack, 1, Unit(10, 99, 99))
    assert not section.is_whole
    assert (section.first, section.last) == (96, 142)


@pytest.mark.parametrize("kind", KINDS)
def test_a_layer_knows_its_windows(kind: str) -> None:
    layer = StackLayer(kind, (2, 3), (1, 2), (0, 1))
    assert layer.area == 6
    assert layer.sliding((4, 5)).size == (3, 3)


@given(units())
def test_a_field_is_what_a_unit_spans_of_the_input_whatever_lies_beyond_the_border(pair: tuple[Stack, Unit]) -> None:
    stack, unit = pair
    rows, columns = stack.seen(unit)[0]
    area = stack.field(unit)
    assert area == (rows.first, columns.first, rows.length, columns.length)
    sides = area.sides_beyond(stack.size)
    assert ("top" in sides) == (area.top < 0)
    assert ("right" in sides) == (area.left + area.columns > stack.size[1])
    assert (not sides) == (area.clipped(stack.size) == area)
