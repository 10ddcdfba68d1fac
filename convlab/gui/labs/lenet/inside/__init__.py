"""The Inside view: the whole network as one picture, and the arithmetic of each of its units."""
