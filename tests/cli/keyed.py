"""A command that listens to keys: what was pressed is printed. Started by `test_keys.py` on a terminal of its own."""

import sys
import time

from tindoingoai.cli.keys import pressing

if __name__ == "__main__":
    keys = {key: lambda key=key: print(f"<{key}>", flush=True) for key in "abr"}
    with pressing(keys) as is_terminal:
        print(f"ready {is_terminal}", flush=True)
        if "crash" in sys.argv:
            raise SystemExit(7)
        if "bug" in sys.argv:
            raise ZeroDivisionError
        time.sleep(3600)
