"""Memory that is used again.

Memory fresh from the system is handed over page by page, each at its first touch. For a large result that takes as
long as computing it, so results come from memory that earlier results have left, and scratch space is kept.
"""

from __future__ import annotations

import math
import sys
import threading
from typing import Any

import numpy as np

from convlab.core.arrays import Array

WORTH_KEEPING = range(256 * 1024, 64 * 1024 * 1024)  # bytes of a result; smaller ones cost little, larger ones hoard
KEPT_RESULTS = 4
UNREFERENCED = 3  # what getrefcount says of a block that only the list, the loop and the call itself refer to

_lock = threading.Lock()
_blocks: list[np.ndarray[Any, Any]] = []


def result(shape: tuple[int, ...], dtype: np.dtype[Any]) -> Array:
    """An array with arbitrary content, its memory perhaps that of an earlier result nobody refers to any more."""
    size = math.prod(shape) * dtype.itemsize
    if size not in WORTH_KEEPING:
        return np.empty(shape, dtype)
    with _lock:
        block = _free_block(size)
        # every view refers to the block it was made from, so the block is taken for as long as one of them lives
        return block[:size].view(dtype).reshape(shape)


def _free_block(size: int) -> np.ndarray[Any, Any]:
    for block in _blocks:
        if size <= len(block) <= 2 * size and sys.getrefcount(block) <= UNREFERENCED:
            return block
    block = np.empty(size, np.uint8)
    _blocks.append(block)
    del _blocks[:-KEPT_RESULTS]
    return block


class _Scratch(threading.local):
    memory = bytearray()


_scratch = _Scratch()


def scratch(size: int, dtype: np.dtype[Any]) -> Array:
    """`size` values to write over, kept for each thread: the next call in the same thread returns the same memory."""
    if len(_scratch.memory) < size * dtype.itemsize:
        _scratch.memory = bytearray(size * dtype.itemsize)
    return np.frombuffer(_scratch.memory, dtype, size)
