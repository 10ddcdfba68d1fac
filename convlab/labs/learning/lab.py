"""The entry in the list of labs."""

from __future__ import annotations

from convlab.labs.common.lab import Lab
from convlab.labs.learning.backward import scenes as backward
from convlab.labs.learning.chain import scenes as chain
from convlab.labs.learning.checks import check_learning
from convlab.labs.learning.learn import scenes as learn
from convlab.labs.learning.readings import READINGS
from convlab.labs.learning.state import LearningState
from convlab.labs.learning.transposed import scenes as transposed

SCENES = (*learn.SCENES, *backward.SCENES, *chain.SCENES, *transposed.SCENES)
LAB = Lab("learning", LearningState, check_learning, SCENES, READINGS)
