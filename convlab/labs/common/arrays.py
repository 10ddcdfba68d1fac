"""Arrays in a lab's state: read-only, so that what follows from them can be computed once and remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from functools import wraps
from itertools import chain
from threading import Lock
from typing import Any, ParamSpec, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

Matrix = NDArray[np.float64]

LARGEST_VALUE = 1e12  # that a cell may hold: sums of products of such numbers are far from overflowing
REMEMBERED = 4  # results per function
NOISE = 1e-13  # relative to the largest possible sum: smaller results are rounding errors of an exact 0
LARGEST_NOISE = 1e-9  # nothing larger counts as noise, whatever the largest possible sum

P = ParamSpec("P")
T = TypeVar("T")
AnyArray = TypeVar("AnyArray", bound=NDArray[Any])


def frozen(values: ArrayLike) -> Matrix:
    """A read-only float64 copy."""
    return sealed(np.array(values, np.float64))


def sealed(values: AnyArray) -> AnyArray:
    """The array itself, made read-only; for one that nobody else holds yet."""
    values.flags.writeable = False
    return values


def changed_fields(old: Any, new: Any) -> set[str]:
    """Names of the fields in which two states differ. Arrays differ when they are not the same object."""
    pairs = {entry.name: (getattr(old, entry.name), getattr(new, entry.name)) for entry in fields(old)}
    return {name for name, (a, b) in pairs.items() if not _same((a,), (b,))}


def with_cells(x: Matrix, cells: Iterable[tuple[int, ...]], value: float) -> Matrix:
    """x with a value in some of its cells; x itself if they all have that value already."""
    places = tuple(np.array(list(cells), np.intp).reshape(-1, x.ndim).T)
    if min(int(indices.min(initial=0)) for indices in places) < 0:
        raise IndexError("a cell cannot be counted from the end")
    if (x[places] == value).all():
        return x
    changed = x.copy()
    changed[places] = value
    return sealed(changed)


def remembered(function: Callable[P, T]) -> Callable[P, T]:
    """A pure function that remembers its last results.

    Arrays count as the same only when they are the same object: they are replaced, never changed. So a state that
    differs from another one elsewhere shares the arrays that follow from what did not change.
    """
    return remembering(REMEMBERED, function)


def remembering(count: int, function: Callable[P, T]) -> Callable[P, T]:
    """A pure function that remembers its last `count` results. Several threads may call it."""
    known: list[tuple[tuple[Any, ...], T]] = []
    lock = Lock()

    @wraps(function)
    def recalling(*args: P.args, **kwargs: P.kwargs) -> T:
        key = (len(args), *args, *chain.from_iterable(sorted(kwargs.items())))
        with lock:
            for index, (arguments, result) in enumerate(known):
                if _same(arguments, key):
                    known.append(known.pop(index))
                    return result
        result = function(*args, **kwargs)
        with lock:
            known.append((key, result))
            del known[:-count]
        return result

    return recalling


def _same(old: tuple[Any, ...], new: tuple[Any, ...]) -> bool:
    if len(old) != len(new):
        return False
    for a, b in zip(old, new, strict=True):  # asked thousands of times a second: a generator would take twice as long
        if a is not b and (isinstance(a, np.ndarray) or isinstance(b, np.ndarray) or a != b):
            return False
    return True


def without_noise(result: NDArray[np.floating[Any]], x: Matrix, weights: Matrix) -> Matrix:
    """`result`, sums of products of x and weights, without the rounding errors that would look like data.

    If all of x and weights are integers, the sums are rounded to integers; otherwise values as small as the rounding
    error of an exact 0 become 0.
    """
    return noise_removed(result, weights, float(np.abs(x).max()), is_whole(weights) and is_whole(x))


def noise_removed(result: NDArray[np.floating[Any]], weights: Matrix, largest: float, is_whole_input: bool) -> Matrix:
    """`without_noise`, given the largest absolute value of x and whether all of x are integers."""
    largest *= float(np.abs(weights).sum())
    if largest < 2**52 and is_whole_input and is_whole(weights):
        whole = np.rint(result).astype(np.float64, copy=False)
        whole += 0.0  # makes 0 of −0
        return sealed(whole)
    return sealed(np.where(np.abs(result) <= min(NOISE * largest, LARGEST_NOISE), 0.0, result))


def is_whole(x: Matrix) -> bool:
    """True if every value of x is an integer."""
    return bool((np.rint(x) == x).all())
