"""Hypothesis draws the same examples in every run: a failure can be repeated, and a pass means the same everywhere."""

from hypothesis import settings

settings.register_profile("core", derandomize=True, deadline=None, database=None, max_examples=120)
settings.load_profile("core")
