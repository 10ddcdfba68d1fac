"""What makes the core fast: patch matrices, the batch as the last axis, tiles, memory that is used again.

It enters in two places: `functional/convolution.py` and `nn/layers.py`.
"""
