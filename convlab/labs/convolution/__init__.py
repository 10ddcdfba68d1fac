"""The Convolution lab: one channel, one kernel, step by step; and the definition of convolution."""
