"""Every layer inside a network does what its operation does, tiled or not, forward and backward."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convlab.core import Conv2d, Flatten, Layer, Linear, Network, Padding, Pool2d, ReLU, Sigmoid, Tanh
from tests.core import by_hand
from tests.core.strategies import Windowing, normal, windowings

ACTIVATIONS = [Sigmoid, ReLU, Tanh]


def make_network(*layers: Layer, input_shape: tuple[int, ...], seed: int = 0) -> Network:
    """In float64, with every parameter at random."""
    network = Network(layers, input_shape, dtype=np.float64)
    network.parameters[...] = normal(network.parameters.size, seed=seed)
    return network


def assert_agrees_with_operations(network: Network, n: int = 2) -> None:
    x = normal(n, *network.input_shape, seed=1)
    result = network.forward(x)
    for output, expected in zip(network.outputs, by_hand.forward(network, x), strict=True):
        np.testing.assert_allclose(output, expected, rtol=1e-9, atol=1e-12)
    np.testing.assert_array_equal(result, network.outputs[-1])
    grad = normal(*result.shape, seed=2)
    grad_x, gradients = by_hand.backward(network, x, grad)
    np.testing.assert_allclose(network.backward(grad, input_gradient=True), grad_x, rtol=1e-9, atol=1e-12)
    for name, expected in gradients.items():
        index, parameter = name.split(".")
        own = network.layers[int(index)].gradients[parameter]
        np.testing.assert_allclose(own, expected, rtol=1e-9, atol=1e-12)
    kept = network.gradients.copy()
    assert network.backward(grad) is None
    np.testing.assert_array_equal(network.gradients, kept)


@given(windowing=windowings(dilated=False))
def test_convolution(windowing: Windowing) -> None:
    n, *input_shape = windowing.shape
    layer = Conv2d(2, windowing.kernel, stride=windowing.stride, padding=windowing.padding)
    assert_agrees_with_operations(make_network(layer, Flatten(), input_shape=tuple(input_shape)), n)


@pytest.mark.parametrize("kind", ["average", "max"])
@given(windowing=windowings(dilated=False), as_stride=st.booleans())
def test_pooling(kind: str, windowing: Windowing, as_stride: bool) -> None:
    n, c, height, width = windowing.shape
    input_shape = c, height + windowing.kernel[0], width + windowing.kernel[1]
    layer = Pool2d(kind, windowing.kernel, stride=None if as_stride else windowing.stride)
    assert_agrees_with_operations(make_network(layer, Flatten(), input_shape=input_shape), n)


@pytest.mark.parametrize("kind", ["average", "max"])
@given(
    windowing=windowings(largest=6, dilated=False),
    window=st.tuples(st.integers(1, 3), st.integers(1, 3)),
    positions=st.tuples(st.integers(1, 3), st.integers(1, 3)),
    dropped=st.tuples(st.integers(0, 1), st.integers(0, 1)),
    activation=st.sampled_from([None, *ACTIVATIONS]),
)
def test_convolution_before_pooling(
    kind: str,
    windowing: Windowing,
    window: tuple[int, int],
    positions: tuple[int, int],
    dropped: tuple[int, int],
    activation: type[Layer] | None,
) -> None:
    """Where the pooling's windows cover the feature map exactly the convolution is tiled; where it drops rows, not."""
    padding = windowing.padding
    feature_map = (count * w + d for count, w, d in zip(positions, window, dropped, strict=True))
    axes = zip(feature_map, windowing.stride, windowing.kernel, (padding.height, padding.width), strict=True)
    height, width = (max(1, (size - 1) * s + k - p) for size, s, k, p in axes)
    layers = [
        Conv2d(2, windowing.kernel, stride=windowing.stride, padding=padding),
        *([activation()] if activation else []),
        Pool2d(kind, window),
        Flatten(),
    ]
    assert_agrees_with_operations(make_network(*layers, input_shape=(windowing.shape[1], height, width)))


@pytest.mark.parametrize("kind", ["average", "max"])
def test_tiles_are_used_where_the_windows_cover_the_feature_map_exactly(kind: str) -> None:
    for pool, shape in (
        (Pool2d(kind, (2, 3)), (2, 2, 3, 2, 2, 1)),
        (Pool2d(kind, (2, 4)), (2, 4, 6, 1)),
        (Pool2d(kind, 2, stride=1), (2, 4, 6, 1)),
    ):
        network = make_network(Conv2d(2, 3, padding=1), ReLU(), pool, Flatten(), input_shape=(1, 4, 6))
        network.forward(np.ones((1, 1, 4, 6)))
        assert network.layers[0].output.shape == shape


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_activations(activation: type[Layer]) -> None:
    assert_agrees_with_operations(make_network(activation(), input_shape=(5,)))
    assert_agrees_with_operations(make_network(activation(), Flatten(), activation(), input_shape=(2, 3, 4)))


def test_dense() -> None:
    assert_agrees_with_operations(make_network(Linear(4), Linear(3), input_shape=(5,)))


@pytest.mark.parametrize("n", [1, 2, 64])
def test_pooling_first_and_convolutions_in_a_row(n: int) -> None:
    layers = [Pool2d("max", 2, stride=1), Conv2d(2, 2), Conv2d(3, (1, 2), padding=Padding(1, 0, 0, 2)), Flatten()]
    assert_agrees_with_operations(make_network(*layers, input_shape=(2, 5, 6)), n)


def test_two_poolings_after_one_convolution() -> None:
    layers = [Conv2d(2, 3, padding=1), Pool2d("average", 2), Pool2d("max", 2), Flatten()]
    assert_agrees_with_operations(make_network(*layers, input_shape=(1, 8, 8)))


def test_the_same_layer_twice_is_two_layers() -> None:
    again = Linear(3)
    network = make_network(again, again, input_shape=(3,))
    assert network.parameter_counts == [12, 12]
    assert_agrees_with_operations(network)


@pytest.mark.parametrize(
    ("layers", "sentence"),
    [
        ([Linear(10)], r"layer 0 \(Linear\): .*put Flatten before it, got \(1, 6, 8\)"),
        ([Flatten(), Conv2d(1, 3)], r"layer 1 \(Conv2d\): a convolution needs an input \(c, h, w\), got \(48,\)"),
        ([Flatten(), Pool2d("max", 2)], r"layer 1 \(Pool2d\): pooling needs an input \(c, h, w\), got \(48,\)"),
        ([Conv2d(1, 3), Conv2d(1, 5)], r"layer 1 \(Conv2d\): the kernel of 5 is larger: .*input of 4 \+ 0 = 4"),
        ([Pool2d("max", 7)], r"layer 0 \(Pool2d\): the kernel of 7 .*input of 6 \+ 0 = 6"),
    ],
)
def test_layers_that_do_not_fit_are_refused_by_number(layers: list[Layer], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        Network(layers, (1, 6, 8))


def test_layers_refuse_impossible_windows() -> None:
    with pytest.raises(ValueError, match="kernel size must be at least 1, got 0 × 0"):
        Conv2d(1, 0)
    with pytest.raises(ValueError, match="stride must be at least 1, got 1 × 0"):
        Pool2d("max", 2, stride=(1, 0))
    with pytest.raises(ValueError, match="pooling must be average or max, got 'median'"):
        Pool2d("median", 2)
