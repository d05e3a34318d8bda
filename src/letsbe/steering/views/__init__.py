"""The pages of steering back."""
