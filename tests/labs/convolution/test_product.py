"""The matrix product of the windows and the kernel, and which of its rows and columns are written out."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from convlab.labs.common.arrays import frozen
from convlab.labs.convolution.product import LEAST_SLOTS, Product, shown_slots
from convlab.labs.convolution.state import ConvolutionState


@given(st.integers(1, 300), st.data())
def test_the_first_the_present_and_the_last_are_always_there(count: int, data: st.DataObject) -> None:
    present, room = data.draw(st.integers(0, count - 1)), data.draw(st.integers(1, 30))
    slots = shown_slots(count, present, room)
    own = [slot for slot in slots if slot is not None]
    assert own == sorted(set(own))
    assert {0, present, count - 1} <= set(own) <= set(range(count))
    assert len(slots) <= max(room, LEAST_SLOTS)
    assert (None in slots) == (len(own) < count)
    for before, slot, after in zip(slots, slots[1:], slots[2:], strict=False):  # "…" stands for at least one
        if slot is None:
            assert before is not None
            assert after is not None
            assert after - before > 1


@given(st.integers(0, 3))
def test_patches_times_kernel_are_the_sums(seed: int) -> None:
    rng = np.random.default_rng(seed)
    state = ConvolutionState(input=frozen(rng.integers(-4, 5, (7, 6))), kernel=frozen(rng.integers(-4, 5, (3, 2))))
    every = Product(state, tuple(range(state.sliding.steps)), tuple(range(6)), tuple(range(6)))
    assert np.array_equal(every.patches @ every.column, every.sums)
    some = Product(state, (0, None, 9), (0, 1, None, 5), (0, None, 5))
    assert np.array_equal(some.patches[[0, 2]][:, [0, 1, 3]], every.patches[[0, 9]][:, [0, 1, 5]])
    assert some.sums[2] == every.sums[9]
