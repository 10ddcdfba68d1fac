"""A chain of layers: prepared examples."""

from __future__ import annotations

SCENES: dict[str, None] = {}
