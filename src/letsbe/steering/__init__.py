"""Noticing drift, and steering back on course: care, never blame."""
