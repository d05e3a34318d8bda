"""The pages of practice: HTTP in, a deed or a reading, HTTP out."""
