"""The pages of a relationship: HTTP in, a deed or a reading, HTTP out."""
