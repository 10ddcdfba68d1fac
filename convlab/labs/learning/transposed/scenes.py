"""Transposed convolution: prepared examples."""

from __future__ import annotations

SCENES: dict[str, None] = {}
