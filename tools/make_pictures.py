"""Draw the demo pictures into static/images/. Usage: make_pictures.py [NAME ...]"""

import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import scenes.home
import scenes.land
import scenes.people
import scenes.sea
import scenes.stories
import scenes.town  # noqa: F401 - each adds its pictures
from scenes import SCENES
from studio.finish import publish, rasterise
from studio.svg import Canvas

IMAGES = Path(__file__).resolve().parent.parent / "static" / "images"


def make(name: str) -> tuple[str, int]:
    """Draw one picture; give its name and its size in bytes."""
    draw, (width, height) = SCENES[name]
    canvas = Canvas(width, height, name)
    draw(canvas)
    return name, publish(rasterise(canvas, width, height), IMAGES / f"{name}.jpg")


def main() -> None:
    names = sys.argv[1:] or list(SCENES)
    total = 0
    with ProcessPoolExecutor(2) as pool:
        for name, size in pool.map(make, names):
            total += size
            print(f"{size / 1000:7.1f} kB  {name}.jpg")
    print(f"{total / 1000:7.1f} kB  in {len(names)} pictures")


if __name__ == "__main__":
    main()
