"""The session as a file, as the window handles it: the menu, dialogs, messages, autosave and recovery; and images."""
