"""The page of the Why-convolution lab."""
