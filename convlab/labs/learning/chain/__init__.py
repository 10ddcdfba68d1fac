"""A chain of layers so small that every number of a forward and a backward pass is on the screen."""
