"""What whoever runs the machine may do about people."""
