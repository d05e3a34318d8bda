"""The bond of two people, and its stages."""
