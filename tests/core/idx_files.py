"""IDX files, made by hand."""

from __future__ import annotations

import struct

import numpy as np


def idx_header(*shape: int, kind: int = 8) -> bytes:
    return bytes([0, 0, kind, len(shape)]) + struct.pack(f">{len(shape)}I", *shape)


def idx_bytes(array: np.ndarray) -> bytes:
    """A whole file of unsigned bytes."""
    return idx_header(*array.shape) + array.astype(np.uint8).tobytes()
