"""Serving, measured: how long an editor waits after a save, and what the server bears meanwhile."""
