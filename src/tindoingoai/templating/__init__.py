"""The Jinja environment: where templates come from, what they may see, and pages rendered from encoded contexts."""
