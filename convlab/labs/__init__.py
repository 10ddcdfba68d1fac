"""One module a lab: its state as a frozen value, and what follows from it. No Qt here."""
