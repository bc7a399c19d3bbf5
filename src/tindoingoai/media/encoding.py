"""Pixels: one source is decoded once, and every variant of it is made from there. Runs in worker processes."""

import contextlib
import functools
import io
import os
import pathlib
import threading
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

from PIL import Image, ImageCms, ImageFile, ImageSequence

from tindoingoai.kinds import DRAWINGS, ending_of
from tindoingoai.media.credits import Credits, read_credits, write_exif, write_xmp
from tindoingoai.media.inspecting import open_picture, orientation_of
from tindoingoai.media.size import UNREADABLE
from tindoingoai.media.variants import Encoded, Job, Variant, crop_box

# Measured on photographs: as quick as WebP need be, and a tenth larger than the slowest that is bearable (6).
AVIF_SPEED = 8
WEBP_METHOD = 2
# How the scales of the other formats lie to that of WebP, which is that of the settings.
AVIF_LESS, JPEG_MORE = 22, 5
# Variants up to this width are made of the whole picture at this width, wider ones of it at twice the width, and so on.
LEVEL = 1920
_DECODED_AT_SCALE = ("JPEG", "MPO")
_QUARTERS = (5, 6, 7, 8)
# EXIF's orientations, and what puts a picture upright.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def encode_chunk(jobs: Sequence[Job]) -> list[Encoded]:
    """Makes the variants of each source and writes them, whole or not at all."""
    return [encode(job) for job in jobs]


def encode(job: Job) -> Encoded:
    """Makes all variants that one source is to have."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for path, data in _make_all(job):
                _write(pathlib.Path(path), data)
    except UNREADABLE as error:
        if isinstance(error, OSError) and error.errno:
            raise
        return Encoded(job.name, f"no variant can be made of this picture: {error}")
    return Encoded(job.name)


def _write(path: pathlib.Path, data: bytes) -> None:
    """Writes a file that others find whole or not at all; after a power cut it may be empty, and counts as missing."""
    part = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}-part")
    part.write_bytes(data)
    part.replace(path)


def _make_all(job: Job) -> Iterator[tuple[str, bytes]]:
    if ending_of(job.source) in DRAWINGS:
        # Only a build that draws needs what draws, and fonts.
        from tindoingoai.media.drawing import draw

        for variant, path in job.variants:
            yield path, draw(job, variant)
        return
    with open_picture(pathlib.Path(job.source)) as picture:
        yield from _make(picture, job)


def _make(picture: Image.Image, job: Job) -> Iterator[tuple[str, bytes]]:
    said = read_credits(picture)
    if getattr(picture, "is_animated", False) and picture.format in ("GIF", "WEBP"):
        for variant, path in job.variants:
            yield path, _animate(picture, variant, job.quality)
        return
    size = _turned(picture.size, orientation_of(picture))
    levels: dict[int, list[tuple[Variant, str]]] = {}
    for variant, path in job.variants:
        levels.setdefault(_level_of(variant, size), []).append((variant, path))
    for level, wanted in levels.items():
        is_scaled = picture.format in _DECODED_AT_SCALE
        with open_picture(pathlib.Path(job.source)) if is_scaled else contextlib.nullcontext(picture) as opened:
            shown = whole = _load(opened, level)
        for variant, path in wanted:
            if not variant.shape and shown.size != (variant.width, variant.height):
                shown = _scale(whole, variant.width, variant.height)
            image = _crop(whole, variant, size) if variant.shape else shown
            yield path, _encode(image, variant.format, job.quality, said)


def _level_of(variant: Variant, size: tuple[int, int]) -> int:
    """How wide the whole picture is of which a variant is made.

    What else is made of the picture has no say in it: the bytes of a variant are the same whenever it is made.
    """
    level, needed = LEVEL, round(size[0] * _scale_of(variant, size))
    while level < needed:
        level *= 2
    return min(level, size[0])


def _load(picture: Image.Image, width: int) -> Image.Image:
    """The picture upright in sRGB, as wide as told."""
    orientation = orientation_of(picture)
    full_width, full_height = _turned(picture.size, orientation)
    needed = _turned((width, max(1, round(full_height * width / full_width))), orientation)
    # A JPEG is decoded at a half, a quarter or an eighth of its size, in less time and memory.
    picture.draft(picture.mode, needed)
    picture.load()
    profile = picture.info.get("icc_profile")
    # What is not needed is not held in memory, nor turned and converted.
    upright = _scale(_plain_mode(picture), *needed)
    if orientation in _TURNS:
        upright = upright.transpose(_TURNS[orientation])
    whole = _to_srgb(upright, profile)
    # It may be loaded again at another width, for which its profile is needed.
    whole = whole.copy() if whole is picture else whole
    # What is said there, encoders would write into every file: the profile, all that the camera noted.
    whole.info.clear()
    return whole


def _turned(size: tuple[int, int], orientation: int) -> tuple[int, int]:
    return (size[1], size[0]) if orientation in _QUARTERS else size


def _scale_of(variant: Variant, size: tuple[int, int]) -> float:
    """How large the whole picture has to be for a variant, as a share of what it is."""
    if variant.shape:
        _, _, wide, high = crop_box(*size, variant.shape, variant.focus)
        return min(1.0, max(variant.width / wide, variant.height / high))
    return min(1.0, variant.width / size[0])


def _plain_mode(picture: Image.Image) -> Image.Image:
    """The picture with eight bits a channel, in grey, RGB, RGBA or CMYK."""
    if picture.mode.startswith("I;16") or picture.mode == "I":
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    if "transparency" in picture.info or "A" in picture.getbands():
        return picture.convert("RGBA")
    return picture if picture.mode in ("RGB", "L", "CMYK") else picture.convert("RGB")


def _to_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours that a browser takes for granted, whatever the camera worked in."""
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if "srgb" not in ImageCms.getProfileDescription(source).lower():
                return _convert(picture, source)
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            # A profile that cannot be used is as none.
            pass
    return picture if picture.mode in ("RGB", "RGBA") else picture.convert("RGB")


def _convert(picture: Image.Image, source: ImageCms.ImageCmsProfile) -> Image.Image:
    space = source.profile.xcolor_space.strip()
    mode = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}.get(space)
    if picture.mode == "RGBA" and mode != "RGB":
        return picture
    if mode is None:
        return picture.convert("RGB")
    clear = picture.getchannel("A") if picture.mode == "RGBA" else None
    colours = picture.convert(mode)
    converted = ImageCms.profileToProfile(colours, source, _srgb(), outputMode="RGB")
    if converted is None:
        return picture.convert("RGB")
    if clear:
        converted.putalpha(clear)
    return converted


@functools.cache
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def _scale(picture: Image.Image, width: int, height: int) -> Image.Image:
    if picture.size == (width, height):
        return picture
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _crop(whole: Image.Image, variant: Variant, size: tuple[int, int]) -> Image.Image:
    left, top, wide, high = crop_box(*size, variant.shape, variant.focus)
    scale = whole.width / size[0]
    box = (left * scale, top * scale, (left + wide) * scale, min((top + high) * scale, whole.height))
    return whole.resize((variant.width, variant.height), Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)


def _encode(picture: Image.Image, name: str, quality: int, said: Credits) -> bytes:
    file = io.BytesIO()
    exif, xmp = write_exif(said), write_xmp(said)
    notes: dict[str, Any] = {}
    if exif:
        notes["exif"] = exif
    if name == "avif":
        # One thread each: the processes share the machine among them, and bytes never depend on how many there are.
        options = {"quality": max(1, quality - AVIF_LESS), "speed": AVIF_SPEED, "max_threads": 1}
        picture.save(file, "AVIF", **options, **notes, **({"xmp": xmp} if xmp else {}))
    elif name == "webp":
        picture.save(file, "WEBP", quality=quality, method=WEBP_METHOD, **notes, **({"xmp": xmp} if xmp else {}))
    elif name == "png":
        picture.save(file, "PNG", optimize=True, **notes)
    else:
        options = {"quality": min(95, quality + JPEG_MORE), "progressive": True, "optimize": True}
        with _room_for(picture):
            picture.convert("RGB").save(file, "JPEG", **options, **notes, **({"xmp": xmp} if xmp else {}))
    return file.getvalue()


@contextlib.contextmanager
def _room_for(picture: Image.Image) -> Iterator[None]:
    """Room for a whole file, which the encoder needs to write a progressive one."""
    before, ImageFile.MAXBLOCK = ImageFile.MAXBLOCK, max(ImageFile.MAXBLOCK, picture.width * picture.height * 2)
    try:
        yield
    finally:
        ImageFile.MAXBLOCK = before


def _animate(picture: Image.Image, variant: Variant, quality: int) -> bytes:
    frames, durations = [], []
    for frame in ImageSequence.Iterator(picture):
        whole = _scale(frame.convert("RGBA"), variant.width, variant.height)
        whole.info.clear()
        frames.append(whole)
        durations.append(int(frame.info.get("duration", 100)) or 100)
    file = io.BytesIO()
    frames[0].save(
        file,
        "WEBP",
        save_all=True,
        append_images=frames[1:],
        duration=durations,
        loop=int(picture.info.get("loop", 1 if picture.format == "GIF" else 0)),
        quality=quality,
        method=WEBP_METHOD,
    )
    return file.getvalue()
