"""Digests of bytes and of values, and the digest of the engine itself."""

import functools
import hashlib
import importlib.metadata
import pathlib
from collections.abc import Iterable

import msgspec

# Libraries whose version changes what a page looks like.
RENDERING_LIBRARIES = ("jinja2", "markdown-it-py", "mdit-py-plugins", "nh3", "pillow", "python-slugify", "pyyaml")

# The same, of libraries that come with an extra.
OPTIONAL_LIBRARIES = ("comrak",)

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
    package = pathlib.Path(__file__).parent
    sources = sorted(package.rglob("*.py"))
    return digest_value([digest_files(sources), library_versions()])


def library_versions() -> dict[str, str]:
    """The version of each library that shapes pages; empty for one of an extra that is not installed."""
    versions = {name: importlib.metadata.version(name) for name in RENDERING_LIBRARIES}
    return versions | {name: _find_version(name) for name in OPTIONAL_LIBRARIES}


def _find_version(library: str) -> str:
    """The version of a library; empty when it is not installed."""
    try:
        return importlib.metadata.version(library)
    except importlib.metadata.PackageNotFoundError:
        return ""
