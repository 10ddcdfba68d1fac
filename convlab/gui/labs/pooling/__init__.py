"""The page of the Pooling lab."""
