"""The core against PyTorch on the same float32 numbers: values, gradients and steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np
import pytest

from convlab import core
from convlab.core import Network, Padding, TrainSettings, lenet, train
from tests.benchmarks.peer import torch_lenet
from tests.core.strategies import normal

torch = pytest.importorskip("torch")
functional = torch.nn.functional


@pytest.fixture(autouse=True, scope="module")
def _one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def assert_close(ours: np.ndarray, theirs: Any) -> None:
    """Equal to 1 in 10,000 of the largest value."""
    theirs = theirs.detach().numpy()
    assert ours.dtype == theirs.dtype == np.float32
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-4 * np.abs(theirs).max())


def assert_same(operation: Callable, backward: Callable, peer: Callable, *inputs: np.ndarray) -> None:
    """The same results, and the same gradients with respect to every input."""
    inputs = tuple(x.astype(np.float32) for x in inputs)
    tensors = [torch.tensor(x, requires_grad=True) for x in inputs]
    result, expected = operation(*inputs), peer(*tensors)
    assert_close(result, expected)
    grad = normal(*result.shape, seed=9).astype(np.float32)
    expected.backward(torch.tensor(grad))
    gradients = backward(grad, *inputs)
    for ours, tensor in zip(gradients if isinstance(gradients, tuple) else (gradients,), tensors, strict=True):
        assert_close(ours, tensor.grad)


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"stride": (2, 3)},
        {"padding": (2, 1)},
        {"dilation": (1, 2)},
        {"stride": 3, "padding": 1, "dilation": 2},
        {"stride": 4},
    ],
)
@pytest.mark.parametrize("kernel", [(1, 1), (3, 3), (2, 3)])
def test_conv2d(options: dict[str, Any], kernel: tuple[int, int]) -> None:
    assert_same(
        partial(core.conv2d, **options),
        partial(core.conv2d_backward, **options),
        partial(functional.conv2d, **options),
        *(normal(4, 3, 11, 12), normal(5, 3, *kernel, seed=1), normal(5, seed=2)),
    )


def test_conv2d_with_another_padding_on_every_side() -> None:
    sides = Padding(top=1, bottom=2, left=3, right=0)

    def peer(x: Any, weight: Any, bias: Any) -> Any:
        return functional.conv2d(functional.pad(x, (sides.left, sides.right, sides.top, sides.bottom)), weight, bias)

    options = {"padding": sides}
    inputs = normal(2, 3, 5, 6), normal(4, 3, 3, 2, seed=1), normal(4, seed=2)
    assert_same(partial(core.conv2d, **options), partial(core.conv2d_backward, **options), peer, *inputs)


@pytest.mark.parametrize("shapes", [((1, 3, 150, 160), (4, 3, 3, 3)), ((1, 1, 100, 110), (1, 1, 21, 20))])
def test_large_convolutions(shapes: tuple[tuple[int, ...], tuple[int, ...]]) -> None:
    x, weight = (normal(*shape, seed=seed) for seed, shape in enumerate(shapes))
    assert_same(core.conv2d, core.conv2d_backward, functional.conv2d, x, weight, normal(len(weight), seed=2))


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"stride": (2, 3)},
        {"padding": (1, 2)},
        {"dilation": (1, 2)},
        {"stride": 2, "output_padding": 1},
        {"stride": (1, 4), "dilation": (3, 1), "output_padding": (2, 3), "padding": 1},
    ],
)
@pytest.mark.parametrize("kernel", [(1, 1), (3, 3), (2, 3)])
def test_conv_transpose2d(options: dict[str, Any], kernel: tuple[int, int]) -> None:
    assert_same(
        partial(core.conv_transpose2d, **options),
        partial(core.conv_transpose2d_backward, **options),
        partial(functional.conv_transpose2d, **options),
        *(normal(4, 3, 6, 7), normal(3, 5, *kernel, seed=1), normal(5, seed=2)),
    )


@pytest.mark.parametrize("options", [{"output_padding": 1}, {"stride": 2, "output_padding": 2}, {"padding": 5}])
def test_conv_transpose2d_refuses_what_pytorch_refuses(options: dict[str, Any]) -> None:
    x, weight = normal(1, 1, 3, 3), normal(1, 1, 2, 2)
    with pytest.raises(ValueError, match="output"):
        core.conv_transpose2d(x, weight, **options)
    with pytest.raises(RuntimeError, match="output"):
        functional.conv_transpose2d(torch.tensor(x), torch.tensor(weight), **options)


@pytest.mark.parametrize("options", [{}, {"stride": 1}, {"stride": (3, 1), "padding": 1}])
@pytest.mark.parametrize("with_ties", [False, True])
def test_max_pool2d(options: dict[str, Any], with_ties: bool) -> None:
    x = normal(3, 2, 8, 9)
    assert_same(
        partial(core.max_pool2d, kernel_size=(2, 3), **options),
        partial(core.max_pool2d_backward, kernel_size=(2, 3), **options),
        partial(functional.max_pool2d, kernel_size=(2, 3), **options),
        np.round(x) if with_ties else x,
    )


@pytest.mark.parametrize("options", [{}, {"stride": 1}, {"padding": 1}, {"padding": 1, "count_include_pad": False}])
def test_avg_pool2d(options: dict[str, Any]) -> None:
    assert_same(
        partial(core.avg_pool2d, kernel_size=(2, 3), **options),
        partial(core.avg_pool2d_backward, kernel_size=(2, 3), **options),
        partial(functional.avg_pool2d, kernel_size=(2, 3), **options),
        normal(3, 2, 8, 9),
    )


@pytest.mark.parametrize("name", ["sigmoid", "relu", "tanh"])
def test_activations(name: str) -> None:
    ours, backward = getattr(core, name), getattr(core, f"{name}_backward")
    assert_same(ours, backward, getattr(torch, name), 10 * normal(4, 5))


@pytest.mark.parametrize("axis", [0, 1, -1])
def test_softmax(axis: int) -> None:
    ours, backward = partial(core.softmax, axis=axis), partial(core.softmax_backward, axis=axis)
    assert_same(ours, backward, partial(torch.softmax, dim=axis), 3 * normal(4, 5, 2))


def test_linear() -> None:
    inputs = normal(4, 5), normal(3, 5, seed=1), normal(3, seed=2)
    assert_same(core.linear, core.linear_backward, functional.linear, *inputs)


def test_cross_entropy() -> None:
    logits, labels = (5 * normal(6, 10)).astype(np.float32), np.array([0, 1, 9, 3, 3, 5])
    tensor = torch.tensor(logits, requires_grad=True)
    loss = functional.cross_entropy(tensor, torch.tensor(labels))
    loss.backward()
    assert core.cross_entropy(logits, labels) == pytest.approx(loss.item(), rel=1e-5)
    assert_close(core.cross_entropy_backward(1, logits, labels), tensor.grad)


def peer_of(network: Network, activation: str = "sigmoid", pooling: str = "average") -> Any:
    """PyTorch's LeNet with a network's parameters, taken over by their names."""
    peer = torch_lenet(activation, pooling)
    peer.load_state_dict({name: torch.tensor(value) for name, value in network.state_dict().items()})
    return peer


@pytest.mark.parametrize("activation", ["sigmoid", "relu", "tanh"])
@pytest.mark.parametrize("pooling", ["average", "max"])
def test_lenet(activation: str, pooling: str) -> None:
    network = lenet(activation, pooling)
    peer = peer_of(network, activation, pooling)
    rng = np.random.default_rng(0)
    x, labels = rng.random((33, 1, 28, 28), np.float32), rng.integers(0, 10, 33)

    tensor = torch.tensor(x, requires_grad=True)
    expected = peer(tensor)
    functional.cross_entropy(expected, torch.tensor(labels)).backward()

    logits = network.forward(x)
    grad_x = network.backward(core.cross_entropy_backward(1, logits, labels), input_gradient=True)
    assert_close(logits, expected)
    assert_close(grad_x, tensor.grad)
    gradients = dict(peer.named_parameters())
    for index, layer in enumerate(network.layers):
        for name, gradient in layer.gradients.items():
            assert_close(gradient, gradients[f"{index}.{name}"].grad)
    with torch.no_grad():
        for output, module in zip(network.outputs, peer, strict=True):
            tensor = module(tensor)
            assert_close(output, tensor)


def test_parameters_come_back_from_pytorch() -> None:
    peer, network = torch_lenet(), lenet()
    network.load_state_dict({name: tensor.numpy() for name, tensor in peer.state_dict().items()})
    x = np.random.default_rng(0).random((5, 1, 28, 28), np.float32)
    assert_close(network.forward(x), peer(torch.tensor(x)))


OPTIMISERS: dict[str, Callable[..., Any]] = {
    "sgd": torch.optim.SGD,
    "momentum": partial(torch.optim.SGD, momentum=0.9),
    "adam": torch.optim.Adam,
}


@pytest.mark.parametrize("name", OPTIMISERS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_optimisers(name: str, dtype: type) -> None:
    parameters = normal(50).astype(dtype)
    peer = torch.nn.Parameter(torch.tensor(parameters))
    optimiser, peer_optimiser = core.make_optimiser(name, parameters), OPTIMISERS[name]([peer], lr=0.05)
    for step in range(20):
        gradient = normal(50, seed=step).astype(dtype)
        optimiser.step(parameters, gradient, 0.05)
        peer.grad = torch.tensor(gradient)
        peer_optimiser.step()
    np.testing.assert_allclose(parameters, peer.detach().numpy(), rtol=0, atol=100 * np.finfo(dtype).eps)


@pytest.mark.parametrize("name", OPTIMISERS)
def test_training_takes_the_same_steps(name: str) -> None:
    rng = np.random.default_rng(0)
    images, labels = rng.integers(0, 256, (70, 28, 28), dtype=np.uint8), rng.integers(0, 10, 70)
    network = lenet("tanh")
    peer = peer_of(network, "tanh")
    peer_optimiser = OPTIMISERS[name](peer.parameters(), lr=0.01)
    x, y = torch.tensor(images)[:, None].float() / 255, torch.tensor(labels)
    for report in train(network, images, labels, TrainSettings(name, 0.01, batch_size=70, epochs=5)):
        peer_optimiser.zero_grad()
        loss = functional.cross_entropy(peer(x), y)
        loss.backward()
        peer_optimiser.step()
        assert report.loss == pytest.approx(loss.item(), rel=1e-4)
    ours, theirs = network.parameters, torch.nn.utils.parameters_to_vector(peer.parameters()).detach().numpy()
    assert np.linalg.norm(ours - theirs) < 1e-4 * np.linalg.norm(theirs)
