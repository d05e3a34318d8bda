"""Small files named for things: the clock, identities, text."""
