"""The Preprocessing view: the steps from a drawing to the input, and predictions for a shifted input."""
