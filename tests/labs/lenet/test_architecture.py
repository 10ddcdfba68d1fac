"""Plans of networks: the book's numbers, bounds that leave nothing impossible, presets, and files that tell of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlab.core import lenet
from convlab.labs.lenet.architecture import (
    BOOK,
    LENET_5,
    LIMITS,
    MODERN,
    PRESETS,
    Architecture,
    ConvolutionPlan,
    PlanField,
    layer_codes,
    layer_facts,
    mlp_like,
    preset_of,
)


@st.composite
def architectures(draw: st.DrawFn) -> Architecture:
    """What a hand can reach: one number after the other, each anywhere within its bounds."""
    plan = Architecture(activation=draw(st.sampled_from(["sigmoid", "relu", "tanh"])))
    plan = replace(plan, pooling=draw(st.sampled_from(["average", "max"])))
    if draw(st.integers(0, 4)) == 0:
        plan = mlp_like(plan)
    for _ in range(draw(st.integers(0, 8))):
        field = draw(st.sampled_from(plan.fields))
        low, high = plan.bounds(field)
        wide = field.name in ("channels", "dense")
        value = draw(st.integers(low, min(high, 20) if wide else high))
        plan = plan.with_value(field, value)
    return plan


@given(architectures(), st.integers(1, 3))
@settings(max_examples=60, deadline=None)
def test_every_plan_within_bounds_runs_forward_and_backward(plan: Architecture, count: int) -> None:
    network = plan.network("xavier", 1)
    rng = np.random.default_rng(0)
    logits = network.forward(rng.random((count, 1, 28, 28)))
    assert logits.shape == (count, 10)
    gradient = network.backward(rng.standard_normal((count, 10)), input_gradient=True)
    assert gradient is not None
    assert gradient.shape == (count, 1, 28, 28)
    assert np.isfinite(network.gradients).all()
    assert network.gradients.any()


@given(architectures())
@settings(max_examples=60, deadline=None)
def test_bounds_are_where_building_begins_to_fail(plan: Architecture) -> None:
    for field in plan.fields:
        low, high = plan.bounds(field)
        assert low <= plan.value(field) <= high
        for value in (low - 1, high + 1):
            with pytest.raises(ValueError, match=r"must be from|do not fit"):
                plan.with_value(field, value)
        for value in range(low, high + 1):
            assert plan.with_value(field, value).value(field) == value


@given(architectures())
@settings(max_examples=60, deadline=None)
def test_a_files_metadata_give_the_plan_again(plan: Architecture) -> None:
    assert Architecture.from_metadata(plan.metadata()) == plan


@pytest.mark.parametrize(("plan", "kind"), [(BOOK, ("sigmoid", "average")), (MODERN, ("relu", "max"))])
@pytest.mark.parametrize("initialiser", ["xavier", "kaiming"])
def test_the_books_shape_is_the_cores_lenet_weight_for_weight(
    plan: Architecture, kind: tuple[Any, Any], initialiser: Any
) -> None:
    expected = lenet(*kind, initialiser=initialiser, seed=3)
    network = plan.network(initialiser, 3)
    assert np.array_equal(network.parameters, expected.parameters)
    assert [type(layer) for layer in network.layers] == [type(layer) for layer in expected.layers]
    assert Architecture.from_metadata({"activation": kind[0], "pooling": kind[1]}) == plan


def test_the_facts_of_the_books_lenet() -> None:
    network = BOOK.network()
    facts = layer_facts(network)
    assert [layer.code for layer in facts] == ["C1", "S2", "C3", "S4", "F5", "F6", ""]
    assert [layer.parameters for layer in facts] == [156, 0, 2_416, 0, 48_120, 10_164, 850]
    assert sum(layer.parameters for layer in facts) == network.parameters.size == 61_706
    assert [layer.field for layer in facts] == [5, 6, 14, 16, 28, 28, 28]
    assert [layer.jump for layer in facts] == [1, 2, 2, 4, None, None, None]
    assert [layer.kernel for layer in facts] == [5, 2, 5, 2, None, None, None]
    assert facts[0].shape == (6, 28, 28)
    # products by hand: 6·28²·25, 16·10²·6·25, 400·120, 120·84, 84·10
    assert [layer.multiply_adds for layer in facts] == [117_600, 0, 240_000, 0, 48_000, 10_080, 840]


def test_rows_that_the_floor_drops_are_seen_by_nobody() -> None:
    plan = Architecture(
        (ConvolutionPlan(4, 4), ConvolutionPlan(8, 3))
    )  # 28 → 25 → 12 → 10 → 5: S2 drops the 25th row of C1
    assert layer_facts(plan.network())[-1].field == 27


def test_codes_count_the_layers_that_have_one() -> None:
    assert [code for code in layer_codes(mlp_like(BOOK).network()) if code] == ["F1", "F2"]


def test_presets() -> None:
    assert (LENET_5.activation, LENET_5.pooling) == ("tanh", "average")
    for name, plan in PRESETS.items():
        assert preset_of(plan) == name
        assert plan.network().parameters.size == 61_706
        assert preset_of(plan.with_value(PlanField("kernel", 0), 3)) is None


@given(architectures())
@settings(max_examples=30, deadline=None)
def test_an_mlp_like_a_network_has_about_as_many_parameters(plan: Architecture) -> None:
    mlp, aim = mlp_like(plan), plan.network().parameters.size
    count = mlp.network().parameters.size
    assert preset_of(mlp) == "mlp"
    assert mlp.activation == plan.activation
    assert abs(count - aim) <= 700 or mlp.dense[0] in LIMITS["dense"]


def test_the_mlp_beside_the_books_lenet() -> None:
    assert mlp_like(BOOK).dense == (73, 51)
    assert mlp_like(BOOK).network().parameters.size == 61_599


@pytest.mark.parametrize(
    "changes",
    [
        {"convolutions": (ConvolutionPlan(6, 5),)},
        {"dense": (120,)},
        {"dense": (0, 84)},
        {"convolutions": (ConvolutionPlan(6, 11), ConvolutionPlan(16, 11))},
        {"convolutions": (ConvolutionPlan(6, 3, 3), ConvolutionPlan(16, 5))},
        {"activation": "step"},
    ],
)
def test_what_cannot_be_built_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"must be|do not fit|no LeNet"):
        replace(BOOK, **changes)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"dense": [1, 2]}',
        '{"convolutions": [[1]], "dense": [1, 2]}',
        '{"convolutions": [], "dense": [1.5, 2]}',
    ],
)
def test_metadata_that_tell_of_no_plan_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no architecture"):
        Architecture.from_metadata({"activation": "relu", "pooling": "max", "architecture": text})
