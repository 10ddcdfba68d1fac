"""A kernel is learned by gradient descent."""
