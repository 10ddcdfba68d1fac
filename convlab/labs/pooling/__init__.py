"""The Pooling lab: maximum, average and minimum of windows, and what they are for."""
