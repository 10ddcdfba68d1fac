"""Inside a network: every unit's numbers, its field, the gradients, and what the answer hangs on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlab.core import (
    Network,
    avg_pool2d,
    conv2d,
    cross_entropy,
    lenet,
    linear,
    max_pool2d,
    relu,
    sigmoid,
    softmax,
    tanh,
)
from convlab.core.nn.layers import Conv2d, Flatten, Layer, Linear, Pool2d, ReLU, Sigmoid, Tanh
from convlab.labs.lenet.architecture import (
    BOOK,
    LENET_5,
    MODERN,
    Architecture,
    ConvolutionPlan,
    PlanField,
    layer_facts,
    mlp_like,
)
from convlab.labs.lenet.inside.attribution import attribution, occlusion
from convlab.labs.lenet.inside.maps import (
    NetworkSnapshot,
    NetworkUnit,
    Target,
    root_mean_squares,
    snapshot_of,
    stages_of,
)
from convlab.labs.lenet.inside.terms import field_of, terms_of

CLOSE = 2e-6  # of the sum of all products' sizes: how far two sums in float32 may lie apart
ACTIVATIONS = (ReLU, Sigmoid, Tanh)


def image(seed: int = 0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return (rng.integers(0, 256, (28, 28)) * (rng.random((28, 28)) < 0.4)).astype(np.uint8)


def initialised(layers: list[Layer], seed: int = 0, dtype: type = np.float32) -> Network:
    network = Network(layers, dtype=dtype)
    network.parameters[...] = np.random.default_rng(seed).normal(0, 0.3, network.parameters.size)
    return network


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Convolutions and poolings in any order, with and without activations, then dense layers; or dense ones alone."""
    act = ACTIVATIONS[draw(st.integers(0, 2))]
    layers: list[Layer] = []
    for _ in range(draw(st.integers(0, 2))):
        if draw(st.booleans()):
            layers.append(
                Conv2d(
                    draw(st.integers(1, 3)),
                    (draw(st.integers(1, 5)), draw(st.integers(1, 5))),
                    stride=draw(st.integers(1, 2)),
                    padding=(draw(st.integers(0, 2)), draw(st.integers(0, 2))),
                )
            )
        else:
            size = draw(st.integers(2, 3))
            layers.append(Pool2d(draw(st.sampled_from(["max", "average"])), size, stride=draw(st.integers(1, 3))))
        if draw(st.booleans()):
            layers.append(act())
    layers.append(Flatten())
    for width in (*draw(st.lists(st.integers(1, 12), max_size=2)), 10):
        layers += [Linear(width), act()] if width != 10 else [Linear(width)]
    return initialised(layers, draw(st.integers(0, 100)))


def a_unit(look: NetworkSnapshot, draw: st.DataObject) -> NetworkUnit:
    stage = draw.draw(st.integers(1, len(look.stages) - 1))
    return NetworkUnit(stage, *(draw.draw(st.integers(0, n - 1)) for n in look.stages[stage].shape))


@settings(max_examples=60)
@given(networks(), st.data())
def test_the_terms_of_any_unit_add_up_to_the_networks_own_number(network: Network, data: st.DataObject) -> None:
    look = snapshot_of(network, image(1))
    unit = a_unit(look, data)
    terms = terms_of(look, unit)
    room = CLOSE * (np.abs(terms.products).sum() + abs(terms.bias or 0)) + 1e-12
    assert abs(terms.computed_total - terms.total) <= room
    activation = terms.stage.activation
    if activation == "relu":
        assert terms.value == max(terms.total, 0)
    elif activation == "sigmoid":
        assert terms.value == pytest.approx(1 / (1 + np.exp(-terms.total)), abs=1e-6)
    elif activation == "tanh":
        assert terms.value == pytest.approx(np.tanh(terms.total), abs=1e-6)
    else:
        assert terms.value == terms.total


@settings(max_examples=40)
@given(networks(), st.data())
def test_pixels_outside_the_field_change_nothing_and_the_field_is_no_smaller_than_needed(
    network: Network, data: st.DataObject
) -> None:
    look = snapshot_of(network, image(2))
    unit = a_unit(look, data)
    field = field_of(look.stages, unit).clipped((28, 28))
    inside = np.zeros((28, 28), bool)
    inside[field.top : field.top + field.rows, field.left : field.left + field.columns] = True
    other = snapshot_of(network, np.where(inside, image(2), image(3)))
    assert other.value(unit) == pytest.approx(look.value(unit), abs=1e-6)


def test_lenets_stages_are_the_books() -> None:
    stages = stages_of(lenet())
    assert [stage.kind for stage in stages] == ["input", "conv", "pool", "conv", "pool", "dense", "dense", "dense"]
    assert [stage.shape[0] for stage in stages] == [1, 6, 6, 16, 16, 120, 84, 10]
    middle = [field_of(stages, NetworkUnit(stage, 0, 2, 2)).rows for stage in range(1, 5)]
    assert middle == [5, 6, 14, 16]
    assert field_of(stages, NetworkUnit(5, 7)) == (0, 0, 28, 28)


def test_max_pooling_names_the_winner_and_average_pooling_its_share() -> None:
    look = snapshot_of(lenet("relu", "max", seed=1), image())
    for row, column in ((0, 0), (5, 9), (13, 13)):
        terms = terms_of(look, NetworkUnit(2, 4, row, column))
        assert terms.values[0][terms.winner] == terms.value == terms.values.max()
    terms = terms_of(snapshot_of(lenet("relu", "average", seed=1), image()), NetworkUnit(2, 4, 5, 9))
    assert terms.winner is None
    assert terms.weights.ravel().tolist() == [0.25] * 4


@pytest.mark.parametrize(("activation", "pooling"), [("sigmoid", "average"), ("relu", "max"), ("tanh", "average")])
@pytest.mark.parametrize("of", ["loss", "score"])
def test_gradients_of_every_layer_agree_with_finite_differences(activation: str, pooling: str, of: str) -> None:
    network = lenet(activation, pooling, seed=3, dtype=np.float64)
    # no two pixels alike: in a max pooling's window that has two winners there is no derivative
    shown = np.random.default_rng(4).permutation(28 * 28).reshape(28, 28).astype(np.uint8)
    look = snapshot_of(network, shown, Target(of, 4))
    step = 1e-6
    for stage, (values, gradient) in enumerate(zip(look.values, look.gradients, strict=True)):
        layers = network.layers[look.stages[stage].output + 1 :]
        for flat in np.random.default_rng(stage).integers(0, values.size, 6).tolist():
            if stage and activation == "relu" and values.flat[flat] == 0:
                continue  # nor is there one where ReLU has its corner
            results = []
            for sign in (1, -1):
                moved = values.copy()
                moved.flat[flat] += sign * step
                results.append(_target(layers, moved, of, 4))
            difference = (results[0] - results[1]) / (2 * step)
            assert gradient.flat[flat] == pytest.approx(difference, rel=1e-5, abs=1e-8)


def _target(layers: list[Layer], values: np.ndarray, of: str, digit: int) -> float:
    x = values[..., None] if values.shape[1:] != (1, 1) else values.reshape(-1, 1)
    for layer in layers:
        if x.ndim == 4 and isinstance(layer, Pool2d) and layer.kernel_size == (2, 2):
            x = Pool2d(layer.kind, 2).bound_to({}, {}, np.float64).forward(x)
        elif isinstance(layer, Conv2d):  # without the tiles that a network gives it
            plain = Conv2d(layer.out_channels, layer.kernel_size, stride=layer.stride, padding=layer.padding)
            x = plain.bound_to(layer.parameters, layer.gradients, np.float64).forward(x)
        else:
            x = layer.forward(x)
    logits = x.T
    return cross_entropy(logits, [digit]) if of == "loss" else float(logits[0, digit])


def test_a_look_stays_as_it_was_when_the_network_goes_on() -> None:
    network = lenet("relu", "max", seed=0)
    look = snapshot_of(network, image(), Target("loss", 3))
    before = terms_of(look, NetworkUnit(3, 2, 4, 4)).total, look.gradients[0].copy()
    network.parameters += 1
    snapshot_of(network, image(5), Target("loss", 1))
    after = terms_of(look, NetworkUnit(3, 2, 4, 4))
    assert after.total == before[0] == pytest.approx(after.computed_total, abs=1e-4)
    assert np.array_equal(look.gradients[0], before[1])


def test_covering_a_part_changes_the_probability_as_a_covered_image_does() -> None:
    network, digit = lenet("relu", "max", seed=2), 6
    changes = occlusion(network, image(), digit, 28, 1)
    whole = softmax(network.forward(image()[None, None] / np.float32(255)))[0, digit]
    empty = softmax(network.forward(np.zeros((1, 1, 28, 28))))[0, digit]
    assert changes == pytest.approx(np.full((28, 28), empty - whole), abs=1e-6)
    covered = image()
    covered[:7, :7] = 0
    corner = softmax(network.forward(covered[None, None] / np.float32(255)))[0, digit]
    assert occlusion(network, image(), digit, 7, 7)[3, 3] == pytest.approx(corner - whole, abs=1e-6)
    assert not occlusion(network, np.zeros((28, 28), np.uint8), digit, 5, 2).any()
    for patch, stride in ((29, 1), (0, 1), (3, 0), (3, 4)):
        with pytest.raises(ValueError, match="patch"):
            occlusion(network, image(), digit, patch, stride)


@settings(max_examples=10)
@given(st.integers(1, 28), st.data())
def test_the_occlusion_of_a_pixel_is_the_mean_over_the_squares_that_covered_it(patch: int, data: st.DataObject) -> None:
    stride = data.draw(st.integers(max(1, patch - 20), patch))
    network = initialised([Flatten(), Linear(10)], dtype=np.float64)
    x = image(3) / 255
    whole = softmax(network.forward(x[None, None]))[0, 2]
    tops = [*range(0, 28 - patch + 1, stride), 28 - patch]  # the last one twice at most
    sums, counts = np.zeros((28, 28)), np.zeros((28, 28))
    for top in dict.fromkeys(tops):
        for left in dict.fromkeys(tops):
            covered = x.copy()
            covered[top : top + patch, left : left + patch] = 0
            change = softmax(network.forward(covered[None, None]))[0, 2] - whole
            sums[top : top + patch, left : left + patch] += change
            counts[top : top + patch, left : left + patch] += 1
    assert occlusion(network, image(3), 2, patch, stride) == pytest.approx(sums / counts, abs=1e-9)


def test_why_is_the_gradient_on_the_image_and_the_occlusion() -> None:
    network = lenet("relu", "max", seed=2)
    answer = attribution(network.copy(), image(), 3, 5, 2)
    assert np.array_equal(answer.saliency, snapshot_of(network, image(), Target("score", 3)).gradients[0][0])
    assert np.array_equal(answer.occlusion, occlusion(network, image(), 3, 5, 2))
    network.parameters[...] = np.nan
    assert attribution(network, image(), 3, 5, 2) is None


def test_root_mean_squares_are_per_weight() -> None:
    network = lenet("relu", "max", seed=2)
    look = snapshot_of(network, image(), Target("loss", 3))
    sizes, gradient_sizes = look.held.sizes, root_mean_squares(look.weight_gradients)
    assert [size is None for size in sizes] == [True, False, True, False, True, False, False, False]
    layer = network.layers[3]
    assert sizes[3] == pytest.approx(np.sqrt((layer.parameters["weight"] ** 2).mean()))
    assert gradient_sizes[3] == pytest.approx(np.sqrt((layer.gradients["weight"] ** 2).mean()))


def test_weights_that_have_not_changed_are_not_copied_again() -> None:
    network = lenet("relu", "max", seed=2)
    first = snapshot_of(network, image())
    assert snapshot_of(network, image(1), before=first).held is first.held
    network.parameters[5] += 1
    assert snapshot_of(network, image(1), before=first).held is not first.held
    assert snapshot_of(lenet("sigmoid", "max", seed=2), image(1), before=first).held is not first.held


# ---- networks other than the book's


def small(**changes: object) -> Architecture:
    return replace(Architecture((ConvolutionPlan(3, 3), ConvolutionPlan(5, 4)), (13, 11), "tanh", "max"), **changes)


PLANS = {
    "book": (BOOK, "C1 S2 C3 S4 F5 F6"),
    "1998": (LENET_5, "C1 S2 C3 S4 F5 F6"),
    "modern": (MODERN, "C1 S2 C3 S4 F5 F6"),
    "MLP": (mlp_like(BOOK), "F1 F2"),
    "no padding": (BOOK.with_value(PlanField("padding", 0), 0), "C1 S2 C3 S4 F5 F6"),
    "small kernels": (small(), "C1 S2 C3 S4 F5 F6"),
    "large kernel": (BOOK.with_value(PlanField("kernel", 0), 11), "C1 S2 C3 S4 F5 F6"),
}


@pytest.mark.parametrize("name", PLANS)
def test_stages_agree_with_the_facts_of_the_architecture(name: str) -> None:
    plan, codes = PLANS[name]
    facts, stages = layer_facts(plan.network()), stages_of(plan.network())
    assert [stage.code for stage in stages] == ["", *codes.split(), ""]
    for stage, fact in zip(stages[1:], facts, strict=True):
        assert (stage.code, stage.layer) == (fact.code, fact.index)
        assert stage.shape == (fact.shape if len(fact.shape) == 3 else (*fact.shape, 1, 1))
        assert stage.kernel == ((fact.kernel, fact.kernel) if fact.kernel else (1, 1))
    for index, (stage, fact) in enumerate(zip(stages[1:], facts, strict=True), 1):
        middle = NetworkUnit(index, 0, stage.shape[1] // 2, stage.shape[2] // 2)
        if fact.jump is not None:
            field, beside = field_of(stages, middle), field_of(stages, middle._replace(row=middle.row - 1))
            assert (field.rows, field.columns) == (fact.field, fact.field)
            assert field.top - beside.top == fact.jump


@pytest.mark.parametrize("name", PLANS)
def test_every_stage_gives_what_the_functions_of_the_core_give(name: str) -> None:
    plan = PLANS[name][0]
    network = plan.network("xavier", seed=4)
    network.parameters += np.random.default_rng(5).normal(0, 0.05, network.parameters.size).astype(np.float32)
    look = snapshot_of(network, image(6))
    weights, act = network.state_dict(), {"sigmoid": sigmoid, "relu": relu, "tanh": tanh}[plan.activation]
    x = image(6)[None, None] / np.float32(255)
    values, sums = [x], [x]
    for stage in look.stages[1:]:
        weight, bias = (weights.get(f"{stage.layer}.{part}") for part in ("weight", "bias"))
        if stage.kind == "conv":
            padding = plan.convolutions[0].padding if stage.code == "C1" else 0
            x = conv2d(x, weight, bias, padding=padding)
        elif stage.kind == "pool":
            x = max_pool2d(x, 2) if plan.pooling == "max" else avg_pool2d(x, 2)
        else:
            x = linear(x.reshape(1, -1), weight, bias)
        sums.append(x)
        if stage.activation is not None:
            assert stage.activation == plan.activation
            x = act(x)
        values.append(x)
    for index, stage in enumerate(look.stages):
        assert look.values[index] == pytest.approx(values[index].reshape(stage.shape), abs=1e-5)
        assert look.sums[index] == pytest.approx(sums[index].reshape(stage.shape), abs=1e-5)


def test_a_window_at_the_border_without_padding_stays_on_the_image() -> None:
    stages = stages_of(PLANS["no padding"][0].network())
    assert field_of(stages, NetworkUnit(1, 0, 0, 0)) == (0, 0, 5, 5)
    assert field_of(stages, NetworkUnit(1, 0, 23, 23)) == (23, 23, 5, 5)
    with_padding = stages_of(BOOK.network())
    assert field_of(with_padding, NetworkUnit(1, 0, 0, 0)) == (-2, -2, 5, 5)


@pytest.mark.parametrize("name", ["1998", "MLP", "no padding", "small kernels"])
def test_gradients_of_any_network_agree_with_finite_differences(name: str) -> None:
    network = Network(PLANS[name][0].layers(), dtype=np.float64)
    rng = np.random.default_rng(7)
    network.parameters[...] = rng.normal(0, 0.2, network.parameters.size)
    shown = rng.permutation(28 * 28).reshape(28, 28).astype(np.uint8)
    look = snapshot_of(network, shown, Target("loss", 4))
    x, step = shown[None, None] / 255, 1e-6

    def loss() -> float:
        return cross_entropy(network.forward(x), [4])

    flat = x.reshape(-1)
    places = [(flat, int(place), look.gradients[0].flat[place]) for place in rng.integers(0, flat.size, 8)]
    for stage, gradient in zip(look.stages, look.weight_gradients, strict=True):
        if gradient is not None:
            held = network.layers[stage.layer].parameters["weight"].reshape(-1)
            places += [(held, int(place), gradient.flat[place]) for place in rng.integers(0, held.size, 4)]
    for values, place, expected in places:
        kept, results = values[place], []
        for sign in (1, -1):
            values[place] = kept + sign * step
            results.append(loss())
        values[place] = kept
        assert (results[0] - results[1]) / (2 * step) == pytest.approx(expected, rel=1e-4, abs=1e-9)
