"""The scenes. Each is a function that draws on a Canvas, filed under the name of its picture."""

from collections.abc import Callable

from studio.svg import Canvas

Scene = Callable[[Canvas], None]
SCENES: dict[str, tuple[Scene, tuple[int, int]]] = {}

WIDE = (1600, 900)
PHOTO = (1600, 1067)
SQUARE = (480, 480)


def scene(name: str, size: tuple[int, int] = WIDE) -> Callable[[Scene], Scene]:
    """File a drawing function under a picture name."""

    def keep(draw: Scene) -> Scene:
        SCENES[name] = (draw, size)
        return draw

    return keep
