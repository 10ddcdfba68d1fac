"""Memory that is used again.

Memory fresh from the system is handed over page by page, each at its first touch. For a large result that takes as
long as computing it, so results come from memory that earlier results have left, and scratch space is kept.
"""

from __future__ import annotations

import math
import threading
import weakref
from dataclasses import dataclass
from typing import Any

import numpy as np

from convlab.core.arrays import Array

WORTH_KEEPING = range(256 * 1024, 64 * 1024 * 1024)  # bytes of a result; smaller ones cost little, larger ones hoard
KEPT_RESULTS = 4


@dataclass
class _Block:
    memory: bytearray
    user: weakref.ref[np.ndarray[Any, Any]]  # the array over it; every view of that array keeps it alive


_lock = threading.Lock()
_blocks: list[_Block] = []


def result(shape: tuple[int, ...], dtype: np.dtype[Any]) -> Array:
    """An array with arbitrary content, its memory perhaps that of an earlier result nobody refers to any more."""
    count = math.prod(shape)
    size = count * dtype.itemsize
    if size not in WORTH_KEEPING:
        return np.empty(shape, dtype)
    with _lock:
        memory = _free_memory(size)
        array = np.frombuffer(memory, dtype, count)
        _blocks.append(_Block(memory, weakref.ref(array)))
        del _blocks[:-KEPT_RESULTS]
    return array.reshape(shape)


def _free_memory(size: int) -> bytearray:
    for index, block in enumerate(_blocks):
        if size <= len(block.memory) <= 2 * size and block.user() is None:
            return _blocks.pop(index).memory
    return bytearray(size)


class _Scratch(threading.local):
    memory = bytearray()


_scratch = _Scratch()


def scratch(size: int, dtype: np.dtype[Any]) -> Array:
    """`size` values to write over, kept for each thread: the next call in the same thread returns the same memory."""
    if len(_scratch.memory) < size * dtype.itemsize:
        _scratch.memory = bytearray(size * dtype.itemsize)
    return np.frombuffer(_scratch.memory, dtype, size)
