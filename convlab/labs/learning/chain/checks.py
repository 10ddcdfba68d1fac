"""A chain of layers: what a file may hold."""

from __future__ import annotations

from convlab.labs.learning.chain.state import ChainState


def check_chain(state: ChainState) -> None:
    """Everything is possible."""
