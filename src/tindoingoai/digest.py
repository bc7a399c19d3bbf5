"""Digests of bytes and of values, and the digest of the engine itself."""

import contextlib
import functools
import hashlib
import os
import pathlib
import sys
from collections.abc import Iterable

import msgspec

# Libraries whose version changes what a page looks like.
RENDERING_LIBRARIES = ("jinja2", "markdown-it-py", "mdit-py-plugins", "nh3", "pillow", "python-slugify", "pyyaml")

_encode = msgspec.json.Encoder(order="deterministic").encode


def encode_value(value: object) -> bytes:
    """The one way in which values become bytes for digests, the store and worker processes."""
    return _encode(value)


def digest_bytes(data: bytes) -> str:
    """A digest of 32 hexadecimal digits; equal digests mean equal bytes."""
    return hashlib.sha256(data).hexdigest()[:32]


def digest_value(value: object) -> str:
    return digest_bytes(encode_value(value))


def digest_files(paths: Iterable[pathlib.Path]) -> str:
    """One digest for several files, order and names included."""
    return digest_value([(path.name, digest_bytes(path.read_bytes())) for path in paths])


@functools.cache
def engine_digest() -> str:
    """The digest of our own sources and of the libraries that shape pages: another engine, other pages."""
    sources = sorted(pathlib.Path(__file__).parent.rglob("*.py"))
    return digest_value([digest_files(sources), _find_versions(RENDERING_LIBRARIES)])


def library_versions() -> dict[str, str]:
    """The version of each library that shapes pages, for a person to read; empty for one that is not installed."""
    return {library: _ask_version(library) for library in RENDERING_LIBRARIES}


def _find_versions(libraries: Iterable[str]) -> list[str]:
    """The name and version of each library that is installed, as installers note them."""
    noted = _list_noted()
    return [noted.get(library.replace("-", "_")) or _ask_version(library) for library in libraries]


def _list_noted() -> dict[str, str]:
    """The folders `<name>-<version>.dist-info` on the path by name, the first of each name, as imports go."""
    noted: dict[str, str] = {}
    for folder in sys.path:
        with contextlib.suppress(OSError):
            for name in os.listdir(folder or "."):  # noqa: PTH208 - names alone are wanted
                if name.endswith(".dist-info"):
                    noted.setdefault(name.partition("-")[0].casefold(), name)
    return noted


def _ask_version(library: str) -> str:
    """The version of a library that is noted in another way; empty when it is not installed."""
    # Takes longer to import than all else that a build without changes does to know its engine.
    import importlib.metadata

    try:
        return importlib.metadata.version(library)
    except importlib.metadata.PackageNotFoundError:
        return ""
