"""What a file may hold of the Learning lab."""

from __future__ import annotations

from convlab.labs.learning.backward.checks import check_backward
from convlab.labs.learning.chain.checks import check_chain
from convlab.labs.learning.learn.checks import check_learn
from convlab.labs.learning.state import LearningState
from convlab.labs.learning.transposed.checks import check_transposed


def check_learning(state: LearningState) -> None:
    check_learn(state.learn)
    check_backward(state.backward)
    check_chain(state.chain)
    check_transposed(state.transposed)
