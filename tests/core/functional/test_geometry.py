"""Output sizes, padding and receptive fields."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convlab.core import Padding, Window, output_size, receptive_field, reference, transposed_output_size
from convlab.core.functional.geometry import pair


@pytest.mark.parametrize(
    ("kernel", "per_side", "stride", "expected"),
    [
        ((3, 3), (1, 1), (1, 1), (8, 8)),
        ((5, 3), (2, 1), (1, 1), (8, 8)),
        ((3, 3), (1, 1), (2, 2), (4, 4)),
        ((3, 5), (0, 1), (3, 4), (2, 2)),
    ],
)
def test_the_books_shapes_on_8_by_8(
    kernel: tuple[int, int], per_side: tuple[int, int], stride: tuple[int, int], expected: tuple[int, int]
) -> None:
    assert tuple(output_size(8, k, 2 * p, s) for k, p, s in zip(kernel, per_side, stride, strict=True)) == expected


def test_ten_5_by_5_kernels_shrink_240_pixels_to_200() -> None:
    size = 240
    for _ in range(10):
        size = output_size(size, 5)
    assert size == 200


@given(n=st.integers(1, 20), k=st.integers(1, 6), p=st.integers(0, 8), s=st.integers(1, 7), d=st.integers(1, 4))
def test_output_size_counts_the_positions_of_the_window(n: int, k: int, p: int, s: int, d: int) -> None:
    expected = len(reference.positions(n + p, k, s, d))
    if expected:
        assert output_size(n, k, p, s, d) == expected
    else:
        with pytest.raises(ValueError, match=rf"kernel of {k}.*{n} \+ {p} = {n + p}"):
            output_size(n, k, p, s, d)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((0, 1), "input size must be at least 1, got 0"),
        ((5, 0), "kernel size must be at least 1, got 0"),
        ((5, 3, -1), "padding must be at least 0, got -1"),
        ((5, 3, 0, 0), "stride must be at least 1, got 0"),
        ((5, 3, 0, 1, 0), "dilation must be at least 1, got 0"),
        ((5, 3, 0, 1, 3), "spans 7 with dilation 3"),
    ],
)
def test_output_size_refuses(arguments: tuple[int, ...], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        output_size(*arguments)


@given(n=st.integers(1, 20), k=st.integers(1, 6), p=st.integers(0, 8), s=st.integers(1, 7), d=st.integers(1, 4))
def test_a_transposed_convolution_gives_back_the_size_that_a_convolution_took(
    n: int, k: int, p: int, s: int, d: int
) -> None:
    if d * (k - 1) + 1 > n + p:
        return
    lost = (n + p - d * (k - 1) - 1) % s  # rows that the floor dropped
    assert transposed_output_size(output_size(n, k, p, s, d), k, p, s, d, extra=lost) == n


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((0, 1), "input size must be at least 1, got 0"),
        ((5, 0), "kernel size must be at least 1, got 0"),
        ((5, 3, -1), "padding must be at least 0, got -1"),
        ((5, 3, 0, 0), "stride must be at least 1, got 0"),
        ((5, 3, 0, 1, 0), "dilation must be at least 1, got 0"),
        ((5, 3, 0, 2, 1, 2), r"smaller than the stride or the dilation \(2\), got 2"),
        ((5, 3, 0, 2, 1, -1), "output padding must be at least 0"),
        ((2, 2, 4), "nothing is left of the output: the stamps cover 3, and padding takes 4 away"),
    ],
)
def test_transposed_output_size_refuses(arguments: tuple[int, ...], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        transposed_output_size(*arguments)


def test_total_padding_puts_the_odd_row_on_top_and_the_odd_column_on_the_left() -> None:
    padding = Padding.total(3, 4)
    assert padding == Padding(top=2, bottom=1, left=2, right=2)
    assert (padding.height, padding.width) == (3, 4)


def test_padding_from_numbers_is_per_side() -> None:
    assert Padding.of(1) == Padding(1, 1, 1, 1)
    assert Padding.of((2, 0)) == Padding(top=2, bottom=2, left=0, right=0)
    assert Padding.of(Padding(1, 2, 3, 4)) == (1, 2, 3, 4)


@pytest.mark.parametrize("value", [-1, 0.5, (1, -1), (1, 2, 3), "11", True, Padding(0, -1), Padding(0, 1.5)])
def test_padding_refuses_what_is_no_count(value: object) -> None:
    with pytest.raises(ValueError, match="padding must be"):
        Padding.of(value)


@pytest.mark.parametrize("value", [3, np.int64(3), [3, 3], (np.uint8(3), 3)])
def test_a_pair_is_made_of_whole_numbers(value: object) -> None:
    height_and_width = pair(value, "stride")
    assert height_and_width == (3, 3)
    assert all(type(entry) is int for entry in height_and_width)


@pytest.mark.parametrize("value", [2.0, np.float32(2), np.array([2, 2]), True, None, "22", (1, 2, 3), (1, None)])
def test_a_pair_of_anything_else_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="stride must be a whole number or a pair of them, got"):
        pair(value, "stride")


def test_the_fields_of_lenet() -> None:
    layers = [Window(5, padding=2), Window(2, stride=2), Window(5), Window(2, stride=2)]
    fields = receptive_field(layers)
    assert [field.size for field in fields] == [5, 6, 14, 16]
    assert [field.jump for field in fields] == [1, 2, 2, 4]
    assert [field.start for field in fields] == [-2, -2, -2, -2]


stacks = st.lists(
    st.builds(Window, st.integers(1, 4), st.integers(1, 3), st.integers(0, 2), st.integers(1, 2)), max_size=4
)


@given(stacks, st.integers(0, 3))
def test_fields_are_what_walking_back_through_the_layers_finds(stack: list[Window], unit: int) -> None:
    fields = receptive_field(stack)
    assert len(fields) == len(stack)
    for depth, field in enumerate(fields, 1):
        seen = reference.receptive_field(stack[:depth], unit)
        first = field.start + unit * field.jump
        assert (seen[0], seen[-1]) == (first, first + field.size - 1)


@pytest.mark.parametrize("window", [Window(0), Window(3, stride=0), Window(3, padding=-1), Window(3, dilation=0)])
def test_fields_of_impossible_windows_are_refused(window: Window) -> None:
    with pytest.raises(ValueError, match="kernel, stride and dilation must be at least 1 and padding at least 0, got"):
        receptive_field([Window(3), window])
