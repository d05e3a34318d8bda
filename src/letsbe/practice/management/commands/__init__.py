"""Commands for whoever writes scenes."""
