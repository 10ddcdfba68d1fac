"""Reusable parts of the window. They know no lab and no session."""
