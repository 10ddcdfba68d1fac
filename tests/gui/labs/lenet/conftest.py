"""The LeNet page's tests train on MNIST as it is, and test on fewer images."""

import pytest

from convlab.core.data.datasets import Dataset
from tests import short_test_set


@pytest.fixture(scope="session")
def dataset(dataset: Dataset) -> Dataset:
    """The bundled MNIST, with a shorter test set."""
    return short_test_set.shortened(dataset)


@pytest.fixture(scope="session")
def training_command(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("mnist")
    short_test_set.save(dataset, folder)
    return f"from pathlib import Path; from tests.short_test_set import train_on; train_on(Path({str(folder)!r}))"


@pytest.fixture(autouse=True)
def _short_test_set(training_command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("convlab.gui.training.trainer.COMMAND", training_command)
