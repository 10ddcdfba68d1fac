"""The Learning lab: how gradients come about, and what is learned by them. Each of its four views has its own state."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from convlab.labs.learning.backward.state import BackwardState
from convlab.labs.learning.chain.state import ChainState
from convlab.labs.learning.learn.state import LearnState
from convlab.labs.learning.transposed.state import TransposedState

View = Literal["learn", "backward", "chain", "transposed"]
VIEWS: tuple[View, ...] = ("learn", "backward", "chain", "transposed")


@dataclass(frozen=True, eq=False)
class LearningState:
    """A part for each view, named after it."""

    VIEWING: ClassVar = ("view",)

    learn: LearnState = field(default_factory=LearnState)
    backward: BackwardState = field(default_factory=BackwardState)
    chain: ChainState = field(default_factory=ChainState)
    transposed: TransposedState = field(default_factory=TransposedState)
    view: View = "learn"
