"""A network: layers in a row, their parameters in one flat vector, and what every layer made of the last input."""

from __future__ import annotations

import copy
import math
from collections.abc import Mapping, Sequence
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from convlab.core.arrays import Array, as_float, require_finite
from convlab.core.nn.initialisers import Initialiser, initial_values
from convlab.core.nn.layers import Layer, Shape, batch_first
from convlab.core.parallel import single_threaded_blas


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
            layer.bound_to(own, grad, self.parameters.dtype, layers[index + 1 :])
            for index, (layer, own, grad) in enumerate(zip(layers, parameters, gradients, strict=True))
        ]

    def replica(self) -> Self:
        """A network that shares this one's parameters but has gradients and buffers of its own: one for each thread."""
        return self._with(self.parameters)

    def copy(self) -> Self:
        """A network of its own with equal parameters."""
        return self._with(self.parameters.copy())

    def _with(self, parameters: Array) -> Self:
        twin = copy.copy(self)
        twin.parameters = parameters
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
        return self._forward(np.moveaxis(x, 0, -1).copy())

    def forward_images(self, images: NDArray[np.uint8]) -> Array:
        """As `forward`, for images (n, h, w) from 0 to 255, which the network sees as numbers from 0 to 1."""
        x = np.multiply(np.moveaxis(images, 0, -1), 1 / 255, dtype=self.parameters.dtype, order="C")
        return self._forward(x.reshape(*self.input_shape, len(images)))

    def _forward(self, x: Array) -> Array:
        """The logits (n, classes) of a batch that comes last: x (c, h, w, n)."""
        with single_threaded_blas():
            for layer in self.layers:
                x = layer.forward(x)
        return x.copy().T

    def backward(self, grad: ArrayLike, *, input_gradient: bool = False) -> Array | None:
        """Back-propagate a gradient (n, classes) with respect to the logits of the last `forward`.

        `gradients` then holds the parameters' gradients, summed over the batch. With `input_gradient` the gradient
        with respect to x is returned, shaped like x.
        """
        grad_x = self._backward(grad, input_gradient=input_gradient)[-1]
        return batch_first(grad_x) if input_gradient else None

    def output_gradients(self, grad: ArrayLike) -> list[Array]:
        """As `backward`; returns the gradients with respect to x and then to the output of each layer: (n, …) each."""
        return [batch_first(each) for each in reversed(self._backward(grad, input_gradient=True))]

    def _backward(self, grad: ArrayLike, *, input_gradient: bool) -> list[Array]:
        """The gradients with respect to each layer's output, from the last to the first, and to the input."""
        gradients = [np.ascontiguousarray(as_float(grad, self.parameters.dtype).T)]
        with single_threaded_blas():
            for index in reversed(range(len(self.layers))):
                gradients.append(self.layers[index].backward(gradients[-1], input_gradient=input_gradient or index > 0))
        return gradients

    @property
    def outputs(self) -> list[Array]:
        """What each layer gave at the last `forward`: copies (n, c, h, w) or (n, features)."""
        return [batch_first(layer.output) for layer in self.layers]

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
