"""The page of the Convolution lab."""
