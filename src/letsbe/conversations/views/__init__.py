"""Pages of conversations: HTTP in, HTTP out."""
