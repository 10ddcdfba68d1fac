"""From values to steps of a colour table."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from convlab.labs.common.scales import (
    FEWEST_TO_CLIP,
    Scale,
    automatic_scale,
    output_scale,
    sampled,
    scale_for,
    scale_for_most,
)

ANY = arrays(np.float64, st.tuples(st.integers(1, 8), st.integers(1, 8)), elements=st.floats(-1e9, 1e9, width=32))
INPUT_SCALES = st.sampled_from([Scale(0.0, 1.0), Scale(0.0, 255.0), Scale(-8.0, 8.0)])


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
    assert output_scale("grey", 8.0, of_input, values) == Scale(0.0, 8.0, beyond=(True, True))
    assert output_scale("stretched", 8.0, of_input, values) == Scale(-3.0, 10.0, is_grey=True)
    assert output_scale("stretched", 8.0, of_input, np.array([5.0])) == Scale(5.0, 10.0, is_grey=True)


# ---- the automatic scale


@given(ANY, INPUT_SCALES)
def test_a_map_without_negative_values_is_grey_and_any_other_is_symmetric(values: np.ndarray, of_input: Scale) -> None:
    scale = automatic_scale(of_input, values, values)
    if values.min() >= 0:
        assert not scale.signed
        assert scale.low == 0
    else:
        assert scale.signed
        assert scale.low == -scale.high
    assert scale.low < scale.high


@given(ANY, INPUT_SCALES)
def test_of_a_few_numbers_none_lies_beyond_the_automatic_scale(values: np.ndarray, of_input: Scale) -> None:
    scale = automatic_scale(of_input, values, values)
    assert scale.low <= values.min()
    assert values.max() <= scale.high
    assert scale.beyond == (False, False)


@given(st.integers(0, 2**32 - 1), st.floats(0.0, 0.5), st.floats(1.0, 1e6), st.booleans())
def test_what_lies_beyond_the_scale_of_a_large_map_is_little_and_marked(
    seed: int, share: float, factor: float, signed: bool
) -> None:
    rng = np.random.default_rng(seed)
    values = rng.standard_normal((80, 80)) if signed else rng.random((80, 80))
    values[rng.random(values.shape) < share * 0.04] *= factor
    scale = automatic_scale(Scale(0.0, 1e-9), values, values)
    below, above = (values < scale.low).mean(), (values > scale.high).mean()
    assert below <= 0.011
    assert above <= 0.011
    assert scale.beyond == (below > 0, above > 0)
    assert scale.signed == signed


def test_the_padded_border_does_not_count_where_a_scale_is_clipped() -> None:
    values = np.random.default_rng(0).uniform(-1, 1, (70, 70))
    values[:3] = values[:, :3] = 500.0
    scale = automatic_scale(Scale(0.0, 255.0), values, values[3:, 3:])
    assert 0.9 < scale.high <= 1
    assert scale.beyond[1]


def test_a_blurred_picture_is_as_bright_as_the_sharp_one() -> None:
    of_input = Scale(0.0, 255.0)
    assert automatic_scale(of_input, np.array([[30.0, 200.0]]), np.array([[30.0, 200.0]])) == of_input
    assert automatic_scale(of_input, np.array([[0.0, 3.0]]), np.array([[0.0, 3.0]])) == Scale(0.0, 3.0)
    assert automatic_scale(of_input, np.array([[0.0, 600.0]]), np.array([[0.0, 600.0]])) == Scale(0.0, 600.0)


def test_a_sample_is_spread_over_a_large_map() -> None:
    values = np.arange(1000.0 * 1000).reshape(1000, 1000)
    some = sampled(values)
    assert FEWEST_TO_CLIP < some.size <= 70_000
    assert abs(np.quantile(some, 0.99) / np.quantile(values, 0.99) - 1) < 0.01
