"""Backward, cell by cell."""
