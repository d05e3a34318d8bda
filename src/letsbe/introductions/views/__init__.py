"""The pages of introductions: HTTP in, a deed or a reading, HTTP out."""
