"""A matrix on the screen: numbered cells or an image, to look into, to point at, to draw and type in."""
