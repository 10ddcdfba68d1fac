"""The weights that come with the app, and what is said when they cannot be read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from convlab.assets import resource
from convlab.files.weights import load_lenet
from convlab.labs.common.bundled import bundled_lenet

FILE = "lenet-modern.safetensors"


@pytest.mark.parametrize("name", ["modern", "book"])
def test_it_is_the_network_in_the_file(name: str) -> None:
    network, _ = load_lenet(resource("weights", f"lenet-{name}.safetensors"))
    image = np.random.default_rng(0).uniform(0, 1, (1, 1, 28, 28))
    assert np.array_equal(bundled_lenet(name).forward(image), network.forward(image))


def test_a_missing_or_broken_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("convlab.labs.common.bundled.resource", lambda *parts: tmp_path / parts[-1])
    read = bundled_lenet.__wrapped__
    with pytest.raises(OSError, match=FILE):
        read()
    (tmp_path / FILE).write_bytes(b"not weights")
    with pytest.raises(ValueError, match=FILE):
        read()
    (tmp_path / FILE).write_bytes(resource("weights", "mlp.safetensors").read_bytes())
    with pytest.raises(ValueError, match=FILE):
        read()
