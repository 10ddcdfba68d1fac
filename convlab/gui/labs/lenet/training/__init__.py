"""The LeNet page's panel, curves and timeline of training."""
