"""What is due to be told, when, and how often it is tried."""
