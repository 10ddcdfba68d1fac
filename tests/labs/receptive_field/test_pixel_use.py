"""How often pixels are used, against loops that count every window and every path."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings

from convlab.labs.common.sliding import Sliding
from convlab.labs.common.stack import Stack, Unit
from convlab.labs.receptive_field.pixel_use import (
    path_total,
    paths,
    paths_to,
    reach_of,
    window_total,
    window_use,
    windows_over,
    windows_with,
)
from tests.labs.common.test_stack import stacks, traced, units


def counted(stack: Stack, ends: np.ndarray, layers: int) -> np.ndarray:
    """Paths from each cell of the input to `ends`, counts at the units of a layer, followed one by one."""
    for layer, (height, width) in zip(stack.layers[layers - 1 :: -1], stack.sizes[layers - 1 :: -1], strict=True):
        below = np.zeros((height, width))
        for row, column in np.ndindex(*ends.shape):
            for i, j in np.ndindex(layer.kernel):
                y = row * layer.stride[0] - layer.padding[0] + i * layer.dilation[0]
                x = column * layer.stride[1] - layer.padding[1] + j * layer.dilation[1]
                if 0 <= y < height and 0 <= x < width:
                    below[y, x] += ends[row, column]
        ends = below
    return ends


@given(stacks(most=1))
def test_windows_over_a_pixel(stack: Stack) -> None:
    """Each of them holds it, and a pixel's windows along the rows and the columns multiply."""
    layer, sliding = stack.layers[0], stack.layers[0].sliding(stack.size)
    uses = np.zeros(stack.size)
    for row, column in np.ndindex(*stack.sizes[1]):
        for y, x in traced(stack, Unit(1, row, column)):
            uses[y, x] += 1
    assert np.array_equal(window_use(sliding), uses)
    for cell, use in np.ndenumerate(uses):
        own = [windows_with(layer.window(axis), stack.sizes[1][axis], cell[axis]) for axis in (0, 1)]
        assert len(own[0]) * len(own[1]) == use
        users = [(row, column) for row in own[0] for column in own[1]]
        assert all(cell in traced(stack, Unit(1, *user)) for user in users)
        if layer.dilation == (1, 1):
            assert own[0] == list(windows_over(layer.window(0), stack.sizes[1][0], cell[0]))
        area, fields = reach_of(layer, stack.sizes[1], cell), [stack.field(Unit(1, *user)) for user in users]
        assert bool(users) == bool(area.area)
        if users:
            assert area.top == min(field.top for field in fields)
            assert area.ends[3] == max(field.ends[3] for field in fields)


@given(stacks(most=1))
def test_the_windows_of_all_pixels_sum_up_to_a_product_of_sizes(stack: Stack) -> None:
    sliding = stack.layers[0].sliding(stack.size)
    total = window_total(sliding)
    assert total.everywhere == np.prod(sliding.kernel) * np.prod(sliding.size)
    assert total.on_image == window_use(sliding).sum()
    cells = [cell for row, column in np.ndindex(*sliding.size) for cell in sliding.cells(row, column)]
    assert total.on_padding == sum(not sliding.is_data(cell) for cell in cells)


@given(stacks(most=3))
def test_paths_against_slow_loops(stack: Stack) -> None:
    last = len(stack.layers)
    assert np.array_equal(paths(stack), counted(stack, np.ones(stack.sizes[-1]), last))
    total = path_total(stack)
    assert total.on_image == paths(stack).sum()
    assert total.on_padding >= 0
    if not any(any(layer.padding) for layer in stack.layers):
        assert total.on_padding == 0


@given(units())
@settings(max_examples=60)
def test_paths_to_one_unit_against_slow_loops(pair: tuple[Stack, Unit]) -> None:
    stack, unit = pair
    ends = np.zeros(stack.sizes[unit.layer])
    ends[unit.cell] = 1
    assert np.array_equal(paths_to(stack, unit), counted(stack, ends, unit.layer))
    assert np.array_equal(paths_to(stack, unit) > 0, stack.support(unit))


def test_corners_count_less() -> None:
    assert window_use(Sliding((4, 4), (3, 3))).tolist() == [[1, 2, 2, 1], [2, 4, 4, 2], [2, 4, 4, 2], [1, 2, 2, 1]]
