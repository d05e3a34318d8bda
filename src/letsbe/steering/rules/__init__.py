"""What may be done with a steering, and when to nudge; nothing here reads a part."""
