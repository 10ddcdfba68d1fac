"""Layers with parameters, networks made of them, their initial weights, and LeNet."""
