"""What the Learning lab can be asked: the readings of its four parts, named after them."""

from __future__ import annotations

from convlab.labs.common.readings import Reading, common_reading, of_part
from convlab.labs.learning.backward import readings as backward
from convlab.labs.learning.chain import readings as chain
from convlab.labs.learning.learn import readings as learn
from convlab.labs.learning.state import LearningState
from convlab.labs.learning.transposed import readings as transposed

READINGS: tuple[Reading[LearningState], ...] = (
    common_reading("view", lambda state: state.view),
    *of_part("learn", learn.READINGS),
    *of_part("backward", backward.READINGS),
    *of_part("chain", chain.READINGS),
    *of_part("transposed", transposed.READINGS),
)
