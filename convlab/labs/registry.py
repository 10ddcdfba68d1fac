"""The one list of labs, in the order of the rail: the Qt-free half. Their pages are in `convlab.gui.registry`.

A lab is imported when it is asked for, so that the window opens soon.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from convlab.labs.common.lab import Lab

# name: the module that holds the lab as LAB
LABS: dict[str, str] = {
    "why": "convlab.labs.why.lab",
    "convolution": "convlab.labs.convolution.lab",
    "channels": "convlab.labs.channels.lab",
    "pooling": "convlab.labs.pooling.lab",
    "receptive_field": "convlab.labs.receptive_field.lab",
    "learning": "convlab.labs.learning.lab",
    "lenet": "convlab.labs.lenet.lab",
}


def load_lab(name: str) -> Lab[Any]:
    """A lab by its name. Raises KeyError when there is none of that name."""
    lab: Lab[Any] = import_module(LABS[name]).LAB
    return lab


def all_labs() -> list[Lab[Any]]:
    return [load_lab(name) for name in LABS]
