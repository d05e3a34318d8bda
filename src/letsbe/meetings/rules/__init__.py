"""What may be done with meetings; nothing here reads which part somebody plays."""
