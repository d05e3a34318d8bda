"""Drills, role-plays, transcripts and the checklist: practising to listen, for oneself."""
