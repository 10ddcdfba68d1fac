"""The inside of a network: its maps, the terms of a unit, attributions, and their layout as one picture."""
