"""A network: layers in a row, their parameters in one flat vector, and what every layer made of the last input."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from convlab.core.arrays import Array, as_float, require_finite
from convlab.core.nn.conv_layer import Conv2d, untiled
from convlab.core.nn.initialisers import Initialiser, initial_values
from convlab.core.nn.layers import (
    ACTIVATIONS,
    Activation,
    Flatten,
    Layer,
    Linear,
    Pool2d,
    Pooling,
    Shape,
)

CLASSES = 10


class Network:
    """Layers in a row.

    `parameters` and `gradients` are flat vectors; the layers' arrays are views of them, so that an optimiser, a copy or
    a comparison is one operation on a vector. `shapes[i]` is the shape of one example after layer i.

    Raises ValueError when a layer does not fit what the one before it gives.
    """

    def __init__(
        self, layers: Sequence[Layer], input_shape: Shape = (1, 28, 28), *, dtype: DTypeLike = np.float32
    ) -> None:
        self.input_shape = input_shape
        self.shapes: list[Shape] = []
        shapes_of_parameters: list[dict[str, Shape]] = []
        shape = input_shape
        for index, layer in enumerate(layers):
            shapes_of_parameters.append(layer.parameter_shapes(shape))
            try:
                shape = layer.output_shape(shape)
            except ValueError as error:
                raise ValueError(f"layer {index} ({type(layer).__name__}): {error}") from error
            self.shapes.append(shape)
        self._parameter_shapes = shapes_of_parameters
        self.parameters = np.zeros(sum(map(math.prod, _flat(shapes_of_parameters))), dtype)
        self._bind(layers)

    def _bind(self, layers: Sequence[Layer]) -> None:
        self.gradients = np.zeros_like(self.parameters)
        parameters = _views(self.parameters, self._parameter_shapes)
        gradients = _views(self.gradients, self._parameter_shapes)
        self.layers = [
            layer.bound_to(own, grad, self.parameters.dtype)
            for layer, own, grad in zip(layers, parameters, gradients, strict=True)
        ]
        for index, layer in enumerate(self.layers):
            if isinstance(layer, Conv2d):
                layer.tile = self._tile_for(index)

    def _tile_for(self, index: int) -> tuple[int, int]:
        """The window of the pooling that follows a convolution, where its windows cover the feature map exactly."""
        following = (layer for layer in self.layers[index + 1 :] if not isinstance(layer, tuple(ACTIVATIONS.values())))
        pool = next(following, None)
        _, height, width = self.shapes[index]
        if not isinstance(pool, Pool2d) or pool.stride != pool.kernel_size:
            return (1, 1)
        return pool.kernel_size if height % pool.stride[0] == width % pool.stride[1] == 0 else (1, 1)

    def replica(self) -> Self:
        """A network that shares this one's parameters but has gradients and buffers of its own: one for each thread."""
        twin = object.__new__(type(self))
        twin.__dict__.update(self.__dict__)
        twin._bind(self.layers)
        return twin

    def copy(self) -> Self:
        """A network of its own with equal parameters."""
        twin = object.__new__(type(self))
        twin.__dict__.update(self.__dict__)
        twin.parameters = self.parameters.copy()
        twin._bind(self.layers)
        return twin

    def forward(self, x: ArrayLike) -> Array:
        """The logits (n, classes) of a batch x (n, c, h, w), or (n, features) for a network without convolutions.

        Afterwards `outputs` holds what each layer gave. Raises ValueError when x does not have `input_shape`.
        """
        x = as_float(x, self.parameters.dtype)
        if x.shape[1:] != self.input_shape or not len(x):
            raise ValueError(
                f"the network takes inputs of shape (n, {', '.join(map(str, self.input_shape))}), got {x.shape}"
            )
        return self.forward_batch_last(np.moveaxis(x, 0, -1).copy()).T.copy()

    def backward(self, grad: ArrayLike, *, input_gradient: bool = False) -> Array | None:
        """Back-propagate a gradient (n, classes) with respect to the logits of the last `forward`.

        `gradients` then holds the parameters' gradients, summed over the batch. With `input_gradient` the gradient
        with respect to x is returned, shaped like x.
        """
        grad = np.ascontiguousarray(as_float(grad, self.parameters.dtype).T)
        grad_x = self.backward_batch_last(grad, input_gradient=input_gradient)
        return np.moveaxis(grad_x, -1, 0).copy() if input_gradient else None

    def forward_batch_last(self, x: Array) -> Array:
        """As `forward`, without copies: x (c, h, w, n), the result (classes, n), valid until the next call."""
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def forward_images(self, images: NDArray[np.uint8]) -> Array:
        """As `forward_batch_last`, for images (n, h, w) from 0 to 255, given to the network as numbers from 0 to 1."""
        x = np.multiply(np.moveaxis(images, 0, -1), 1 / 255, dtype=self.parameters.dtype, order="C")
        return self.forward_batch_last(x.reshape(*self.input_shape, len(images)))

    def backward_batch_last(self, grad: Array, *, input_gradient: bool = False) -> Array:
        """As `backward`, without copies: grad (classes, n), the result (c, h, w, n), valid until the next call."""
        for index in reversed(range(len(self.layers))):
            grad = self.layers[index].backward(grad, input_gradient=input_gradient or index > 0)
        return grad

    @property
    def outputs(self) -> list[Array]:
        """What each layer gave at the last `forward`: copies (n, c, h, w) or (n, features)."""
        return [np.moveaxis(untiled(layer.output), -1, 0).copy() for layer in self.layers]

    @property
    def parameter_counts(self) -> list[int]:
        """The number of parameters of each layer; 0 where it has none."""
        return [sum(map(math.prod, shapes.values())) for shapes in self._parameter_shapes]

    @property
    def multiply_adds(self) -> list[int]:
        """The products that each layer adds up for one example: every weight, at each place where its kernel stands."""
        weights = [math.prod(shapes["weight"]) if shapes else 0 for shapes in self._parameter_shapes]
        return [count * math.prod(shape[1:]) for count, shape in zip(weights, self.shapes, strict=True)]

    def state_dict(self) -> dict[str, Array]:
        """Copies of the parameters by name, "0.weight", "0.bias", …: the names of an equal `torch.nn.Sequential`."""
        return {name: view.copy() for name, view in self._named_parameters().items()}

    def load_state_dict(self, state: Mapping[str, ArrayLike]) -> None:
        """Take over parameters by name; nothing changes unless all of them fit.

        Raises ValueError when a name is missing or unknown, a shape differs, or a value is not finite.
        """
        own = self._named_parameters()
        if state.keys() != own.keys():
            missing, unknown = sorted(own.keys() - state.keys()), sorted(state.keys() - own.keys())
            raise ValueError(f"the parameters do not fit this network: missing {missing}, unknown {unknown}")
        new: dict[str, Array] = {}
        for name, value in state.items():
            value, view = np.asarray(value), own[name]
            if value.shape != view.shape:
                raise ValueError(f"{name} must have shape {view.shape}, got {value.shape}")
            if not np.can_cast(value.dtype, view.dtype, "same_kind"):
                raise ValueError(f"{name} must hold real numbers, got {value.dtype}")
            with np.errstate(over="ignore"):  # what is too large for our dtype becomes infinite
                new[name] = value.astype(view.dtype)
            require_finite(name, new[name])
        for name, value in new.items():
            own[name][...] = value

    def _named_parameters(self) -> dict[str, Array]:
        return {
            f"{index}.{name}": view
            for index, layer in enumerate(self.layers)
            for name, view in layer.parameters.items()
        }

    def initialise(self, initialiser: Initialiser, rng: np.random.Generator) -> None:
        """Draw new weights and set the biases to zero."""
        for layer in self.layers:
            for name, view in layer.parameters.items():
                view[...] = initial_values(initialiser, view.shape, rng) if name == "weight" else 0


def _flat(shapes: Sequence[Mapping[str, Shape]]) -> list[Shape]:
    return [shape for by_name in shapes for shape in by_name.values()]


def _views(vector: Array, shapes: Sequence[Mapping[str, Shape]]) -> list[dict[str, Array]]:
    """The vector cut into one array for each parameter, in order."""
    views: list[dict[str, Array]] = []
    start = 0
    for by_name in shapes:
        views.append({})
        for name, shape in by_name.items():
            stop = start + math.prod(shape)
            views[-1][name] = vector[start:stop].reshape(shape)
            start = stop
    return views


def lenet(
    activation: Activation = "sigmoid",
    pooling: Pooling = "average",
    *,
    initialiser: Initialiser = "xavier",
    seed: int = 0,
    dtype: DTypeLike = np.float32,
) -> Network:
    """The LeNet of D2L, section 7.6, for 28×28 inputs: 61,706 parameters.

    Two convolutions 5×5 (the first with padding 2), each followed by an activation and 2×2 pooling, then dense layers
    of 120, 84 and 10. `activation` is "sigmoid", "relu" or "tanh", `pooling` "average" or "max".

    Raises ValueError for other names.
    """
    if activation not in ACTIVATIONS:
        raise ValueError(f"the activation must be one of {', '.join(ACTIVATIONS)}, got {activation!r}")
    act = ACTIVATIONS[activation]
    layers: list[Layer] = [
        *(Conv2d(6, 5, padding=2), act(), Pool2d(pooling, 2)),
        *(Conv2d(16, 5), act(), Pool2d(pooling, 2)),
        *(Flatten(), Linear(120), act(), Linear(84), act(), Linear(CLASSES)),
    ]
    network = Network(layers, dtype=dtype)
    if initialiser != "zeros":  # it is made of zeros
        network.initialise(initialiser, np.random.default_rng(seed))
    return network
