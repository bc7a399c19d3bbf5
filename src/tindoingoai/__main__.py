"""`python -m tindoingoai`."""

from tindoingoai.cli import main

main()
