"""The entry in the list of labs."""

from __future__ import annotations

from convlab.labs.common.lab import Lab
from convlab.labs.convolution.checks import check_convolution
from convlab.labs.convolution.readings import READINGS
from convlab.labs.convolution.state import SCENES, ConvolutionState

LAB = Lab("convolution", ConvolutionState, check_convolution, SCENES, READINGS)
