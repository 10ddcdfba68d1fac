"""What the pages of labs with matrices share."""
