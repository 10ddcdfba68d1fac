"""The networks that can be compared on the digit: the bundled ones, and those of all runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from convlab.core import Network
from convlab.core.data.data_source import MNIST, DataSource
from convlab.gui.labs.lenet.runs.words import run_name
from convlab.gui.language import translate
from convlab.gui.training.run import TrainingRun

Key = int | str  # a run's number, or the name of bundled weights
Pair = tuple[Key, Key]


class ComparableNetworks:
    """`bundled` gives the bundled networks that have been loaded."""

    def __init__(self, run: TrainingRun, bundled: Callable[[], Mapping[str, Network]]) -> None:
        self._run, self._bundled = run, bundled
        self._networks: dict[int, Network] = {}  # by the number of their run

    @property
    def names(self) -> dict[Key, str]:
        """By key: the bundled networks, and the runs that have weights."""
        texts = {
            "modern": translate("Runs", "ReLU LeNet"),
            "book": translate("Runs", "Sigmoid LeNet"),
        }
        names: dict[Key, str] = {key: texts[key] for key in self._bundled()}
        return names | {record.number: run_name(record) for record in self._run.runs if record.parameters is not None}

    def pair(self, chosen: Pair | None) -> Pair | None:
        """The chosen pair if both are there, or the two newest runs, or the bundled ones; None if there is nothing."""
        keys = list(self.names)
        if chosen is not None and all(key in keys for key in chosen):
            return chosen
        newest = [*keys[:2], *(key for key in keys if isinstance(key, int))][-2:]
        return (newest[0], newest[-1]) if newest else None

    def network(self, key: Key) -> Network | None:
        """With the newest weights; the next call for the same run may return the same object."""
        if isinstance(key, str):
            return self._bundled().get(key)
        record = self._run.runs[key]
        if key not in self._networks:
            self._networks[key] = record.recipe.architecture.network()
        self._networks[key].parameters[...] = record.parameters
        return self._networks[key]

    def data(self, key: Key) -> DataSource:
        """What the network was trained on."""
        return self._run.runs[key].recipe.data if isinstance(key, int) else MNIST

    def forget_deleted(self) -> None:
        self._networks = {number: network for number, network in self._networks.items() if number in self._run.runs}
