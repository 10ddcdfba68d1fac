"""Training runs: their records, their comparison, and how they are stored."""
