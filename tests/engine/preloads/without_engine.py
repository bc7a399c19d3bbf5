"""Makes a process of Dask one on whose machine tindoingoai is not installed."""

import sys

sys.modules["tindoingoai"] = None  # type: ignore[assignment] # how Python says that there is no such module
