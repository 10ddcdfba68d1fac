"""The Architecture view: the network as a plan to be changed."""
