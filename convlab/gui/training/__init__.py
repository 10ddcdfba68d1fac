"""Training runs in a process of their own, as the window steers and shows them."""
