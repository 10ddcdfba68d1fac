"""From values to steps of a colour table."""

from __future__ import annotations

import numpy as np
import pytest

from convlab.labs.common.scales import Scale, output_scale, scale_for, scale_for_most


def test_values_without_a_sign_go_from_zero_to_the_largest() -> None:
    scale = scale_for(np.array([2.0, 5.0, 10.0]))
    assert scale == Scale(0, 10)
    assert not scale.signed
    assert scale.levels(np.array([0.0, 2.0, 5.0, 10.0])).tolist() == [0, 51, 128, 255]


@pytest.mark.parametrize("values", [[-2, 0, 4], [-4, 0, 2], [-4, -1]])
def test_signed_values_go_as_far_to_either_side(values: list[float]) -> None:
    scale = scale_for(np.array(values, np.float32))
    assert scale == Scale(-4, 4)
    assert scale.signed
    assert scale.levels(np.array([-4.0, -2.0, 0.0, 2.0, 4.0])).tolist() == [0, 64, 128, 191, 255]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_zero_is_the_middle_of_every_signed_scale(dtype: type) -> None:
    for high in np.random.default_rng(0).lognormal(0, 5, 1000).astype(dtype):
        values = np.array([-high, 0, high], dtype)
        assert scale_for(values).levels(values).tolist() == [0, 128, 255]


@pytest.mark.parametrize("values", [[0, 3e-45], [-3e-45, 3e-45], [0, 3e37], [-3e37, 3e37]])
def test_the_smallest_and_the_largest_numbers_have_colours_too(values: list[float]) -> None:
    array = np.array(values, np.float32)
    assert scale_for(array).levels(array).tolist() == [0, 255]


def test_one_scale_for_several_arrays() -> None:
    assert scale_for(np.array([1.0, 7.0]), np.array([[-3.0]]), np.zeros((2, 2))) == Scale(-7, 7)


def test_a_scale_for_most_values_leaves_a_few_beyond_it() -> None:
    values = np.r_[np.zeros(500), np.arange(1.0, 91), np.full(10, 200.0)]
    assert scale_for_most(0.9, values) == Scale(0, 90)  # of those that are not 0
    assert scale_for_most(0.9, values, np.array([-1.0])) == Scale(-90, 90)
    assert scale_for_most(0.8, values) == Scale(0, 80)
    assert scale_for_most(0.9, np.arange(1.0, 101)) == Scale(0, 100)  # no value is far from the others
    assert scale_for_most(0.9, np.array([2.0, 5.0, 300.0])) == Scale(0, 300)
    assert scale_for_most(0.9, np.zeros(4)) == scale_for(np.zeros(4))


def test_nothing_but_zeros_is_the_first_colour() -> None:
    scale = scale_for(np.zeros((2, 3)))
    assert scale.levels(np.zeros((2, 3))).tolist() == [[0, 0, 0], [0, 0, 0]]


def test_what_lies_outside_gets_the_nearest_end() -> None:
    assert Scale(0, 1).levels(np.array([-5.0, 2.0])).tolist() == [0, 255]
    assert Scale(-1, 1).levels(np.array([-5.0, 2.0])).tolist() == [0, 255]


def test_levels_are_bytes_shaped_like_the_values() -> None:
    levels = Scale(0, 1).levels(np.zeros((2, 3, 4), np.float32))
    assert levels.shape == (2, 3, 4)
    assert levels.dtype == np.uint8


def test_a_larger_value_never_has_a_smaller_level() -> None:
    values = np.sort(np.random.default_rng(0).standard_normal(1000))
    assert (np.diff(scale_for(values).levels(values).astype(int)) >= 0).all()


def test_the_scales_an_output_can_have() -> None:
    values, of_input = np.array([-3.0, 10.0]), Scale(0.0, 8.0)
    assert output_scale("own", 8.0, of_input, values) == Scale(-10.0, 10.0)
    assert output_scale("shared", 8.0, of_input, values) == of_input
    assert output_scale("grey", 8.0, of_input, values) == Scale(0.0, 8.0)
    assert output_scale("stretched", 8.0, of_input, values) == Scale(-3.0, 10.0, is_grey=True)
    assert output_scale("stretched", 8.0, of_input, np.array([5.0])) == Scale(5.0, 10.0, is_grey=True)
