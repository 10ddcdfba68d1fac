"""The Why convolution lab: the ladder from dense weights to a kernel, equivariance, and the search."""
