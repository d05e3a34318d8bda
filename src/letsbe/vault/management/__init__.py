"""What an operator may tell the vault."""
