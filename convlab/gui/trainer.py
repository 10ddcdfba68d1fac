"""Training in a thread of its own. While it runs, the network belongs to that thread; the window gets copies."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QThread, Signal

from convlab.core import Network, TrainReport

SECONDS_BETWEEN_UPDATES = 1 / 15  # often enough to look alive; each costs the window a repaint


@dataclass(frozen=True, eq=False)
class Update:
    """The steps taken since the last update, and the parameters after them."""

    reports: tuple[TrainReport, ...]
    parameters: NDArray[np.floating[Any]]


class Trainer(QThread):
    """Takes the steps of one run. Starting it again after a pause goes on where it stopped.

    `updated` carries an Update, at most 15 times a second. `failed` carries the exception that ended the run.
    """

    updated = Signal(object)
    failed = Signal(object)

    def __init__(self, network: Network, steps: Iterator[TrainReport], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._network = network
        self._steps = steps
        self._most_steps: int | None = None
        self.is_exhausted = False

    def take_steps(self, most: int | None = None) -> None:
        """Start the thread, for at most so many steps, until `requestInterruption`, or to the end of the run."""
        self._most_steps = most
        self.start()

    def run(self) -> None:
        reports: list[TrainReport] = []
        posted = 0.0
        try:
            for count in itertools.count(1):
                report = next(self._steps, None)
                if report is None:
                    self.is_exhausted = True
                    break
                reports.append(report)
                self.is_exhausted = report.step == report.steps
                stops = self.isInterruptionRequested() or count == self._most_steps or self.is_exhausted
                if stops or time.perf_counter() - posted > SECONDS_BETWEEN_UPDATES:
                    self.updated.emit(Update(tuple(reports), self._network.parameters.copy()))
                    reports, posted = [], time.perf_counter()
                if stops:
                    break
        except Exception as error:  # every failure is shown: an exception in this thread would otherwise end in a log
            if reports:
                self.updated.emit(Update(tuple(reports), self._network.parameters.copy()))
            self.failed.emit(error)
