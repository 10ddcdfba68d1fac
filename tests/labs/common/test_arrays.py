"""What follows from a state is worked out once for the same arguments, and never confused with that of others."""

from __future__ import annotations

import numpy as np

from convlab.labs.common.arrays import frozen, remembered


def test_arguments_are_told_apart_by_name_too() -> None:
    @remembered
    def scaled(x: float, *, by: float = 1.0, plus: float = 0.0) -> float:
        return x * by + plus

    assert scaled(3.0, by=2.0) == 6.0
    assert scaled(3.0, plus=2.0) == 5.0
    assert scaled(3.0, by=2.0, plus=1.0) == 7.0
    assert scaled(3.0, plus=2.0, by=1.0) == 5.0


def test_an_argument_is_not_taken_for_a_name() -> None:
    @remembered
    def described(*parts: str, by: str = "") -> str:
        return f"{parts} {by}"

    assert described("by", "a") != described(by="a")


def test_the_same_arrays_are_not_worked_with_again() -> None:
    calls = []

    @remembered
    def total(x: np.ndarray, *, factor: float) -> float:
        calls.append(factor)
        return float(x.sum() * factor)

    x, equal = frozen([1, 2]), frozen([1, 2])
    assert total(x, factor=2.0) == total(x, factor=2.0) == total(equal, factor=2.0) == 6.0
    assert len(calls) == 2, "an equal array is another object"
