"""What we claim to be fast, run side by side with what we claim to beat."""
