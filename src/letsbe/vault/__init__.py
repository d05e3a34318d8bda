"""Keys; sealing and opening words so that a stolen database says nothing."""
