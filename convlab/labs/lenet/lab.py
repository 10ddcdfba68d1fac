"""The entry in the list of labs."""

from __future__ import annotations

from convlab.labs.common.lab import Lab
from convlab.labs.lenet.checks import check_lenet
from convlab.labs.lenet.readings import READINGS
from convlab.labs.lenet.state import LeNetState

LAB = Lab("lenet", LeNetState, check_lenet, readings=READINGS)
