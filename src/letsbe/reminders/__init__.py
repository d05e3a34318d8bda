"""Mail without content, once, to an address its owner marked as safe."""
