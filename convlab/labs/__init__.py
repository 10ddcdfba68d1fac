"""The labs without their windows: what can be chosen in each, what follows from it, and what it can be asked."""
