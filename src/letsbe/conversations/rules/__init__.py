"""What may be done with a message, when it is shown, and how words are found."""
