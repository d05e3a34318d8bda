"""Reading for introductions: who looks, what proposals say, the cards of a peer."""
