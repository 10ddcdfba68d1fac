"""Max pooling built from convolutions and ReLU, against maxima taken by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_arrays

from convlab.core import max_pool2d
from convlab.labs.common.arrays import frozen
from convlab.labs.pooling.relu_tree import ReluTree, corner_near, max_by_convolutions, tree_at, tree_difference

numbers = st.floats(-1000, 1000).map(lambda value: round(value, 3))
planes = st_arrays.arrays(np.float64, st.tuples(st.integers(1, 6), st.integers(1, 6)), elements=numbers).map(frozen)


@given(planes, st.integers(-3, 9), st.integers(-3, 9))
def test_the_tree_ends_at_the_maximum_of_its_window(plane: np.ndarray, row: int, column: int) -> None:
    corner = corner_near(plane.shape, (row, column))
    tree = tree_at(plane, corner)
    window = plane[corner[0] : corner[0] + 2, corner[1] : corner[1] + 2]
    assert tree.window.shape == tuple(min(2, n) for n in plane.shape)
    assert tree.result == pytest.approx(window.max())
    for node in tree.nodes:
        values = [tree.nodes[source].value * sign for source, sign in node.sources]
        if node.kind == "relu":
            assert node.value == max(0, values[0])
        elif values:
            assert node.value == pytest.approx(sum(values))
        assert all(tree.nodes[source].column < node.column for source, _ in node.sources)


@given(planes)
def test_by_convolutions_all_windows_at_once(plane: np.ndarray) -> None:
    window = min(2, plane.shape[0]), min(2, plane.shape[1])
    expected = max_pool2d(plane[None, None], window, stride=1)[0, 0]
    assert np.allclose(max_by_convolutions(plane), expected)
    assert tree_difference(plane) < 1e-9


def test_what_is_behind_a_node() -> None:
    tree = ReluTree(frozen([[0, 1], [3, 4]]))
    assert [node.value for node in tree.nodes] == [0, 1, 3, 4, -1, 0, 1, -1, 0, 4, -3, 0, 4]
    assert tree.behind(6) == {0, 1, 4, 5, 6}  # the larger one of the first row
    assert tree.behind(len(tree.nodes) - 1) == set(range(len(tree.nodes)))
    assert ReluTree(frozen([[7]])).result == 7
