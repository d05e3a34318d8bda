"""Commands about what is done beside the pages."""
