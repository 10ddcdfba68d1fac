"""A kernel is learned by gradient descent: prepared examples."""

from __future__ import annotations

SCENES: dict[str, None] = {}
