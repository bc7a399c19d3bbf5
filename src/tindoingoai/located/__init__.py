"""YAML with places: what an editor wrote, where it stands, and what is wrong with it."""
