"""Append-only record: who did what, who looked."""
