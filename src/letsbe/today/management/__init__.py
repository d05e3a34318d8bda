"""Commands about the whole house."""
