"""Transposed convolution: what can be asked."""

from __future__ import annotations

from convlab.labs.common.readings import Reading, common_reading
from convlab.labs.learning.transposed.state import TransposedState

READINGS: tuple[Reading[TransposedState], ...] = (common_reading("input", lambda state: state.input),)
