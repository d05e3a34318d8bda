"""letsbe: two people build a safe, trusting, mutual peer support relationship."""
