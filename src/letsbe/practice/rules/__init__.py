"""What practising is made of: every decision of this room, pure."""
