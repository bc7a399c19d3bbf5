"""Photographs drawn the same each time: soft shapes, texture and grain, which compress like what a camera writes."""

import multiprocessing
import pathlib
from collections.abc import Sequence

# How much larger than a photograph the landscape is that they are parts of.
_AROUND = 1000


def draw_photographs(folder: pathlib.Path, size: tuple[int, int], qualities: Sequence[int]) -> list[pathlib.Path]:
    """A JPEG of each quality, each another part of one large landscape with grain of its own.

    Another process draws, since whoever measures must stay small: the system counts a new process as large as its
    parent until it begins.
    """
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_draw, (folder, size, qualities))


def _draw(folder: pathlib.Path, size: tuple[int, int], qualities: Sequence[int]) -> list[pathlib.Path]:
    # Large, and of no use to whoever measures.
    import numpy as np
    from PIL import Image

    folder.mkdir(parents=True)
    dice = np.random.default_rng(20261120)
    width, height = size[0] + _AROUND, size[1] + _AROUND
    land = np.zeros((height, width, 3), np.float32)
    for steps, weight in ((6, 60), (24, 30), (96, 14), (400, 7)):
        shapes = dice.standard_normal((steps * 3 // 4, steps, 3)).astype(np.float32)
        for channel in range(3):
            soft = Image.fromarray(shapes[..., channel]).resize((width, height), Image.Resampling.BICUBIC)
            land[..., channel] += np.asarray(soft) * weight
    files = []
    for number, quality in enumerate(qualities):
        left, top = (int(place) for place in dice.integers(0, _AROUND, 2))
        part = land[top : top + size[1], left : left + size[0]]
        grain = dice.standard_normal((size[1], size[0], 1), dtype=np.float32) * 3
        photograph = Image.fromarray(np.clip(part + grain + 120, 0, 255).astype(np.uint8))
        files.append(folder / f"anh-{number}.jpg")
        photograph.save(files[-1], quality=quality)
    return files
