"""A build: its stages, one file each, and `run` which is the only place that knows them all."""
