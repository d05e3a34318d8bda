"""Private messages of two people: in order, never lost, never doubled."""
