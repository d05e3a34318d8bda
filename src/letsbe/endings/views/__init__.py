"""The pages of ending well: HTTP in, a deed or a reading, HTTP out."""
