"""Builds a newspaper out of a folder of Markdown."""

__version__ = "0.1.0"
