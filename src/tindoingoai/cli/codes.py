"""The exit codes of all commands."""

FINE = 0
PROBLEMS = 1
USAGE = 2
OMISSIONS = 3
MACHINE = 4
LOCKED = 5
BUG = 70
INTERRUPTED = 130
