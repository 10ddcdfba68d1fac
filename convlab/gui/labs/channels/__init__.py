"""The page of the Channels lab."""
