"""The labs' pages, each built when it is asked for: the window opens sooner."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from convlab.gui.labs.page import LabPage
from convlab.gui.page_description import PageDescription
from convlab.gui.registry import LABS
from convlab.gui.session import Session
from convlab.labs.registry import load_lab


class Pages(Mapping[str, LabPage]):
    """By the labs' names, in the rail's order. `place` is called with the name and the page when one has been built."""

    def __init__(self, session: Session, place: Callable[[str, LabPage], None]) -> None:
        self._session, self._place = session, place
        self.built: dict[str, LabPage] = {}

    def __getitem__(self, name: str) -> LabPage:
        if name not in self.built:
            page_class = LABS[name].page_class()
            self.built[name] = page_class(self._session.add(name, load_lab(name).state()))
            PageDescription(self.built[name], self._session[name])
            self._place(name, self.built[name])
        return self.built[name]

    def __contains__(self, name: object) -> bool:
        return name in LABS

    def __iter__(self) -> Iterator[str]:
        return iter(LABS)

    def __len__(self) -> int:
        return len(LABS)
