"""Going on with somebody else: what the next one may read, chosen by who goes on."""
