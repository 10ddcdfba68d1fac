"""What is no edit: changes that change nothing."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from convlab.labs.common.matrix_changes import without_repetition
from convlab.labs.convolution.state import ConvolutionState

STATE = ConvolutionState()
OTHER = np.ones((3, 3))


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        ({"padding": STATE.padding, "per_side": False, "scene": None}, set()),
        ({"stride": (2, 1), "scene": None}, {"stride", "scene"}),
        ({"input": STATE.input.copy(), "input_name": None, "scene": None}, set()),
        ({"input": OTHER, "input_name": None, "scene": None}, {"input", "input_name", "scene"}),
        ({"input": STATE.input.copy(), "input_name": "digit", "scene": None}, {"input_name"}),
        ({"kernel": STATE.kernel.copy(), "recipe": None, "scene": None, "stride": (2, 2)}, {"stride", "scene"}),
    ],
)
def test_what_equals_the_present_values_leaves_the_names(changes: dict[str, Any], left: set[str]) -> None:
    assert set(without_repetition(STATE, changes)) == left
