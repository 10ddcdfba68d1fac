"""The page of the Receptive field lab."""
