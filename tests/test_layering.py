"""Imports run one way: the core knows NumPy alone, the labs know the core, and only the app knows Qt."""

from __future__ import annotations

import subprocess
import sys

import pytest

IMPORT_ALL = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
print(*sys.modules)
"""


@pytest.mark.parametrize(
    ("package", "unwanted"),
    [
        ("convlab.core", {"PySide6", "pyqtgraph", "torch", "safetensors", "convlab.labs", "convlab.gui"}),
        ("convlab.labs", {"PySide6", "pyqtgraph", "torch", "convlab.gui"}),
    ],
)
def test_what_a_package_imports(package: str, unwanted: set[str]) -> None:
    command = [sys.executable, "-c", IMPORT_ALL, package]
    loaded = set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    assert package in loaded
    assert not unwanted & loaded
