"""The deeds of introductions: asking for a proposal, making it, vouching, choosing."""
