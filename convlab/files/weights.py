"""Trained networks in .safetensors files: the parameters by name, and metadata about how they were trained.

The names are those of the equivalent `torch.nn.Sequential`. The metadata are strings: "activation", "pooling" and, for
any other shape than the book's LeNet, "architecture" define the network; "settings", "seed", "test_accuracy", "dataset"
and "command" say how it was trained; "data" holds a `DataSource` as JSON, which names the ten classes. Without it they
are MNIST's digits. Files without metadata, as PyTorch writes them, are read too: see `foreign_weights`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from convlab.core import Network
from convlab.core.data.data_source import MNIST, DataSource
from convlab.core.data.plain_files import require_plain_file
from convlab.files.atomic import write_atomically
from convlab.files.foreign_weights import recognise
from convlab.files.values import Source, from_plain
from convlab.files.weights_problems import WeightsError, WeightsProblem
from convlab.labs.lenet.architecture import Architecture

MOST_BYTES = 128 << 20  # far more than the largest network's parameters take, in float64 too
LONGEST_METADATA = 10_000  # characters of one entry
PICKLES = (b"PK\3\4", b"\x80\2", b"\x80\3", b"\x80\4", b"\x80\5")  # how files of torch.save begin


@dataclass(frozen=True, eq=False)
class WeightsFile:
    """What is in a file. `plans` are the networks that it may be of: if there are several, or the file does not say
    (`says_kind`) what activation and pooling it has, these have to be asked for.
    """

    state: Mapping[str, NDArray[Any]]
    metadata: Mapping[str, str]
    plans: tuple[Architecture, ...]
    says_kind: bool
    data: DataSource
    accuracy: float | None  # on the test set, as the file says

    def network(self, plan: Architecture) -> Network:
        """The network, if it is one of the `plans`, whatever the activation and the pooling."""
        network = plan.network()
        network.load_state_dict(self.state)
        return network


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
    """A network with the parameters in a file whose metadata say what it is, and the metadata.

    Raises WeightsError when it holds anything else, OSError when it cannot be read.
    """
    file = read_weights(path)
    if not file.says_kind:
        raise WeightsError(WeightsProblem.METADATA, "activation")
    (plan,) = file.plans
    return file.network(plan), dict(file.metadata)


def read_weights(path: Path) -> WeightsFile:
    """What is in a file, checked. Raises WeightsError when it is no LeNet or MLP, OSError when it cannot be read."""
    try:
        require_plain_file(path)
    except ValueError as error:
        raise WeightsError(WeightsProblem.NO_FILE) from error
    _require_small(path)
    try:
        with safe_open(path, framework="numpy") as file:
            metadata: dict[str, str] = file.metadata() or {}
            state: Mapping[str, NDArray[Any]] = {name: _values(file, name) for name in file.keys()}  # noqa: SIM118
    except (SafetensorError, RecursionError) as error:
        raise WeightsError(WeightsProblem.DAMAGED, str(error)) from error
    if (long := next((name for name, entry in metadata.items() if len(entry) > LONGEST_METADATA), None)) is not None:
        raise WeightsError(WeightsProblem.METADATA, long)
    says_kind = metadata.keys() >= {"activation", "pooling"}
    if says_kind:
        plans: tuple[Architecture, ...] = (_plan(metadata),)
        _require_fitting(state, plans[0])
    else:
        plans, state = recognise(state)
    return WeightsFile(state, metadata, plans, says_kind, _data(metadata), _accuracy(metadata))


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
        raise WeightsError(WeightsProblem.TOO_LARGE, f"{size:,}", f"{MOST_BYTES:,}")
    with path.open("rb") as file:
        begin = file.read(9)
        if begin.startswith(PICKLES) and begin[8:] != b"{":  # .safetensors: a length, then JSON
            raise WeightsError(WeightsProblem.PICKLED)


def _values(file: Any, name: str) -> NDArray[Any]:
    try:
        values: NDArray[Any] = file.get_tensor(name)
    except (AttributeError, TypeError) as error:  # safetensors, for a type that NumPy lacks, like bfloat16
        raise WeightsError(WeightsProblem.NUMBERS, name) from error
    if not np.can_cast(values.dtype, np.float32, "same_kind"):
        raise WeightsError(WeightsProblem.NOT_REAL, name)
    with np.errstate(over="ignore"):  # what is too large for our numbers becomes infinite
        values = values.astype(np.float32)
    if not np.isfinite(values).all():
        raise WeightsError(WeightsProblem.NOT_FINITE, name)
    return values


def _plan(metadata: Mapping[str, str]) -> Architecture:
    try:
        return Architecture.from_metadata(metadata)
    except (ValueError, RecursionError) as error:
        known = metadata["activation"] in ("sigmoid", "relu", "tanh"), metadata["pooling"] in ("average", "max")
        entry = "activation" if not known[0] else "pooling" if not known[1] else "architecture"
        raise WeightsError(WeightsProblem.METADATA, entry) from error


def _require_fitting(state: Mapping[str, NDArray[Any]], plan: Architecture) -> None:
    expected = plan.network().state_dict()
    for name in sorted(expected.keys() | state.keys()):
        if name not in state or name not in expected or state[name].shape != expected[name].shape:
            raise WeightsError(WeightsProblem.MISMATCH, name)


def _data(metadata: Mapping[str, str]) -> DataSource:
    try:
        return data_of(metadata)
    except (ValueError, RecursionError) as error:
        raise WeightsError(WeightsProblem.METADATA, "data") from error


def _accuracy(metadata: Mapping[str, str]) -> float | None:
    """None for none, and for a text that is no share."""
    try:
        share = float(metadata.get("test_accuracy", ""))
    except ValueError:
        return None
    return share if 0 <= share <= 1 else None
