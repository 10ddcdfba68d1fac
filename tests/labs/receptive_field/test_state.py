"""The Receptive field lab: maps, and gradients against the theoretical field."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlab.assets import resource
from convlab.core import avg_pool2d_backward, conv2d_backward, max_pool2d_backward, relu_backward
from convlab.files.weights import load_lenet
from convlab.labs.common.arrays import frozen
from convlab.labs.common.stack import Stack, StackLayer, Unit, conv, is_possible, least_size
from convlab.labs.receptive_field.inputs import drawn_digit, reduced
from convlab.labs.receptive_field.kernels import LENET, fits_lenet, kernels_of
from convlab.labs.receptive_field.measure import Maps, maps_of, measured, solve
from convlab.labs.receptive_field.state import ADDED, SCENES, FieldState, compared_uses, rearranged, settled
from tests.labs.common.test_stack import stacks


@st.composite
def states(draw: st.DrawFn) -> tuple[FieldState, Unit]:
    stack: Stack = draw(stacks())
    seed = draw(st.integers(0, 1000))
    image = frozen(np.random.default_rng(seed).normal(size=stack.size))
    weights, with_relu = draw(st.sampled_from(["random", "ones"])), draw(st.booleans())
    layer = draw(st.integers(1, len(stack.layers)))
    rows, columns = stack.sizes[layer]
    unit = Unit(layer, draw(st.integers(0, rows - 1)), draw(st.integers(0, columns - 1)))
    state = FieldState(
        layers=stack.layers, input=image, white=1.0, unit=unit, weights=weights, with_relu=with_relu, seed=seed
    )
    return state, unit


def whole_gradient(maps: Maps, unit: Unit) -> np.ndarray:
    """The gradient by backward passes through whole maps, in place of the part that the unit sees."""
    state = maps.state
    grad = np.zeros_like(maps.values[unit.layer])
    grad[(0, maps.channels[unit.layer], *unit.cell)] = 1
    kernels = kernels_of(state.layers, state.weights, state.seed)
    for index in range(unit.layer - 1, -1, -1):
        layer, weight, x = state.layers[index], kernels[index][0], maps.values[index]
        if weight is None:
            backward = max_pool2d_backward if layer.kind == "max" else avg_pool2d_backward
            grad = backward(grad, x, layer.kernel, stride=layer.stride, padding=layer.padding)
            continue
        if state.with_relu:
            grad = relu_backward(grad, maps.sums[index + 1])
        options = {"stride": layer.stride, "padding": layer.padding, "dilation": layer.dilation}
        grad = conv2d_backward(grad, x, weight, **options)[0]
    return np.abs(grad[0, 0])


@given(states())
@settings(max_examples=150)
def test_the_gradient_is_that_of_whole_maps_and_lies_in_the_field(pair: tuple[FieldState, Unit]) -> None:
    state, unit = pair
    maps = maps_of(state)
    result = measured(maps, unit)
    assert np.allclose(result.gradient, whole_gradient(maps, unit), rtol=1e-12)
    assert result.is_inside
    assert [x.shape[2:] for x in maps.values] == state.stack.sizes
    if state.weights == "ones" and not state.with_relu and all(layer.kind != "max" for layer in state.layers):
        assert result.is_equal
        assert result.count == result.possible
    if not result.is_equal:
        assert any(result.stops)  # there is a reason


def test_zero_weights_and_switched_off_units_are_counted() -> None:
    image = frozen(np.ones((5, 5)))
    state = FieldState(layers=(conv(3), conv(3)), input=image, white=1.0, weights="random", unit=Unit(2, 0, 0))
    maps = maps_of(replace(state, input=frozen(-image)))
    sums = maps.sums[1] > 0, maps.sums[2] > 0
    stops = measured(maps, state.unit).stops
    assert stops.relu == (1 if not sums[1].any() else 9 - int(sums[0].sum()))
    assert stops.zeros == 0
    assert measured(maps_of(replace(state, with_relu=False)), state.unit).stops == (0, False, 0)


def test_layers_change_places_with_their_pinned_units() -> None:
    state = FieldState(pins=(Unit(1, 3, 4), Unit(3, 1, 2)))
    changes = rearranged(state, [3, 0, 1], 2)
    assert changes["layers"] == (LENET[2], ADDED, LENET[0])
    assert changes["pins"] == (Unit(3, 3, 4), Unit(1, 1, 2))
    assert changes["unit"].layer == 2


@pytest.mark.parametrize("name", SCENES)
def test_every_example_is_possible_and_keeps_to_the_theory(name: str) -> None:
    state = replace(FieldState(), **SCENES[name].changes(), scene=name)
    assert is_possible(state.layers, state.stack.size)
    assert settled(FieldState(), **SCENES[name].changes()).get("weights", "lenet") == SCENES[name].weights
    maps, result = solve(state, state.unit)
    assert result is not None
    assert result.is_inside
    assert result.count
    assert 0 < result.central_share <= 1
    assert result.profile.sum() == pytest.approx(1)
    assert result.path_profile.sum() == pytest.approx(1)
    assert maps.belongs_to(replace(state, pins=(state.unit,), view="use"))
    assert not maps.belongs_to(replace(state, seed=5))


def test_ten_layers_have_an_effective_field_smaller_than_the_theoretical_one() -> None:
    state = replace(FieldState(), **SCENES["ten"].changes())
    result = measured(maps_of(state), state.unit)
    assert result.spread == (41, 41)
    assert result.is_equal
    assert result.central_share > 0.9
    assert result.central_cells == pytest.approx(21 * 21 / 41**2)


@pytest.mark.parametrize(
    ("name", "fields", "sizes"),
    [
        ("dilated", [3, 7, 15], [26, 22, 14]),
        (
            "vgg16",
            [3, 5, 6, 10, 14, 16, 24, 32, 40, 44, 60, 76, 92, 100, 132, 164, 196, 212],
            [224, 224, 112, 112, 112, 56, 56, 56, 56, 28, 28, 28, 28, 14, 14, 14, 14, 7],
        ),
        ("resnet", [7, 11, 19, 27, 35, 43], [112, *[56] * 5]),
    ],
)
def test_fields_and_sizes_of_known_networks(name: str, fields: list[int], sizes: list[int]) -> None:
    """Those of torchvision's VGG-16 and ResNet-18; the last of VGG's 18 layers is its fifth pooling."""
    stack = replace(FieldState(), **SCENES[name].changes()).stack
    assert [rows.size for rows, _ in stack.fields[1:]] == fields
    assert [rows for rows, _ in stack.sizes[1:]] == sizes


@given(states())
def test_the_middle_is_in_the_middle_and_about_half_as_long(pair: tuple[FieldState, Unit]) -> None:
    state, unit = pair
    box, central = state.field(unit), measured(maps_of(state), unit).central
    for start, length, own_start, own_length in (
        (box.top, box.rows, central.top, central.rows),
        (box.left, box.columns, central.left, central.columns),
    ):
        assert own_start - start == start + length - own_start - own_length  # as much on both sides
        assert length / 2 <= own_length <= length / 2 + 1 or own_length == (length - 1) / 2


def test_the_middle_of_three_and_of_fifteen() -> None:
    for kernel, middle in ((3, 1), (15, 7)):
        state = FieldState(layers=(conv(kernel),) if kernel < 12 else (conv(5), conv(11)), unit=Unit(1, 2, 2))
        unit = Unit(len(state.layers), 2, 2)
        result = measured(maps_of(replace(state, weights="ones")), unit)
        assert result.box == (2, 2, kernel, kernel)
        side = (kernel - middle) // 2
        assert result.central == (2 + side, 2 + side, middle, middle)


def test_lenet_gives_what_the_bundled_network_gives() -> None:
    layers = tuple(replace(layer, kind="max") if layer.kind == "average" else layer for layer in LENET)
    maps = maps_of(replace(FieldState(), layers=layers))
    network, _ = load_lenet(resource("weights", "lenet-modern.safetensors"))
    network.forward(drawn_digit()[None, None] / 255)
    for layer, index in ((1, 1), (2, 2), (3, 4), (4, 5)):  # after ReLU, and after pooling
        assert np.allclose(maps.values[layer], network.outputs[index], atol=1e-5)


def test_a_unit_that_relu_switches_off_has_no_gradient() -> None:
    state = FieldState(layers=(conv(3),), input=frozen(np.zeros((5, 5))), weights="ones", unit=Unit(1, 1, 1))
    result = measured(maps_of(state), state.unit)
    assert result.count == 0
    assert result.spread == (0, 0)
    assert result.central_share == 0


def test_fields_overlap() -> None:
    state = replace(FieldState(), **SCENES["two"].changes())
    assert state.overlap(Unit(2, 0, 0), Unit(2, 1, 1)) == 16
    assert state.overlap(Unit(2, 0, 0), Unit(2, 5, 5)) == 0
    assert state.on_image(Unit(2, 0, 0)) == 25


def test_uses_of_kernels_one_two_three() -> None:
    uses = compared_uses()
    assert (uses[1] == 1).all()
    assert uses[2][0].tolist() == [1, 2, 2, 2, 1]
    assert uses[3][0].tolist() == [1, 2, 3, 2, 1]
    assert uses[3][2].tolist() == [3, 6, 9, 6, 3]


# ---- what else must change


def test_an_image_too_small_gets_a_border() -> None:
    changes = settled(FieldState(), input=frozen(np.ones((3, 3))))
    assert changes["input"].shape == least_size(LENET)
    assert changes["input"].sum() == 9


def test_kernels_that_are_not_lenets_are_random() -> None:
    state = FieldState()
    assert fits_lenet(state.layers)
    changes = settled(state, layers=(conv(3), *state.layers[1:]))
    assert changes["weights"] == "random"


def test_units_that_are_gone_make_way() -> None:
    state = FieldState(pins=(Unit(4, 4, 4), Unit(1, 0, 0)), unit=Unit(4, 4, 4))
    changes = settled(state, layers=state.layers[:2])
    assert changes["pins"] == (Unit(1, 0, 0),)
    assert changes["unit"] == Unit(2, 4, 4)


def test_layers_that_do_not_fit_get_smaller_windows() -> None:
    state = FieldState()
    changes = settled(state, layers=(*state.layers, StackLayer(kernel=(9, 9)), StackLayer(kernel=(2, 2))))
    assert is_possible(changes["layers"], (28, 28))
    assert [layer.kernel for layer in changes["layers"][4:]] == [(5, 5), (1, 1)]


@given(st.integers(1, 40), st.integers(1, 40), st.integers(1, 20))
def test_reducing_keeps_the_mean_of_what_a_cell_covers(height: int, width: int, limit: int) -> None:
    image = frozen(np.full((height, width), 7.0))
    small = reduced(image, limit)
    assert max(small.shape) <= max(limit, 1)
    assert (small == 7).all()
    if max(height, width) <= limit:
        assert small is image


def test_reducing_averages() -> None:
    assert reduced(frozen([[0, 4, 8, 8], [0, 0, 8, 8], [1, 1, 2, 2], [1, 1, 2, 2]]), 2).tolist() == [[1, 8], [1, 2]]
