"""What several labs use: inputs, kernels, sliding windows, scales, readings, and what a file may hold."""
