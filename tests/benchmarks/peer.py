"""What the race needs of PyTorch: the same LeNet, and timing in alternation."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


def torch_lenet(activation: str = "sigmoid", pooling: str = "average") -> Any:
    """D2L's LeNet as an eager PyTorch module whose parameters have the names of `Network.state_dict`."""
    from torch import nn

    act = {"sigmoid": nn.Sigmoid, "relu": nn.ReLU, "tanh": nn.Tanh}[activation]
    pool = {"average": nn.AvgPool2d, "max": nn.MaxPool2d}[pooling]
    return nn.Sequential(
        *(nn.Conv2d(1, 6, 5, padding=2), act(), pool(2)),
        *(nn.Conv2d(6, 16, 5), act(), pool(2)),
        *(nn.Flatten(), nn.Linear(400, 120), act(), nn.Linear(120, 84), act(), nn.Linear(84, 10)),
    )


@dataclass(frozen=True)
class Race:
    """Median seconds of one call of ours and of theirs, and theirs over ours: above 1 ours is faster."""

    ours: float
    theirs: float

    @property
    def ratio(self) -> float:
        return self.theirs / self.ours


def race(ours: Callable[[], object], theirs: Callable[[], object], *, calls: int, rounds: int = 15) -> Race:
    """Time both in alternation, so that whatever else the machine does meets both alike."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for turn in range(rounds + 1):
        for runner, times in zip((ours, theirs), seconds, strict=True):
            time.sleep(0.02)  # the other's idle threads may still be spinning on a core
            for _ in range(-(-calls // 5)):
                runner()
            start = time.perf_counter()
            for _ in range(calls):
                runner()
            if turn:  # the first round warms up
                times.append((time.perf_counter() - start) / calls)
    return Race(statistics.median(seconds[0]), statistics.median(seconds[1]))
