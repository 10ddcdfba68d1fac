"""The trained LeNet that comes with the app."""

from __future__ import annotations

from functools import cache

from safetensors import SafetensorError
from safetensors.numpy import load_file

from convlab.assets import resource
from convlab.core import Network, lenet


@cache
def bundled_lenet() -> Network:
    """The "modern" one, with ReLU and max pooling. Raises OSError or ValueError when its file cannot be read."""
    path = resource("weights", "lenet-modern.safetensors")
    network = lenet("relu", "max", initialiser="zeros")
    try:
        network.load_state_dict(load_file(path))
    except (SafetensorError, ValueError) as error:
        raise ValueError(f"{path.name}: {error}") from error
    return network
