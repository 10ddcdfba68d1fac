"""The entry in the list of labs."""

from __future__ import annotations

from convlab.labs.common.lab import Lab
from convlab.labs.why.checks import check_why
from convlab.labs.why.readings import READINGS
from convlab.labs.why.scenes import SCENES
from convlab.labs.why.state import WhyState

LAB = Lab("why", WhyState, check_why, SCENES, READINGS)
