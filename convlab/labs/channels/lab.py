"""The entry in the list of labs."""

from __future__ import annotations

from convlab.labs.channels.checks import check_channels
from convlab.labs.channels.readings import READINGS
from convlab.labs.channels.scenes import SCENES
from convlab.labs.channels.state import ChannelsState
from convlab.labs.common.lab import Lab

LAB = Lab("channels", ChannelsState, check_channels, SCENES, READINGS)
