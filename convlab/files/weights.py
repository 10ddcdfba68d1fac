"""Trained networks in .safetensors files: the parameters by name, and metadata about how they were trained.

The names are those of the equivalent `torch.nn.Sequential`. The metadata are strings: "activation", "pooling" and, for
any other shape than the book's LeNet, "architecture" define the network; "settings", "seed", "test_accuracy", "dataset"
and "command" say how it was trained; "data" holds a `DataSource` as JSON, which names the ten classes. Without it they
are MNIST's digits.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from convlab.core import Network
from convlab.core.data.data_source import MNIST, DataSource
from convlab.core.data.plain_files import require_plain_file
from convlab.files.atomic import write_atomically
from convlab.files.values import Source, from_plain
from convlab.labs.lenet.architecture import Architecture

MOST_BYTES = 128 << 20  # far more than the largest network's parameters take, in float64 too
LONGEST_METADATA = 10_000  # characters of one entry


def file_name(name: str) -> str:
    """The file in resources/weights that holds bundled weights: "modern", "book" or "mlp"."""
    return "mlp.safetensors" if name == "mlp" else f"lenet-{name}.safetensors"


def save_lenet(path: Path, network: Network, metadata: Mapping[str, str]) -> None:
    """Write a network's parameters. `metadata` must define its architecture, as `Architecture.metadata` does.

    Raises ValueError when the network does not match the metadata, OSError when the file cannot be written; an old file
    is then unchanged.
    """
    expected = Architecture.from_metadata(metadata).network().state_dict()
    state = network.state_dict()
    if {name: value.shape for name, value in state.items()} != {name: value.shape for name, value in expected.items()}:
        raise ValueError("the metadata describe another network")
    content = save(state, dict(metadata))
    write_atomically(path, lambda file: file.write(content))


def load_lenet(path: Path) -> tuple[Network, dict[str, str]]:
    """A network with the parameters in the file, and the file's metadata.

    Raises ValueError, with the file's name, when it holds anything else, OSError when it cannot be read.
    """
    require_plain_file(path)
    try:
        _require_small(path)
        with safe_open(path, framework="numpy") as file:
            metadata: dict[str, str] = file.metadata() or {}
            if any(len(entry) > LONGEST_METADATA for entry in metadata.values()):
                raise ValueError("its metadata are too long")
            network = Architecture.from_metadata(metadata).network()
            data_of(metadata)  # raises if it is invalid
            network.load_state_dict({name: _values(file, name) for name in file.keys()})  # noqa: SIM118
    except (SafetensorError, ValueError, RecursionError) as error:
        raise ValueError(f"{path.name}: {error}") from error
    return network, metadata


def data_of(metadata: Mapping[str, str]) -> DataSource:
    """The data that a network was trained on, from its file's metadata. Raises ValueError when they are invalid."""
    text = metadata.get("data")
    if text is None:
        return MNIST
    source: DataSource = from_plain(DataSource, json.loads(text), "data", Source({}))
    return source


def _require_small(path: Path) -> None:
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise ValueError(f"{size:,} bytes are too many; at most {MOST_BYTES:,} are read")


def _values(file: Any, name: str) -> NDArray[Any]:
    try:
        values: NDArray[Any] = file.get_tensor(name)
    except (AttributeError, TypeError) as error:  # safetensors, for a type that NumPy lacks, like bfloat16
        raise ValueError(f"{name} holds numbers of a type that NumPy does not have") from error
    return values
