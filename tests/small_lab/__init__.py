"""A lab as small as one can be, to show what it takes to add one: its state, its entry, its page."""
