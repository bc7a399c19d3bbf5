"""Photographs drawn the same each time: soft shapes, texture and grain, which compress like what a camera writes."""

import multiprocessing
import pathlib
import random
import statistics
from collections.abc import Sequence

# How much larger than a photograph the landscape is that they are parts of.
_AROUND = 1000
_MIDDLE = 120


def draw_photographs(folder: pathlib.Path, size: tuple[int, int], qualities: Sequence[int]) -> list[pathlib.Path]:
    """A JPEG of each quality, each another part of one large landscape with grain of its own.

    Another process draws, since whoever measures must stay small: the system counts a new process as large as its
    parent until it begins.
    """
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_draw, (folder, size, qualities))


def _draw(folder: pathlib.Path, size: tuple[int, int], qualities: Sequence[int]) -> list[pathlib.Path]:
    # Large, and of no use to whoever measures.
    from PIL import Image, ImageChops

    folder.mkdir(parents=True)
    dice = random.Random(20261120)
    width, height = size
    large = (width + _AROUND, height + _AROUND)
    land = Image.new("RGB", large, (_MIDDLE, _MIDDLE, _MIDDLE))
    for steps, spread in ((6, 60), (24, 30), (96, 14), (400, 7)):
        shape = (steps, steps * 3 // 4)
        noise = Image.frombytes("RGB", shape, _noise(dice, 3 * shape[0] * shape[1], spread))
        land = ImageChops.add(land, noise.resize(large, Image.Resampling.BICUBIC), offset=-_MIDDLE)
    files = []
    for number, quality in enumerate(qualities):
        left, top = dice.randrange(_AROUND), dice.randrange(_AROUND)
        part = land.crop((left, top, left + width, top + height))
        grain = Image.frombytes("L", size, _noise(dice, width * height, 3)).convert("RGB")
        files.append(folder / f"anh-{number}.jpg")
        ImageChops.add(part, grain, offset=-_MIDDLE).save(files[-1], quality=quality)
    return files


def _noise(dice: random.Random, count: int, spread: float) -> bytes:
    """Normally distributed values around the middle."""
    normal = statistics.NormalDist(_MIDDLE, spread)
    levels = bytes(min(max(round(normal.inv_cdf((byte + 0.5) / 256)), 0), 255) for byte in range(256))
    return dice.randbytes(count).translate(levels)
