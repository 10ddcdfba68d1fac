"""The 3 that labs open with, drawn with the pen."""

from __future__ import annotations

import numpy as np

from convlab.core.data.digits import CANVAS_SIZE, Ink, draw_segment, empty_canvas
from convlab.labs.common.arrays import sealed

PEN_DIAMETER = 32  # pixels of the canvas


def example_ink() -> Ink:
    """The ink on the canvas; read-only."""
    ink = empty_canvas()
    turn = np.linspace(-0.75 * np.pi, 0.5 * np.pi, 40)
    upper = np.stack([0.49 + 0.15 * np.cos(turn), 0.345 + 0.135 * np.sin(turn)], axis=1)
    turn = np.linspace(-0.5 * np.pi, 0.8 * np.pi, 40)
    lower = np.stack([0.49 + 0.185 * np.cos(turn), 0.65 + 0.17 * np.sin(turn)], axis=1)
    path = np.concatenate([upper, lower]) * CANVAS_SIZE
    for start, end in zip(path[:-1].tolist(), path[1:].tolist(), strict=True):
        draw_segment(ink, tuple(start), tuple(end), (PEN_DIAMETER / 2, PEN_DIAMETER / 2))
    return sealed(ink)
