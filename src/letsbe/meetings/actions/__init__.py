"""The deeds of meetings."""
