"""A folder a lab: its page and the views on it. `matrix/` holds what the labs with a sliding window share."""
