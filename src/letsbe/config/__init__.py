"""Where everything is wired: environment, settings, templates, urls, server."""
