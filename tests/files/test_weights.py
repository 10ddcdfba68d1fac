"""Files of trained weights: the bundled ones, new ones, and those that are refused."""

from __future__ import annotations

import errno
import os
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import save_file

from convlab.assets import resource
from convlab.core import evaluate, lenet, predict
from convlab.core.data.datasets import Dataset
from convlab.files import atomic
from convlab.files.foreign_weights import recognise
from convlab.files.weights import MOST_BYTES, file_name, load_lenet, read_weights, save_lenet
from convlab.files.weights_problems import WeightsError
from convlab.files.weights_problems import WeightsProblem as Problem
from convlab.labs.lenet.architecture import BOOK, MODERN, Architecture, ConvolutionPlan, PlanField, mlp_like
from convlab.train_weights import COURSES
from tests.benchmarks.peer import torch_lenet
from tests.files.damage import cut, flipped, spliced

KIND = {"activation": "relu", "pooling": "max"}


def bundled(name: str) -> Path:
    return resource("weights", file_name(name))


def parameters(**changes: np.ndarray) -> dict[str, np.ndarray]:
    return lenet("relu", "max").state_dict() | changes


@pytest.mark.parametrize(("activation", "pooling"), [("sigmoid", "average"), ("tanh", "max")])
def test_what_is_saved_is_loaded(tmp_path: Path, activation: Any, pooling: Any) -> None:
    network = lenet(activation, pooling, seed=3)
    written = {"activation": activation, "pooling": pooling, "note": "高准确率"}
    save_lenet(tmp_path / "mine.safetensors", network, written)
    loaded, metadata = load_lenet(tmp_path / "mine.safetensors")
    images = np.random.default_rng(0).integers(0, 256, (5, 28, 28), dtype=np.uint8)
    assert np.array_equal(loaded.parameters, network.parameters)
    assert np.array_equal(predict(loaded, images), predict(network, images))
    assert metadata == written


@pytest.mark.parametrize("plan", [mlp_like(MODERN), MODERN.with_value(PlanField("channels", 1), 9)])
def test_any_architecture_is_saved_and_loaded(tmp_path: Path, plan: Architecture) -> None:
    network = plan.network("kaiming", 5)
    save_lenet(tmp_path / "mine.safetensors", network, plan.metadata())
    loaded, metadata = load_lenet(tmp_path / "mine.safetensors")
    assert Architecture.from_metadata(metadata) == plan
    assert np.array_equal(loaded.parameters, network.parameters)
    with pytest.raises(ValueError, match="another network"):
        save_lenet(tmp_path / "other.safetensors", network, BOOK.metadata())
    assert not (tmp_path / "other.safetensors").exists()


def test_pytorch_reads_any_architecture_by_the_same_names(tmp_path: Path) -> None:
    torch, torch_files = pytest.importorskip("torch"), pytest.importorskip("safetensors.torch")
    nn = torch.nn
    plan = Architecture((ConvolutionPlan(4, 3, 1), ConvolutionPlan(7, 4)), (20, 9), "tanh", "max")
    network = plan.network("xavier", 1)
    save_lenet(tmp_path / "mine.safetensors", network, plan.metadata())
    theirs = nn.Sequential(
        *(nn.Conv2d(1, 4, 3, padding=1), nn.Tanh(), nn.MaxPool2d(2)),
        *(nn.Conv2d(4, 7, 4), nn.Tanh(), nn.MaxPool2d(2)),
        *(nn.Flatten(), nn.Linear(175, 20), nn.Tanh(), nn.Linear(20, 9), nn.Tanh(), nn.Linear(9, 10)),
    )
    theirs.load_state_dict(torch_files.load_file(tmp_path / "mine.safetensors"))
    images = np.random.default_rng(0).integers(0, 256, (5, 28, 28), dtype=np.uint8)
    with torch.no_grad():
        expected = theirs(torch.tensor(images[:, None] / np.float32(255))).numpy()
    np.testing.assert_allclose(predict(network, images), expected, rtol=0, atol=1e-5)


@pytest.mark.parametrize("metadata", [{}, {"activation": "relu"}, KIND | {"pooling": "median"}])
def test_saving_needs_the_kind_of_network(tmp_path: Path, metadata: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="no LeNet with activation"):
        save_lenet(tmp_path / "mine.safetensors", lenet(), metadata)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("name", "least"), [("book", 0.985), ("modern", 0.992), ("mlp", 0.985)])
def test_the_bundled_weights_are_as_good_as_they_say(dataset: Dataset, name: str, least: float) -> None:
    network, metadata = load_lenet(bundled(name))
    _, accuracy = evaluate(network, dataset.test.images, dataset.test.labels)
    assert accuracy == pytest.approx(float(metadata["test_accuracy"]), abs=1.5e-4)  # another BLAS, another border case
    assert accuracy >= least


@pytest.mark.parametrize("name", COURSES)
def test_the_bundled_weights_say_how_they_were_trained(name: str) -> None:
    _, metadata = load_lenet(bundled(name))
    course = COURSES[name]
    assert metadata["command"] == f"python -m convlab.train_weights {name}"
    assert Architecture.from_metadata(metadata) == course.architecture
    assert (metadata["initialiser"], metadata["seed"]) == (course.initialiser, str(course.seed))
    assert metadata["settings"].count("learning_rate") == len(course.stages)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Problem.DAMAGED),
        (b"not a network" * 100, Problem.DAMAGED),
        (bundled("book").read_bytes()[:-4], Problem.DAMAGED),
        (bundled("book").read_bytes()[:100], Problem.DAMAGED),
        (b"PK\3\4 as torch.save writes it", Problem.PICKLED),
        (b"\x80\2 as it did once", Problem.PICKLED),
    ],
    ids=["empty", "garbage", "cut within the values", "cut within the header", "torch.save", "old torch.save"],
)
def test_damaged_files_are_refused(tmp_path: Path, content: bytes, reason: Problem) -> None:
    path = tmp_path / "mine.safetensors"
    path.write_bytes(content)
    assert refused(path) is reason


def refused(path: Path, *details: str) -> Problem:
    """Why a file is not opened, and that it says these names and numbers."""
    with pytest.raises(WeightsError) as error:
        load_lenet(path)
    assert not details or error.value.details == details
    return error.value.problem


@pytest.mark.parametrize(
    ("state", "metadata", "reason", "place"),
    [
        (parameters(), {}, Problem.METADATA, "activation"),
        (parameters(), KIND | {"activation": "step"}, Problem.METADATA, "activation"),
        (parameters(), KIND | {"pooling": "median"}, Problem.METADATA, "pooling"),
        (parameters(), KIND | {"architecture": "[]"}, Problem.METADATA, "architecture"),
        (parameters(), KIND | {"data": "{"}, Problem.METADATA, "data"),
        ({"0.weight": np.zeros((6, 1, 5, 5), np.float32)}, KIND, Problem.MISMATCH, "0.bias"),
        (parameters(extra=np.zeros(1)), KIND, Problem.MISMATCH, "extra"),
        (parameters() | {"0.bias": np.zeros(7)}, KIND, Problem.MISMATCH, "0.bias"),
        (parameters() | {"0.bias": np.full(6, np.nan)}, KIND, Problem.NOT_FINITE, "0.bias"),
        (parameters() | {"0.bias": np.full(6, 1e300)}, KIND, Problem.NOT_FINITE, "0.bias"),
        (parameters() | {"0.bias": np.zeros(6, complex)}, KIND, Problem.NOT_REAL, "0.bias"),
    ],
)
def test_other_networks_are_refused(
    tmp_path: Path, state: dict[str, np.ndarray], metadata: dict[str, str], reason: Problem, place: str
) -> None:
    path = tmp_path / "mine.safetensors"
    save_file(
        {name: value.astype(np.complex64) if value.dtype == complex else value for name, value in state.items()},
        path,
        metadata,
    )
    assert refused(path, place) is reason


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        load_lenet(tmp_path / "nowhere.safetensors")


def test_types_that_numpy_lacks_are_refused(tmp_path: Path) -> None:
    torch, torch_files = pytest.importorskip("torch"), pytest.importorskip("safetensors.torch")
    path = tmp_path / "mine.safetensors"
    for kind in (torch.bfloat16, torch.float8_e4m3fn):
        state = {name: torch.tensor(value).to(kind) for name, value in parameters().items()}
        torch_files.save_file(state, path, KIND)
        assert refused(path, "0.bias") is Problem.NUMBERS


@pytest.mark.parametrize("name", ["book", "modern"])
def test_pytorch_reads_the_same_files_and_answers_the_same(dataset: Dataset, name: str) -> None:
    torch, torch_files = pytest.importorskip("torch"), pytest.importorskip("safetensors.torch")
    network, metadata = load_lenet(bundled(name))
    theirs = torch_lenet(metadata["activation"], metadata["pooling"])
    theirs.load_state_dict(torch_files.load_file(bundled(name)))
    images = dataset.test.images[:500]
    with torch.no_grad():
        expected = theirs(torch.tensor(images[:, None] / np.float32(255))).numpy()
    np.testing.assert_allclose(predict(network, images), expected, rtol=0, atol=1e-4 * np.abs(expected).max())


# ---- what PyTorch saves without our metadata


@given(
    convolutions=st.sampled_from(
        [(), ((6, 5, 2), (16, 5, 0)), ((3, 3, 1), (4, 2, 0)), ((1, 5, 0), (1, 5, 0)), ((8, 3, 0), (8, 3, 0))]
    ),
    dense=st.sampled_from([(120, 84), (10, 10), (84, 120), (1, 1)]),
    names=st.sampled_from([None, ("conv1", "conv2", "fc1", "fc2", "fc3"), ("c.9", "c.10", "fc.8", "fc.9", "fc.10")]),
)
@settings(max_examples=40, deadline=None)
def test_the_shapes_tell_the_architecture(convolutions: Any, dense: Any, names: Any) -> None:
    """Whatever the layers are called, and in whatever order they come."""
    plan = Architecture(tuple(ConvolutionPlan(*layer) for layer in convolutions), dense, "relu", "max")
    network = plan.network("xavier", 1)
    state = network.state_dict()
    if names is not None:
        layers = dict.fromkeys(name.partition(".")[0] for name in state)
        called = dict(zip(layers, names[-len(layers) :], strict=True))
        state = {f"{called[n.partition('.')[0]]}.{n.partition('.')[2]}": value for n, value in state.items()}
    found = recognise(dict(sorted(state.items())))
    assert plan in found.plans
    for other in found.plans:
        again = other.network()
        again.load_state_dict(found.state)
        assert np.array_equal(again.parameters, network.parameters)


def test_a_network_of_pytorch_is_opened_as_it_is(tmp_path: Path, dataset: Dataset) -> None:
    torch, torch_files = pytest.importorskip("torch"), pytest.importorskip("safetensors.torch")
    nn = torch.nn

    class Net(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.conv1, self.conv2 = nn.Conv2d(1, 6, 5, padding=2), nn.Conv2d(6, 16, 5, bias=False)
            self.fc1, self.fc2, self.out = nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)

        def forward(self, x: Any) -> Any:
            for layer in (self.conv1, self.conv2):
                x = nn.functional.avg_pool2d(torch.tanh(layer(x)), 2)
            for layer in (self.fc1, self.fc2):
                x = torch.tanh(layer(x.flatten(1)))
            return self.out(x)

    theirs = Net()
    torch_files.save_file(theirs.state_dict(), tmp_path / "net.safetensors")
    file = read_weights(tmp_path / "net.safetensors")
    assert not file.says_kind
    paddings = [plan.convolutions[0].padding for plan in file.plans]
    assert paddings == [2, 3]  # the last row and column that the second pooling drops may be padding, or not
    plan = replace(file.plans[0], activation="tanh", pooling="average")
    images = dataset.test.images[:100]
    with torch.no_grad():
        expected = theirs(torch.tensor(images[:, None] / np.float32(255))).numpy()
    np.testing.assert_allclose(predict(file.network(plan), images), expected, rtol=0, atol=1e-5)


def zeros(*shape: int) -> np.ndarray:
    return np.zeros(shape, np.float32)


@pytest.mark.parametrize(
    ("state", "reason", "details"),
    [
        ({"a.weight": zeros(10, 784)}, Problem.OTHER_LAYERS, ("0", "1")),
        ({"bn.running_mean": zeros(6), **parameters()}, Problem.UNKNOWN_PART, ("bn.running_mean",)),
        ({"a": zeros(), **parameters()}, Problem.UNKNOWN_PART, ("a",)),
        (parameters() | {"0.weight": zeros(6, 3, 5, 5)}, Problem.NO_CHAIN, ("0.weight", "6 × 3 × 5 × 5")),
        (parameters() | {"0.bias": zeros(7)}, Problem.NO_CHAIN, ("0.bias", "7")),
        (parameters() | {"11.weight": zeros(26, 84), "11.bias": zeros(26)}, Problem.OTHER_CLASSES, ("11.weight", "26")),
        (parameters() | {"0.weight": zeros(6, 1, 5, 3)}, Problem.NOT_SQUARE, ("6 × 1 × 5 × 3",)),
        (parameters() | {"7.weight": zeros(120, 401)}, Problem.NO_FIT, ("7.weight", "401")),
        ({}, Problem.OTHER_LAYERS, ("0", "0")),
    ],
)
def test_what_is_no_network_of_here_says_why(
    tmp_path: Path, state: dict[str, np.ndarray], reason: Problem, details: tuple[str, ...]
) -> None:
    save_file(state, tmp_path / "mine.safetensors")
    assert refused(tmp_path / "mine.safetensors", *details) is reason


# ---- files that were made to do harm


def with_header(header: bytes, length: int | None = None, values: bytes = b"") -> bytes:
    return struct.pack("<Q", len(header) if length is None else length) + header + values


@pytest.mark.parametrize(
    "content",
    [
        with_header(b"{}", length=2**63),
        with_header(b"{}", length=200_000_000),
        with_header(b"[" * 100_000),
        with_header(b'{"0.bias":{"dtype":"F32","shape":[6],"data_offsets":[0,24]}}', values=bytes(4)),
        with_header(
            b'{"0.bias":{"dtype":"F32","shape":[9999999999,9999999999],"data_offsets":[0,24]}}', values=bytes(24)
        ),
        with_header(b'{"0.bias":{"dtype":"F32","shape":[6],"data_offsets":[24,0]}}', values=bytes(24)),
        with_header(b'{"0.bias":{"dtype":"object","shape":[6],"data_offsets":[0,24]}}', values=bytes(24)),
        with_header(b'{"__metadata__":{"activation":5}}'),
        with_header(b'{"__metadata__":{"architecture":"' + b"[" * 9_000 + b'"}}'),
        with_header(b'{"__metadata__":{"architecture":"' + b"[" * 90_000 + b'"}}'),
    ],
)
def test_hostile_headers_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "mine.safetensors"
    path.write_bytes(content)
    refused(path)


def test_a_file_larger_than_any_network_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.safetensors"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert refused(path, f"{MOST_BYTES + 1:,}", f"{MOST_BYTES:,}") is Problem.TOO_LARGE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "mine.safetensors")
    assert refused(tmp_path / "mine.safetensors") is Problem.NO_FILE


@pytest.mark.parametrize("damage", [flipped, cut, spliced])
def test_damage_gives_a_network_or_a_sentence(
    tmp_path: Path, damage: Callable[[bytes, np.random.Generator], bytes]
) -> None:
    path, rng, refusals = tmp_path / "mine.safetensors", np.random.default_rng(0), 0
    plan = Architecture((), (3, 2), "relu", "max")
    save_lenet(path, plan.network("xavier"), plan.metadata())
    whole = path.read_bytes()
    head = 8 + struct.unpack("<Q", whole[:8])[0]  # most of a file is numbers: damage the header more often than not
    for count in range(300):
        path.write_bytes(damage(whole[:head], rng) + whole[head:] if count % 3 else damage(whole, rng))
        try:
            network, _ = load_lenet(path)
        except WeightsError:
            refusals += 1
        else:
            assert np.isfinite(network.parameters).all()
    assert refusals > 150


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine.safetensors"
    save_lenet(path, lenet("relu", "max"), KIND)
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(atomic.os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        save_lenet(path, lenet("relu", "max", seed=1), KIND)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
