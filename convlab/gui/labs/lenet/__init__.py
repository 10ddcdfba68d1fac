"""The LeNet lab on the screen: a page of several views, and what it adds to the window."""
