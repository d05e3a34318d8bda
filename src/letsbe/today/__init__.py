"""The day's page: what is mine to do, whose turn elsewhere, and what happened."""
