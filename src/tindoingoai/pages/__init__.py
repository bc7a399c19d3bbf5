"""Page kinds, one file each. A kind plans pages from the desk's material; `KINDS` in `plan.py` lists them."""
