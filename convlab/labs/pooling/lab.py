"""The entry in the list of labs."""

from __future__ import annotations

from convlab.labs.common.lab import Lab
from convlab.labs.pooling.checks import check_pooling
from convlab.labs.pooling.readings import READINGS
from convlab.labs.pooling.scenes import SCENES
from convlab.labs.pooling.state import PoolingState

LAB = Lab("pooling", PoolingState, check_pooling, SCENES, READINGS)
