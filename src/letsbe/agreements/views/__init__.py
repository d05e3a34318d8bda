"""The pages of an agreement: HTTP in, a deed or a reading, HTTP out."""
