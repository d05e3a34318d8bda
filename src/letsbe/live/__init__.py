"""Telling open pages that something is new: a wake-up, never a word."""
