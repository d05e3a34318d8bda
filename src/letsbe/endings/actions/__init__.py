"""The deeds of ending well: a last meeting, letters shown together, a copy to keep."""
