"""Maps that are computed only where a kernel has changed are those of the convolution."""

from __future__ import annotations

import weakref

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlab.core import conv2d
from convlab.labs.channels import maps as channel_maps
from convlab.labs.channels.maps import ChannelMaps, extremes
from convlab.labs.common.arrays import frozen


@settings(max_examples=40)
@given(st.integers(0, 999), st.integers(1, 5), st.integers(1, 5), st.integers(1, 3), st.integers(1, 2))
def test_after_any_edits_they_are_the_convolution_s(seed: int, c_i: int, c_o: int, k: int, stride: int) -> None:
    rng = np.random.default_rng(seed)
    padded = frozen(rng.normal(size=(c_i, 6, 7)))
    kernel, bias = rng.normal(size=(c_o, c_i, k, k)), np.zeros(c_o)
    maps = ChannelMaps(padded, (stride, stride))
    for edit in range(6):
        place = tuple(rng.integers(0, kernel.shape))
        kernel[place], bias[place[0]] = rng.integers(-3, 3), rng.integers(-1, 2)
        found = maps.outputs(frozen(kernel), frozen(bias))
        expected = conv2d(padded[None], kernel, bias, stride=stride)[0]
        assert np.allclose([one.values for one in found], expected), edit
        assert extremes(found) == (min(one.low for one in found), max(one.high for one in found))
        parts = maps.parts(kernel[place[0]])
        assert np.allclose(sum(part.values for part in parts) + bias[place[0]], expected[place[0]])


def test_only_what_changed_is_computed_again() -> None:
    maps = ChannelMaps(frozen(np.ones((2, 4, 4))), (1, 1))
    kernel = np.ones((3, 2, 2, 2))
    before = maps.outputs(frozen(kernel), frozen(np.zeros(3)))
    kernel[1, 0, 0, 0] = 5
    after = maps.outputs(frozen(kernel), frozen(np.zeros(3)))
    assert after[0] is before[0]
    assert after[2] is before[2]
    assert after[1].values.tolist() == [[12.0] * 3] * 3


def test_what_cancels_is_zero_and_not_rounding() -> None:
    plane = np.random.default_rng(0).random((5, 5))
    maps = ChannelMaps(frozen(np.stack([plane] * 3)), (1, 1))
    kernel = frozen(np.array([0.1, 0.2, -0.3])[None, :, None, None])
    (found,) = maps.outputs(kernel, frozen(np.zeros(1)))
    assert not found.values.any()


def test_whole_numbers_are_exact_whatever_was_computed_before() -> None:
    rng = np.random.default_rng(0)
    padded, bias = frozen(rng.integers(0, 256, (16, 9, 9))), np.zeros(16)
    kernel = rng.integers(-3, 4, (16, 16, 3, 3)) + 0.0
    maps = ChannelMaps(padded, (1, 1))
    maps.outputs(kernel, bias)
    kernel[5, 3, 1, 1] += 1
    got = [one.values for one in maps.outputs(kernel, bias)]
    assert np.array_equal(got, conv2d(padded[None], kernel, bias)[0])


def test_few_old_maps_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel_maps, "MOST_BYTES", 0)
    rng = np.random.default_rng(0)
    padded, kernel, bias = frozen(rng.normal(size=(16, 4, 4))), rng.normal(size=(16, 16, 2, 2)), np.zeros(16)
    maps, seen = ChannelMaps(padded, (1, 1)), []
    for step in range(40):
        kernel[step % 16, step % 7, 0, 0] += 1
        got = [one.values for one in maps.outputs(kernel, bias)]
        assert np.allclose(got, conv2d(padded[None], kernel, bias)[0])
        seen += map(weakref.ref, [*got, *(part.values for part in maps.parts(kernel[step % 16]))])
    del got
    assert len({id(found()) for found in seen if found() is not None}) <= 2 * channel_maps.LEAST_KEPT
