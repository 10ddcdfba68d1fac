"""Transposed convolution: what a file may hold."""

from __future__ import annotations

from convlab.labs.learning.transposed.state import TransposedState


def check_transposed(state: TransposedState) -> None:
    """Everything is possible."""
