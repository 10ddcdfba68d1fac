"""A chain of layers: what can be asked."""

from __future__ import annotations

from convlab.labs.common.readings import Reading, common_reading
from convlab.labs.learning.chain.state import ChainState

READINGS: tuple[Reading[ChainState], ...] = (common_reading("input", lambda state: state.input),)
