"""Commands that exist only in a demo."""
