"""What two people negotiate, and both sign."""
