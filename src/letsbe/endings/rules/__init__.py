"""Decisions about ending well: values in, verdict out; no rule reads who supports."""
