"""Training: the process it runs in, the log of its figures, and the states that are kept."""
