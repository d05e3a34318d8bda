"""What an operator may tell the vault, one command a file."""
