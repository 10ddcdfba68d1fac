"""A kernel is learned by gradient descent: what can be asked."""

from __future__ import annotations

from convlab.labs.common.readings import Reading, common_reading
from convlab.labs.learning.learn.state import LearnState

READINGS: tuple[Reading[LearnState], ...] = (common_reading("input", lambda state: state.input),)
