"""Trained networks in .safetensors files: the parameters by name, and beside them how they came about.

The names are those of an equal `torch.nn.Sequential`. The metadata, all strings: "activation", "pooling" and, where it
does not have the shape of the book's LeNet, "architecture" say which network it is; "settings", "seed",
"test_accuracy" and "command" say how it was trained.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from convlab.core import Network
from convlab.labs.architecture import Architecture


def save_lenet(path: Path, network: Network, metadata: Mapping[str, str]) -> None:
    """Write a network's parameters. `metadata` must tell its architecture, as `Architecture.metadata` does.

    Raises ValueError when the network is not the one that the metadata tell of.
    """
    expected = Architecture.from_metadata(metadata).network().state_dict()
    state = network.state_dict()
    if {name: value.shape for name, value in state.items()} != {name: value.shape for name, value in expected.items()}:
        raise ValueError("the metadata tell of another network")
    save_file(state, path, dict(metadata))


def load_lenet(path: Path) -> tuple[Network, dict[str, str]]:
    """A network with the parameters in the file, and the file's metadata.

    Raises ValueError, with the file's name, when it holds anything else; OSError when it cannot be read.
    """
    try:
        with safe_open(path, framework="numpy") as file:
            metadata: dict[str, str] = file.metadata() or {}
            network = Architecture.from_metadata(metadata).network()
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
