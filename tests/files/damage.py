"""Damage done to files, and hostile values put into documents."""

from __future__ import annotations

import copy
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

HOSTILE = (
    *(None, True, -1, 0, 3, 2**31, 2**63, -(10**400), 0.5, 1e300, -1e13, "", "nonsense", "x" * 2000),
    *([], [[]], [0, 0], {}, {"array": "nowhere"}, {"array": []}, {"array": "labs/lenet/ink"}),
)


def flipped(data: bytes, rng: np.random.Generator) -> bytes:
    """With one to eight bits the other way round."""
    changed = bytearray(data)
    for place in rng.integers(0, len(data), int(rng.integers(1, 9))):
        changed[place] ^= 1 << int(rng.integers(8))
    return bytes(changed)


def cut(data: bytes, rng: np.random.Generator) -> bytes:
    """Without its end, or without a piece in the middle."""
    start = int(rng.integers(len(data)))
    return data[:start] + (data[start + int(rng.integers(1, 200)) :] if rng.random() < 0.5 else b"")


def spliced(data: bytes, rng: np.random.Generator) -> bytes:
    """With a piece in another place, or twice."""
    start, end = sorted(map(int, rng.integers(0, len(data), 2)))
    place = int(rng.integers(len(data)))
    return data[:place] + data[start:end] + data[place + (end - start if rng.random() < 0.5 else 0) :]


def leaves(plain: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The places of everything in a document."""
    if path:
        yield path
    entries = plain.items() if isinstance(plain, dict) else enumerate(plain) if isinstance(plain, list) else ()
    for key, value in entries:
        yield from leaves(value, (*path, key))


def with_value(document: Any, path: tuple[Any, ...], value: Any) -> Any:
    """A copy of the document with another value in one place."""
    changed = copy.deepcopy(document)
    place = changed
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return changed


def without(document: Any, path: tuple[Any, ...]) -> Any:
    changed = copy.deepcopy(document)
    place = changed
    for key in path[:-1]:
        place = place[key]
    del place[path[-1]]
    return changed


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(content: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", kind) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return file.getvalue()


def edited(data: bytes, change: Callable[[Any], Any]) -> bytes:
    """The session with its document changed."""
    content = members(data)
    document = change(json.loads(content["session.json"]))
    return zipped(content | {"session.json": json.dumps(document).encode()})


def npy(array: np.ndarray) -> bytes:
    file = io.BytesIO()
    np.save(file, array)
    return file.getvalue()
