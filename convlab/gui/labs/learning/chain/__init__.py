"""A chain of layers."""
