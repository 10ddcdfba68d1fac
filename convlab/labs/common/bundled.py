"""The trained LeNets that come with the app."""

from __future__ import annotations

from functools import cache
from typing import Literal

from safetensors import SafetensorError
from safetensors.numpy import load_file

from convlab.assets import resource
from convlab.core import Network, lenet


@cache
def bundled_lenet(name: Literal["modern", "book"] = "modern") -> Network:
    """The one with ReLU and max pooling, or the book's. Raises OSError or ValueError when its file cannot be read."""
    path = resource("weights", f"lenet-{name}.safetensors")
    network = lenet("relu", "max") if name == "modern" else lenet()
    try:
        network.load_state_dict(load_file(path))
    except (SafetensorError, ValueError) as error:
        raise ValueError(f"{path.name}: {error}") from error
    return network
