"""Proposing two people to each other, and both choosing freely."""
