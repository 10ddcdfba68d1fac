"""Where the picture of a network puts things, and how keys go from unit to unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convlab.core import Network, lenet
from convlab.core.nn.layers import Flatten, Linear, ReLU
from convlab.labs.lenet.architecture import Architecture, ConvolutionPlan
from convlab.labs.lenet.inside.layout import NetworkLayout, lay_out
from convlab.labs.lenet.inside.maps import NetworkUnit, Stage, has_unit, moved, nearest, other_stage, stages_of

LENET = stages_of(lenet("relu", "max"))
MLP = stages_of(Network([Flatten(), Linear(77), ReLU(), Linear(10)]))
LEAST = 50  # pixels for the texts of a stage


def laid_out(stages: tuple[Stage, ...], width: int, height: int) -> NetworkLayout:
    return lay_out(stages, width, 40, height, [LEAST] * len(stages))


@given(st.sampled_from([LENET, MLP]), st.integers(300, 3000), st.integers(120, 1500))
def test_nothing_lies_on_anything_else_and_all_is_where_it_should_be(
    stages: tuple[Stage, ...], width: int, height: int
) -> None:
    picture = laid_out(stages, width, height)
    covered: set[tuple[int, int]] = set()
    right = 0
    for stage, column in zip(stages, picture.columns, strict=True):
        assert column.left > right
        right = column.right
        cells = [*column.maps, *(cell for row in column.kernels for cell in row)]
        assert len(column.maps) == (stage.shape[0] if stage.kind != "input" else len(column.maps))
        for cell in cells:
            assert column.left <= cell.left
            assert cell.left + cell.width <= column.right
            assert cell.top >= 40
            corners = {(cell.left, cell.top), (cell.left + cell.width - 1, cell.top + cell.height - 1)}
            assert not corners & covered
            covered |= corners
    assert right <= max(width, picture.width)


def test_a_window_of_ordinary_size_holds_all_of_lenet() -> None:
    assert laid_out(LENET, 880, 380).columns[-1].right <= 880
    kernels = laid_out(LENET, 1240, 700).columns[3].kernels
    assert (len(kernels), len(kernels[0])) == (16, 6)
    plan = Architecture((ConvolutionPlan(32, 3, 1), ConvolutionPlan(64, 3)), (256, 128))
    for height in (186, 380):  # a unit is open below, or none
        assert laid_out(LENET, 570, height).columns[-1].right <= 570  # beside the training panel
    assert laid_out(stages_of(plan.network()), 880, 380).columns[-1].right <= 880


@given(st.sampled_from([LENET, MLP]), st.data())
def test_keys_lead_from_unit_to_unit_and_never_out_of_the_network(
    stages: tuple[Stage, ...], data: st.DataObject
) -> None:
    unit = NetworkUnit(0, 0)
    for _ in range(20):
        if data.draw(st.booleans()):
            unit = other_stage(stages, unit, data.draw(st.sampled_from([-1, 1])))
        else:
            step = data.draw(st.sampled_from([(-1, 0), (1, 0), (0, -1), (0, 1)]))
            unit = moved(stages, unit, *step, rows=data.draw(st.integers(1, 40)), map_wise=data.draw(st.booleans()))
        assert has_unit(stages, unit)


def test_beyond_the_edge_of_a_map_is_the_next_map() -> None:
    assert moved(LENET, NetworkUnit(3, 4, 9, 2), 1, 0, rows=16) == NetworkUnit(3, 5, 0, 2)
    assert moved(LENET, NetworkUnit(3, 4, 0, 2), -1, 0, rows=16) == NetworkUnit(3, 3, 9, 2)
    assert moved(LENET, NetworkUnit(3, 15, 9, 2), 1, 0, rows=16) == NetworkUnit(3, 15, 9, 2)
    assert moved(LENET, NetworkUnit(3, 4, 9, 2), 1, 0, rows=16, map_wise=True) == NetworkUnit(3, 5, 9, 2)
    assert moved(LENET, NetworkUnit(5, 3), 0, 1, rows=40) == NetworkUnit(5, 43)


def test_the_next_layer_is_entered_at_about_the_same_place() -> None:
    assert other_stage(LENET, NetworkUnit(1, 2, 20, 20), 1) == NetworkUnit(2, 2, 10, 10)
    assert other_stage(LENET, NetworkUnit(7, 3), 1) == NetworkUnit(7, 3)
    assert nearest(LENET, NetworkUnit(9, 99, 5, 5)) == NetworkUnit(7, 9)
    assert not has_unit(LENET, NetworkUnit(7, 10))


@pytest.mark.parametrize("place", [(1, 0, 28, 0), (8, 0, 0, 0), (2, -1, 0, 0)])
def test_units_that_are_not_there(place: tuple[int, int, int, int]) -> None:
    assert not has_unit(LENET, NetworkUnit(*place))
