"""The entry in the list of labs."""

from __future__ import annotations

from convlab.labs.common.lab import Lab
from convlab.labs.learning.checks import check_learning
from convlab.labs.learning.readings import READINGS
from convlab.labs.learning.scenes import SCENES
from convlab.labs.learning.state import LearningState

LAB = Lab("learning", LearningState, check_learning, SCENES, READINGS)
