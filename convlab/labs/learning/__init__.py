"""Learning: a kernel found by gradient descent, and every gradient cell by cell."""
