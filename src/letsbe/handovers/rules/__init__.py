"""What may be done with a handover and a meeting of three; nothing here reads a part."""
