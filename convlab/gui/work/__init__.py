"""What runs in threads of its own, so that the window never waits: the newest task, or one after the other."""
