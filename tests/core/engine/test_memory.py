"""Results in memory that is used again never overwrite one another."""

from __future__ import annotations

import gc

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from convlab.core import conv2d
from convlab.core.engine.memory import KEPT_RESULTS, WORTH_KEEPING, result

LARGE = WORTH_KEEPING.start


def test_memory_of_a_result_that_is_gone_is_used_again() -> None:
    first = result((LARGE,), np.dtype(np.float32))
    address = first.ctypes.data
    del first
    gc.collect()
    assert result((LARGE,), np.dtype(np.float32)).ctypes.data == address


def test_a_view_alone_keeps_the_memory() -> None:
    view = result((2, LARGE), np.dtype(np.float32))[1, 5:9]
    view[:] = 7
    others = [result((2, LARGE), np.dtype(np.float32)) for _ in range(2 * KEPT_RESULTS)]
    for other in others:
        other.fill(0)
    assert (view == 7).all()


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(LARGE // 8, LARGE)), max_size=30))
def test_living_results_never_share_memory(orders: list[tuple[int, int]]) -> None:
    living: dict[int, np.ndarray] = {}
    for place, size in orders:
        living[place] = result((size,), np.dtype(np.float64))
        living[place].fill(place)
        assert all((array == key).all() for key, array in living.items())


def test_large_outputs_of_conv2d_keep_their_values() -> None:
    rng = np.random.default_rng(0)
    images = rng.random((8, 1, 1, 300, 300))
    weight = rng.random((2, 1, 3, 3))
    kept = [conv2d(image, weight) for image in images]
    for image, output in zip(images, kept, strict=True):
        assert np.array_equal(output, conv2d(image, weight))
