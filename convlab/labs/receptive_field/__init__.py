"""The Receptive field lab: stacks of layers, and what of the input a unit sees."""
