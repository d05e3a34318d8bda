"""A small believable community to walk around in, on this machine only."""
