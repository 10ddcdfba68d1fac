"""Backward, cell by cell: what can be asked."""

from __future__ import annotations

from convlab.labs.common.readings import Reading, common_reading
from convlab.labs.learning.backward.state import BackwardState

READINGS: tuple[Reading[BackwardState], ...] = (common_reading("input", lambda state: state.input),)
