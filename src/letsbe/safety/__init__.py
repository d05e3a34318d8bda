"""Help that is always in reach, and a way to leave at once."""
