"""The deeds of steering: one function each, one transaction, told to whom they concern."""
