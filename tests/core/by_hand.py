"""A network's passes done with the public operations, one after another and without any of its tricks."""

from __future__ import annotations

import numpy as np

from convlab.core import (
    Conv2d,
    Flatten,
    Layer,
    Linear,
    Network,
    Pool2d,
    ReLU,
    Sigmoid,
    Tanh,
    avg_pool2d,
    avg_pool2d_backward,
    conv2d,
    conv2d_backward,
    linear,
    linear_backward,
    max_pool2d,
    max_pool2d_backward,
    relu,
    relu_backward,
    sigmoid,
    sigmoid_backward,
    tanh,
    tanh_backward,
)

ELEMENTWISE = {Sigmoid: (sigmoid, sigmoid_backward), ReLU: (relu, relu_backward), Tanh: (tanh, tanh_backward)}
POOLINGS = {"max": (max_pool2d, max_pool2d_backward), "average": (avg_pool2d, avg_pool2d_backward)}


def forward(network: Network, x: np.ndarray) -> list[np.ndarray]:
    """What each layer gives."""
    outputs = []
    for layer in network.layers:
        x = _forward(layer, x)
        outputs.append(x)
    return outputs


def backward(network: Network, x: np.ndarray, grad: np.ndarray) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """The gradients with respect to x and, by name, to the parameters."""
    gradients: dict[str, np.ndarray] = {}
    inputs = [x, *forward(network, x)]
    for index in reversed(range(len(network.layers))):
        grad, *own = _backward(network.layers[index], grad, inputs[index])
        gradients |= {f"{index}.{name}": value for name, value in zip(("weight", "bias"), own, strict=False)}
    return grad, gradients


def _forward(layer: Layer, x: np.ndarray) -> np.ndarray:
    match layer:
        case Conv2d():
            return conv2d(x, *_weight_and_bias(layer), stride=layer.stride, padding=layer.padding)
        case Pool2d():
            return POOLINGS[layer.kind][0](x, layer.kernel_size, stride=layer.stride)
        case Flatten():
            return x.reshape(len(x), -1)
        case Linear():
            return linear(x, *_weight_and_bias(layer))
        case _:
            return ELEMENTWISE[type(layer)][0](x)


def _backward(layer: Layer, grad: np.ndarray, x: np.ndarray) -> tuple[np.ndarray, ...]:
    match layer:
        case Conv2d():
            return conv2d_backward(grad, x, *_weight_and_bias(layer), stride=layer.stride, padding=layer.padding)
        case Pool2d():
            return (POOLINGS[layer.kind][1](grad, x, layer.kernel_size, stride=layer.stride),)
        case Flatten():
            return (grad.reshape(x.shape),)
        case Linear():
            return linear_backward(grad, x, *_weight_and_bias(layer))
        case _:
            return (ELEMENTWISE[type(layer)][1](grad, x),)


def _weight_and_bias(layer: Layer) -> tuple[np.ndarray, np.ndarray]:
    return layer.parameters["weight"], layer.parameters["bias"]
