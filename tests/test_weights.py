"""Files of trained weights: the bundled ones, new ones, and those that are refused."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file

from convlab.assets import resource
from convlab.core import evaluate, lenet, predict
from convlab.core.datasets import Dataset
from convlab.labs.architecture import BOOK, MODERN, Architecture, Convolution, Field, mlp_like
from convlab.train_weights import COURSES
from convlab.weights import load_lenet, save_lenet
from tests.benchmarks.peer import torch_lenet

KIND = {"activation": "relu", "pooling": "max"}


def bundled(name: str) -> Path:
    return resource("weights", f"lenet-{name}.safetensors")


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


@pytest.mark.parametrize("plan", [mlp_like(MODERN), MODERN.with_value(Field("channels", 1), 9)])
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
    plan = Architecture((Convolution(4, 3, 1), Convolution(7, 4)), (20, 9), "tanh", "max")
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


@pytest.mark.parametrize(("name", "least"), [("book", 0.985), ("modern", 0.992)])
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
    assert (metadata["activation"], metadata["pooling"]) == (course.activation, course.pooling)
    assert (metadata["initialiser"], metadata["seed"]) == (course.initialiser, str(course.seed))
    assert metadata["settings"].count("learning_rate") == len(course.stages)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "Error while deserializing header"),
        (b"not a network" * 100, "Error while deserializing header"),
        (bundled("book").read_bytes()[:-4], "Error while deserializing header"),
        (bundled("book").read_bytes()[:100], "Error while deserializing header"),
    ],
    ids=["empty", "garbage", "cut within the values", "cut within the header"],
)
def test_damaged_files_are_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "mine.safetensors"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=f"^mine.safetensors: {reason}"):
        load_lenet(path)


@pytest.mark.parametrize(
    ("state", "metadata", "reason"),
    [
        (parameters(), {}, "no LeNet with activation None and pooling None"),
        (parameters(), KIND | {"activation": "step"}, "no LeNet with activation 'step' and pooling 'max'"),
        ({"0.weight": np.zeros((6, 1, 5, 5), np.float32)}, KIND, "the parameters do not fit this network: missing"),
        (parameters(extra=np.zeros(1)), KIND, "the parameters do not fit this network: missing [], unknown ['extra']"),
        (parameters() | {"0.bias": np.zeros(7)}, KIND, "0.bias must have shape (6,), got (7,)"),
        (parameters() | {"0.bias": np.full(6, np.nan)}, KIND, "0.bias holds 6 of 6 values that are not finite"),
        (parameters() | {"0.bias": np.zeros(6, complex)}, KIND, "0.bias must hold real numbers"),
    ],
)
def test_other_networks_are_refused(
    tmp_path: Path, state: dict[str, np.ndarray], metadata: dict[str, str], reason: str
) -> None:
    path = tmp_path / "mine.safetensors"
    save_file(
        {name: value.astype(np.complex64) if value.dtype == complex else value for name, value in state.items()},
        path,
        metadata,
    )
    with pytest.raises(ValueError, match=f"^mine.safetensors: {re.escape(reason)}"):
        load_lenet(path)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        load_lenet(tmp_path / "nowhere.safetensors")


def test_types_that_numpy_lacks_are_refused(tmp_path: Path) -> None:
    torch, torch_files = pytest.importorskip("torch"), pytest.importorskip("safetensors.torch")
    path = tmp_path / "mine.safetensors"
    for kind in (torch.bfloat16, torch.float8_e4m3fn):
        state = {name: torch.tensor(value).to(kind) for name, value in parameters().items()}
        torch_files.save_file(state, path, KIND)
        with pytest.raises(ValueError, match=r"^mine.safetensors: 0.bias holds numbers of a type that NumPy does not"):
            load_lenet(path)


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
