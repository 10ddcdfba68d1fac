"""Examples of gradients that are worth following."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from convlab.core import Padding
from convlab.labs.common.arrays import Matrix, frozen
from convlab.labs.common.inputs import INPUTS
from convlab.labs.common.kernels import KERNELS
from convlab.labs.common.sliding import NO_PADDING, Size
from convlab.labs.learning.backward.layer import Operation
from convlab.labs.learning.backward.state import BackwardState, settled

_ONE = Padding(1, 1, 1, 1)
_BOOK = INPUTS["book"].make()
_COUNTED = np.arange(25.0).reshape(5, 5) % 7
_TIES = np.array([[1, 3, 3, 0], [3, 2, 1, 5], [0, 4, 4, 4], [2, 4, 1, 1]])
_AROUND_ZERO = np.array([[-2, 0, 3], [0.5, -1, 0], [4, -0.1, 1]])
_FAR_FROM_ZERO = np.array([[-5, -3, -1], [0, 0.5, 1], [2, 4, 5]])
_TWO = np.stack([_BOOK, _BOOK + 1])
_TWO_KERNELS = np.array([[[[0, 1], [2, 3]], [[1, 2], [3, 4]]], [[[1, 0], [0, -1]], [[0, 1], [-1, 0]]]])


@dataclass(frozen=True, eq=False)
class BackwardScene:
    """A prepared example: what it puts into the lab. Inputs and kernels of one channel are given as matrices."""

    input: Any = None  # the book's, unless it is given
    kernel: Any = None
    upstream: str | Matrix = "ones"  # by its name, or its values
    operation: Operation = "convolution"
    window: Size = (2, 2)
    stride: Size = (1, 1)
    padding: Padding = NO_PADDING
    dilation: Size = (1, 1)
    bias: tuple[float, ...] = (0.0,)
    step: int = 0  # to begin with

    def changes(self) -> dict[str, Any]:
        x = np.asarray(_BOOK if self.input is None else self.input, np.float64)
        kernel = np.asarray(KERNELS["book"].make() if self.kernel is None else self.kernel, np.float64)
        named = isinstance(self.upstream, str)
        own = {
            "operation": self.operation,
            "input": frozen(x if x.ndim == 3 else x[None]),
            "kernel": frozen(kernel if kernel.ndim == 4 else kernel[None, None]),
            "bias": frozen(self.bias),
            "upstream_name": self.upstream if named else None,
            "window": self.window,
            "stride": self.stride,
            "padding": self.padding,
            "dilation": self.dilation,
            "white": max(1.0, float(np.abs(x).max())),
            "pen": max(1.0, float(np.abs(x).max())),
            "input_name": "book" if self.input is None else None,
            "recipe": "book" if self.kernel is None else None,
            "per_side": True,
            "counts_padding": True,
            "upstream_pen": 1.0,
        }
        first = BackwardState()
        fitted = own if named else own | {"upstream": frozen(self.upstream)}
        return fitted | {"upstream": settled(first, **fitted).get("upstream", first.upstream)}


SCENES: dict[str, BackwardScene] = {
    "backward_book": BackwardScene(),
    "backward_one": BackwardScene(_COUNTED, [[1, 2, 3], [4, 5, 6], [7, 8, 9]], "one", step=4),
    "backward_counting": BackwardScene(upstream="counting"),
    "backward_padding": BackwardScene(padding=_ONE, step=5),
    "backward_stride": BackwardScene(_COUNTED, [[1, 2], [3, 4]], "counting", stride=(2, 2), step=1),
    "backward_dilation": BackwardScene(_COUNTED, [[1, 2], [3, 4]], "counting", dilation=(2, 2), step=4),
    "backward_channels": BackwardScene(_TWO, _TWO_KERNELS, "counting", bias=(0.0, 0.0)),
    "backward_edge": BackwardScene(INPUTS["edge"].make(), [[1, -1]], "ones", step=8),
    "backward_large": BackwardScene(
        np.indices((7, 7)).sum(axis=0) % 4, KERNELS["gaussian"].make().round(2), "signs", step=4
    ),
    "backward_max": BackwardScene(operation="max"),
    "backward_ties": BackwardScene(_TIES, upstream="counting", operation="max", stride=(2, 2)),
    "backward_average": BackwardScene(operation="average"),
    "backward_average_padded": BackwardScene(
        _COUNTED[:4, :4], upstream="counting", operation="average", window=(3, 3), stride=(2, 2), padding=_ONE
    ),
    "backward_relu": BackwardScene(_AROUND_ZERO, upstream="counting", operation="relu", step=1),
    "backward_sigmoid": BackwardScene(_FAR_FROM_ZERO, operation="sigmoid", step=4),
}
