"""Networks as a whole: LeNet's numbers, gradients, what belongs to whom, and parameters by name."""

from __future__ import annotations

import numpy as np
import pytest

from convlab.core import Conv2d, Flatten, Layer, Linear, Network, Padding, Pool2d, ReLU, Sigmoid, Tanh, lenet, softmax
from tests.core import by_hand
from tests.core.gradients import numerical_gradient
from tests.core.strategies import normal


def small_network(kind: str = "max") -> Network:
    """Every kind of layer: a convolution that is tiled, one that is not, and a pooling whose windows overlap."""
    layers = [
        *(Conv2d(3, 3, padding=Padding(1, 1, 2, 0)), Tanh(), Pool2d(kind, 2)),
        *(Conv2d(4, (2, 3), stride=(2, 1), padding=Padding(0, 1, 1, 0)), ReLU(), Pool2d(kind, (2, 3), stride=1)),
        *(Flatten(), Linear(5), Sigmoid(), Linear(3)),
    ]
    network = Network(layers, (2, 8, 12), dtype=np.float64)
    network.initialise("xavier", np.random.default_rng(0))
    for layer in network.layers:
        if "bias" in layer.parameters:
            layer.parameters["bias"][...] = normal(*layer.parameters["bias"].shape, seed=3) / 10
    return network


X = normal(3, 2, 8, 12, seed=1)
GRAD = normal(3, 3, seed=2)


def test_lenets_shapes() -> None:
    network = lenet()
    assert network.shapes == [
        *((6, 28, 28), (6, 28, 28), (6, 14, 14)),
        *((16, 10, 10), (16, 10, 10), (16, 5, 5)),
        *((400,), (120,), (120,), (84,), (84,), (10,)),
    ]
    network.forward(np.zeros((2, 1, 28, 28)))
    assert [output.shape for output in network.outputs] == [(2, *shape) for shape in network.shapes]


def test_lenets_parameters() -> None:
    counts = [count for count in lenet().parameter_counts if count]
    assert counts == [156, 2_416, 48_120, 10_164, 850]
    assert sum(counts) == lenet().parameters.size == 61_706


@pytest.mark.parametrize("activation", ["sigmoid", "relu", "tanh"])
@pytest.mark.parametrize("pooling", ["average", "max"])
def test_lenet_is_its_layers_one_after_another(activation: str, pooling: str) -> None:
    network = lenet(activation, pooling, dtype=np.float64)
    x = np.random.default_rng(1).random((3, 1, 28, 28))
    np.testing.assert_allclose(network.forward(x), by_hand.forward(network, x)[-1], rtol=1e-12)


def test_lenets_seed_decides_its_weights() -> None:
    assert np.array_equal(lenet(seed=1).parameters, lenet(seed=1).parameters)
    assert not np.array_equal(lenet(seed=1).parameters, lenet(seed=2).parameters)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"activation": "swish"}, "activation must be one of sigmoid, relu, tanh, got 'swish'"),
        ({"pooling": "median"}, "pooling must be average or max, got 'median'"),
        ({"initialiser": "ones"}, "initialiser must be one of xavier, kaiming, normal, zeros, got 'ones'"),
    ],
)
def test_lenet_refuses_other_names(arguments: dict[str, str], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        lenet(**arguments)


@pytest.mark.parametrize("kind", ["average", "max"])
def test_gradients_of_a_whole_network(kind: str) -> None:
    network = small_network(kind)

    def loss_of_input(x: np.ndarray) -> float:
        return float(np.sum(GRAD * network.forward(x)))

    def loss_of_parameters(parameters: np.ndarray) -> float:
        network.parameters[...] = parameters
        return loss_of_input(X)

    parameters = network.parameters.copy()
    expected = numerical_gradient(loss_of_parameters, parameters), numerical_gradient(loss_of_input, X)
    network.parameters[...] = parameters
    network.forward(X)
    assert [layer.output.ndim for layer in network.layers[:4:3]] == [6, 4]  # in tiles and not
    grad_x = network.backward(GRAD, input_gradient=True)
    np.testing.assert_allclose(network.gradients, expected[0], rtol=1e-5, atol=1e-8)
    np.testing.assert_allclose(grad_x, expected[1], rtol=1e-5, atol=1e-8)


@pytest.mark.parametrize("kind", ["average", "max"])
def test_gradients_of_each_layers_output(kind: str) -> None:
    """Those of a layer's output are those of the input of a network that begins there."""
    network = small_network(kind)
    network.forward(X)
    outputs, gradients = network.outputs, network.output_gradients(GRAD)
    assert [gradient.shape for gradient in gradients] == [X.shape, *(output.shape for output in outputs)]
    for index, output in enumerate(outputs[:-1]):
        rest = Network(network.layers[index + 1 :], output.shape[1:], dtype=np.float64)
        rest.parameters[...] = network.parameters[-rest.parameters.size :]
        rest.forward(output)
        np.testing.assert_allclose(gradients[index + 1], rest.backward(GRAD, input_gradient=True), atol=1e-14)
    assert np.array_equal(gradients[-1], GRAD)


def test_an_images_result_does_not_depend_on_its_batch() -> None:
    network = small_network()
    together = network.forward(X)
    for n in (1, 2, 3, 1):
        np.testing.assert_allclose(network.forward(X[:n]), together[:n], rtol=1e-12)


def test_float32_is_used_unless_asked_otherwise() -> None:
    network = lenet()
    result = network.forward(np.ones((1, 1, 28, 28), np.float64))
    network.backward(np.ones((1, 10), np.float64))
    assert {array.dtype for array in (result, network.parameters, network.gradients, *network.outputs)} == {
        np.dtype(np.float32)
    }


def shallow_network(first: Layer) -> Network:
    network = Network([first, Flatten(), Linear(3)], X.shape[1:], dtype=np.float64)
    network.initialise("xavier", np.random.default_rng(0))
    return network


every_kind_of_start = pytest.mark.parametrize(
    "first", [Conv2d(2, 3), Conv2d(2, 3, padding=1), Pool2d("max", 2), Pool2d("average", 2), Tanh(), Flatten()]
)


@every_kind_of_start
@pytest.mark.parametrize("n", [1, 3])
def test_what_a_network_returns_is_the_callers_own(first: Layer, n: int) -> None:
    network = shallow_network(first)
    results = [network.forward(X[:n]), *network.outputs, network.backward(GRAD[:n], input_gradient=True)]
    kept = [result.copy() for result in results]
    network.forward(X[:n] + 1)
    network.backward(GRAD[:n] + 1, input_gradient=True)
    for result, copy in zip(results, kept, strict=True):
        assert np.array_equal(result, copy)


@every_kind_of_start
@pytest.mark.parametrize("n", [1, 3])
def test_the_input_is_neither_changed_nor_needed_after_forward(first: Layer, n: int) -> None:
    network = shallow_network(first)
    x = X[:n].copy()
    network.forward(x)
    expected = network.backward(GRAD[:n], input_gradient=True), network.gradients.copy()
    assert np.array_equal(x, X[:n])
    x[...] = 0
    assert np.array_equal(network.backward(GRAD[:n], input_gradient=True), expected[0])
    assert np.array_equal(network.gradients, expected[1])


@pytest.mark.parametrize("shape", [(1, 1, 28, 27), (1, 28, 28), (0, 1, 28, 28), (1, 784)])
def test_an_input_of_another_shape_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"inputs of shape \(n, 1, 28, 28\), got \(" + ", ".join(map(str, shape))):
        lenet().forward(np.zeros(shape))


def test_images_from_0_to_255_are_given_as_numbers_from_0_to_1() -> None:
    network = lenet(dtype=np.float64)
    images = np.random.default_rng(0).integers(0, 256, (4, 28, 28), dtype=np.uint8)
    expected = network.forward(images[:, None] / 255)
    np.testing.assert_allclose(network.forward_images(images), expected, rtol=1e-12)


def test_a_replica_shares_parameters_and_nothing_else() -> None:
    network = small_network()
    twin = network.replica()
    network.parameters *= 2
    assert np.array_equal(twin.forward(X), network.forward(X))
    network.backward(GRAD)
    assert network.gradients.any()
    assert not twin.gradients.any()
    kept = [output.copy() for output in network.outputs]
    twin.forward(X + 1)
    assert all(map(np.array_equal, network.outputs, kept))


def test_parameters_go_round_by_name() -> None:
    network, other = lenet(seed=1), lenet(seed=2)
    state = network.state_dict()
    assert list(state) == [f"{index}.{name}" for index in (0, 3, 7, 9, 11) for name in ("weight", "bias")]
    assert state["3.weight"].shape == (16, 6, 5, 5)
    other.load_state_dict(state)
    assert np.array_equal(other.parameters, network.parameters)
    state["0.bias"][...] = 7
    assert not (network.parameters == 7).any()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"0.bias": None}, r"missing \['0.bias'\], unknown \[\]"),
        ({"1.weight": np.zeros(3)}, r"missing \[\], unknown \['1.weight'\]"),
        ({"11.bias": np.zeros(9)}, r"11.bias must have shape \(10,\), got \(9,\)"),
        ({"11.bias": np.full(10, np.nan)}, "11.bias holds 10 of 10 values that are not finite"),
        ({"11.bias": np.full(10, 1e300)}, "11.bias holds 10 of 10 values that are not finite"),
        ({"11.bias": np.full(10, 1j)}, "11.bias must hold real numbers, got complex128"),
        ({"11.bias": ["?"] * 10}, "11.bias must hold real numbers, got <U1"),
    ],
)
def test_parameters_that_do_not_fit_change_nothing(changes: dict[str, object], sentence: str) -> None:
    network = lenet()
    kept = network.parameters.copy()
    state = {name: value for name, value in ({**lenet(seed=1).state_dict(), **changes}).items() if value is not None}
    with pytest.raises(ValueError, match=sentence):
        network.load_state_dict(state)
    assert np.array_equal(network.parameters, kept)


def test_loading_converts_to_the_networks_precision() -> None:
    network = lenet()
    network.load_state_dict(lenet(seed=1, dtype=np.float64).state_dict())
    assert np.array_equal(network.parameters, lenet(seed=1).parameters)


def test_equal_units_stay_equal() -> None:
    """Why weights must be random: after "zeros" every output is the same, and so is every kernel's gradient."""
    network = lenet(initialiser="zeros")
    logits = network.forward(np.ones((1, 1, 28, 28)))
    np.testing.assert_array_equal(softmax(logits), np.full((1, 10), np.float32(0.1)))
    network.backward(np.arange(10.0)[None])
    first, *others = network.layers[0].gradients["weight"]
    assert all(np.array_equal(first, other) for other in others)


def test_a_copy_has_parameters_of_its_own() -> None:
    network = lenet()
    twin = network.copy()
    x = np.random.default_rng(0).random((2, 1, 28, 28))
    assert np.array_equal(twin.forward(x), network.forward(x))
    twin.parameters[...] = 0
    assert network.parameters.any()
    assert not twin.forward(x).any()
