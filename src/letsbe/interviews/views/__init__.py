"""The pages of a first talk: HTTP in, a deed or a reading, HTTP out."""
