"""Ending well: a last meeting, a letter from each, a keepsake."""
