"""The Runs view: all training runs, compared."""
