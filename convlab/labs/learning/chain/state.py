"""A chain of layers: what the user chose."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from convlab.labs.common.arrays import Matrix, frozen
from convlab.labs.common.inputs import INPUTS


@dataclass(frozen=True, eq=False)
class ChainState:
    VIEWING: ClassVar = ("step",)
    view: ClassVar[str] = "chain"

    input: Matrix = field(default_factory=lambda: frozen(INPUTS["book"].make()))
    white: float = 8.0
    pen: float = 8.0
    scene: str | None = None
    input_name: str | None = "book"
    number: int = 0
    step: int = 0
