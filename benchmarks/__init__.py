"""Measures builds of this program and of three others on equal sites; `make bench` runs it. Not part of the package."""
