"""Base page, components, design tokens and the little shared JavaScript."""
