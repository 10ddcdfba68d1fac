"""A kernel is learned by gradient descent: what a file may hold."""

from __future__ import annotations

from convlab.labs.learning.learn.state import LearnState


def check_learn(state: LearnState) -> None:
    """Everything is possible."""
