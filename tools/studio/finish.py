"""From rasterised drawing to finished picture: bloom, mottling, vignette, film grain, JPEG."""

import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from studio.svg import Canvas

SUPERSAMPLE = 2


def noise(rng: np.random.Generator, width: int, height: int, cell: int) -> NDArray[np.float64]:
    """Smooth noise of zero mean and unit deviation, about `cell` pixels coarse."""
    grid = rng.standard_normal((height // cell + 2, width // cell + 2)).astype(np.float32)
    image = Image.fromarray(grid).resize((width, height), Image.Resampling.BICUBIC)
    field = np.asarray(image, dtype=np.float64)
    return (field - float(field.mean())) / float(field.std())


def rasterise(canvas: Canvas, width: int, height: int) -> Image.Image:
    """The plain drawing, supersampled."""
    raw = canvas.png(width * SUPERSAMPLE, height * SUPERSAMPLE)
    return Image.open(io.BytesIO(raw)).convert("RGB").resize((width, height), Image.Resampling.LANCZOS)


def develop(image: Image.Image, grain: float = 1.0, bloom: float = 0.28) -> Image.Image:
    """Give a drawing the look of the series."""
    width, height = image.size
    pixels = np.asarray(image, dtype=np.float32) / 255
    bright = np.clip((pixels - 0.62) / 0.38, 0, 1)
    halo = Image.fromarray((bright * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(width / 60))
    pixels = 1 - (1 - pixels) * (1 - bloom * np.asarray(halo, dtype=np.float32) / 255)
    rng = np.random.default_rng(7)
    mottle = 0.009 * noise(rng, width, height, 110) + 0.006 * noise(rng, width, height, 26)
    film = 0.007 * noise(rng, width, height, 2)
    down, across = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    vignette = 1 - 0.13 * np.clip(across**2 * 0.6 + down**2 * 0.6, 0, 1) ** 1.5
    pixels = pixels * (vignette * (1 + mottle))[..., None] + (film * grain)[..., None]
    return Image.fromarray((np.clip(pixels, 0, 1) * 255 + 0.5).astype(np.uint8))


def encode(image: Image.Image, quality: int) -> bytes:
    """A progressive JPEG."""
    data = io.BytesIO()
    image.save(data, "JPEG", quality=quality, progressive=True, optimize=True, subsampling="4:2:0")
    return data.getvalue()


def publish(image: Image.Image, path: Path, limit: int = 106_000) -> int:
    """Develop a drawing and save it, ever softer and plainer until it is small enough."""
    for soft, grain, quality in (
        (0.0, 1.0, 74),
        (0.0, 1.0, 68),
        (0.5, 0.6, 66),
        (0.7, 0.5, 62),
        (0.8, 0.4, 58),
        (0.9, 0.2, 54),
        (1.0, 0.0, 50),
    ):
        calm = image.filter(ImageFilter.GaussianBlur(soft)) if soft else image
        data = encode(develop(calm, grain), quality)
        if len(data) <= limit:
            break
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return len(data)
