"""Data sets in the window: which one is open, reading and downloading them, and what is loaded at the start."""
