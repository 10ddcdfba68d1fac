"""Trained networks in .safetensors files: the parameters by name, and beside them how they came about.

The names are those of an equal `torch.nn.Sequential`. The metadata, all strings: "activation" and "pooling" say which
LeNet it is; "settings", "seed", "test_accuracy" and "command" say how it was trained.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast, get_args

from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from convlab.core import Network, lenet
from convlab.core.layers import Activation, Pooling


def save_lenet(path: Path, network: Network, metadata: Mapping[str, str]) -> None:
    """Write a LeNet's parameters. `metadata` must name its "activation" and "pooling"."""
    _kind(metadata)
    save_file(network.state_dict(), path, dict(metadata))


def load_lenet(path: Path) -> tuple[Network, dict[str, str]]:
    """A LeNet with the parameters in the file, and the file's metadata.

    Raises ValueError, with the file's name, when it holds anything else; OSError when it cannot be read.
    """
    try:
        with safe_open(path, framework="numpy") as file:
            metadata: dict[str, str] = file.metadata() or {}
            network = lenet(*_kind(metadata), initialiser="zeros")
            network.load_state_dict({name: _values(file, name) for name in file.keys()})  # noqa: SIM118
    except (SafetensorError, ValueError) as error:
        raise ValueError(f"{path.name}: {error}") from error
    return network, metadata


def _values(file: Any, name: str) -> NDArray[Any]:
    try:
        values: NDArray[Any] = file.get_tensor(name)
    except (AttributeError, TypeError) as error:  # what safetensors makes of types that NumPy lacks, like bfloat16
        raise ValueError(f"{name} holds numbers of a type that NumPy does not have") from error
    return values


def _kind(metadata: Mapping[str, str]) -> tuple[Activation, Pooling]:
    activation, pooling = metadata.get("activation"), metadata.get("pooling")
    if activation not in get_args(Activation) or pooling not in get_args(Pooling):
        raise ValueError(f"no LeNet with activation {activation!r} and pooling {pooling!r}")
    return cast(Activation, activation), cast(Pooling, pooling)
