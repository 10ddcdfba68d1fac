"""Frozen dataclasses as JSON values and arrays, and back.

A dataclass becomes an object with its fields, a tuple or a set a list, an array {"array": NAME}. Reading follows the
declared type of each field, so that it gives only values that a lab could have made itself: integers where they belong,
finite numbers, one of a Literal's values, arrays of the right type. Unknown fields are ignored and missing ones keep
their default, so that files of earlier versions open.
"""

from __future__ import annotations

import math
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import numpy as np
from numpy.typing import NDArray

from convlab.labs.common.arrays import LARGEST_VALUE

LARGEST_INT = 2**31 - 1
LONGEST_TEXT = 1000
MOST_ENTRIES = 1000  # of a tuple


# ---- writing


def to_plain(value: Any, name: str, arrays: dict[str, NDArray[Any]]) -> Any:
    """The JSON value for a value. Arrays are added to `arrays`, under names that begin with `name`."""
    if isinstance(value, np.ndarray):
        arrays[name] = value
        return {"array": name}
    if is_dataclass(value) and not isinstance(value, type):
        own = (entry.name for entry in fields(value) if entry.init)
        return {field: to_plain(getattr(value, field), f"{name}/{field}", arrays) for field in own}
    if isinstance(value, tuple):
        return [to_plain(entry, f"{name}/{index}", arrays) for index, entry in enumerate(value)]
    if isinstance(value, frozenset):
        return sorted(value)
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    raise TypeError(f"{name}: values of {type(value).__name__} are not written")


# ---- reading


class Source(NamedTuple):
    """The arrays of a file, and the largest magnitude that floats in them may have."""

    arrays: Mapping[str, NDArray[Any]]
    largest: float = LARGEST_VALUE


def from_plain(hint: Any, plain: Any, name: str, source: Source) -> Any:
    """The value of type `hint` that a JSON value stands for. Raises ValueError, with the place `name`, for others."""
    if isinstance(hint, type) and is_dataclass(hint):
        return _object(hint, plain, name, source)
    if isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields"):
        return hint(*_entries(list(_hints(hint).values()), plain, name, source))
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is np.ndarray:
        return _array(np.dtype(get_args(arguments[1])[0]), plain, name, source)
    if origin is Literal:
        return _one_of(arguments, plain, name)
    if origin in (Union, types.UnionType):
        if plain is None and types.NoneType in arguments:
            return None
        others = [argument for argument in arguments if argument is not types.NoneType]
        if len(others) > 1 and not any(get_args(other) for other in others):  # such as int | str
            return _scalar(type(plain) if type(plain) in others else others[0], plain, name)
        if len(others) > 1:  # Literals
            return _one_of(tuple(value for other in others for value in get_args(other)), plain, name)
        return from_plain(others[0], plain, name, source)
    if origin is frozenset:
        return frozenset(_entries([arguments[0]] * len(_list(plain, name)), plain, name, source))
    if origin is tuple:
        hints = [arguments[0]] * len(_list(plain, name)) if arguments[-1] is Ellipsis else list(arguments)
        return tuple(_entries(hints, plain, name, source))
    return _scalar(hint, plain, name)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _object(kind: type, plain: Any, name: str, source: Source) -> Any:
    if not isinstance(plain, dict):
        raise ValueError(f"{name} is not an object")
    known = {entry.name: _hints(kind)[entry.name] for entry in fields(kind) if entry.init}
    given = {
        field: from_plain(hint, plain[field], f"{name}.{field}", source)
        for field, hint in known.items()
        if field in plain
    }
    try:
        return kind(**given)
    except TypeError as error:  # a field without a default is missing
        raise ValueError(f"{name} lacks a field") from error
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from error


def _list(plain: Any, name: str) -> list[Any]:
    if not isinstance(plain, list) or len(plain) > MOST_ENTRIES:
        raise ValueError(f"{name} is not a list of at most {MOST_ENTRIES} entries")
    return plain


def _entries(hints: list[Any], plain: Any, name: str, source: Source) -> list[Any]:
    if len(_list(plain, name)) != len(hints):
        raise ValueError(f"{name} must have {len(hints)} entries, not {len(plain)}")
    pairs = zip(hints, plain, strict=True)
    return [from_plain(hint, entry, f"{name}[{index}]", source) for index, (hint, entry) in enumerate(pairs)]


def _array(dtype: np.dtype[Any], plain: Any, name: str, source: Source) -> NDArray[Any]:
    place = plain.get("array") if isinstance(plain, dict) else None
    if not isinstance(place, str) or place not in source.arrays:
        raise ValueError(f"{name} is not an array")
    array = source.arrays[place].astype(source.arrays[place].dtype.newbyteorder("="))  # a copy in native byte order
    if array.dtype != dtype:
        raise ValueError(f"{name} must hold {dtype} values, not {array.dtype}")
    if array.dtype.kind == "f" and not float(np.abs(array).max(initial=0)) <= source.largest:  # catches NaN too
        raise ValueError(f"{name} holds values that are not finite, or beyond ±{source.largest:g}")
    array.flags.writeable = False
    return array


def _one_of(values: tuple[Any, ...], plain: Any, name: str) -> Any:
    for value in values:
        if type(value) is type(plain) and value == plain:
            return value
    raise ValueError(f"{name} must be one of {', '.join(map(str, values))}")


def _scalar(kind: Any, plain: Any, name: str) -> Any:
    if kind is float and type(plain) in (int, float):
        if not abs(plain) <= LARGEST_VALUE or not math.isfinite(plain):
            raise ValueError(f"{name} is not a finite number up to ±{LARGEST_VALUE:g}")
        return float(plain)
    if kind not in (bool, int, float, str):
        raise TypeError(f"{name}: values of {kind} are not read")
    if type(plain) is not kind:
        raise ValueError(f"{name} is of the wrong type")
    if kind is int and abs(plain) > LARGEST_INT:
        raise ValueError(f"{name} is too large")
    if kind is str and len(plain) > LONGEST_TEXT:
        raise ValueError(f"{name} is too long")
    return plain
