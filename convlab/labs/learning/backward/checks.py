"""Backward, cell by cell: what a file may hold."""

from __future__ import annotations

from convlab.labs.learning.backward.state import BackwardState


def check_backward(state: BackwardState) -> None:
    """Everything is possible."""
