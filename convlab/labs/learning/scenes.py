"""The prepared examples of all four parts, as changes of the whole lab."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from convlab.labs.learning.backward import scenes as backward
from convlab.labs.learning.backward.state import BackwardState
from convlab.labs.learning.chain import scenes as chain
from convlab.labs.learning.chain.state import ChainState
from convlab.labs.learning.learn import scenes as learn
from convlab.labs.learning.learn.choices import settled
from convlab.labs.learning.learn.state import LearnState
from convlab.labs.learning.state import View
from convlab.labs.learning.transposed import scenes as transposed
from convlab.labs.learning.transposed.state import TransposedState


class PartScene(Protocol):
    def changes(self) -> dict[str, Any]: ...


@dataclass(frozen=True)
class LearningScene:
    """An example of the part that the view shows, put into `first`, the state that the part opens with."""

    name: str
    view: View
    scene: PartScene
    first: Any

    @property
    def photo(self) -> str | None:
        """The bundled photograph that the example needs, which is not among its changes."""
        return getattr(self.scene, "photo", None)

    def changes(self) -> dict[str, Any]:
        state = replace(self.first, **self.scene.changes(), scene=self.name)
        if isinstance(state, LearnState):  # a given target is as large as the prediction
            state = replace(state, **settled(state))
        return {self.view: state, "view": self.view}


def _of_part(view: View, first: Any, scenes: Mapping[str, PartScene]) -> dict[str, LearningScene]:
    return {name: LearningScene(name, view, scene, first) for name, scene in scenes.items()}


SCENES: dict[str, LearningScene] = {
    **_of_part("learn", LearnState(), learn.SCENES),
    **_of_part("backward", BackwardState(), backward.SCENES),
    **_of_part("chain", ChainState(), chain.SCENES),
    **_of_part("transposed", TransposedState(), transposed.SCENES),
}
