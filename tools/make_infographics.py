"""Draw the demo newspaper's infographics: `python tools/make_infographics.py [name …] [--into FOLDER]`.

Each piece is a module of `tools/infographics/`. The files come out the same byte for byte on every run.
"""

import argparse
import importlib
from pathlib import Path

PIECES = {
    "thuy-trieu": "tides",
    "banh-chung": "banh_chung",
    "di-san": "heritage",
    "cap-gio": "beaufort",
    "hop-bao": "press",
    "mui-gio": "time_zones",
    "truong-dao": "island_school",
    "tin-gia": "false_news",
    "ca-phe": "coffee",
}
FOLDER = Path(__file__).parent.parent / "static" / "images"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"all by default, or some of: {', '.join(PIECES)}")
    parser.add_argument("--into", type=Path, default=FOLDER, help="the folder for the SVG files")
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - set(PIECES):
        parser.error(f"no such piece: {', '.join(sorted(unknown))}")
    for name in arguments.names or PIECES:
        piece = importlib.import_module(f"infographics.{PIECES[name]}")
        target: Path = arguments.into / f"infographic-{name}.svg"
        target.write_text(piece.draw().svg(), encoding="utf-8", newline="\n")
        print(f"{target.name}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
