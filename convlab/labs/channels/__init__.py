"""The Channels lab: many inputs to many outputs, 1 × 1 kernels, and what a layer costs."""
