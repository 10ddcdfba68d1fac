"""The entry in the list of labs."""

from __future__ import annotations

from convlab.labs.common.lab import Lab
from convlab.labs.receptive_field.checks import check_field
from convlab.labs.receptive_field.readings import READINGS
from convlab.labs.receptive_field.state import SCENES, FieldState

LAB = Lab("receptive_field", FieldState, check_field, SCENES, READINGS, file_name="field")
