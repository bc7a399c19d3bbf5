"""The tiny site that every case stands on, and the things at paths that are more than plain text."""

import io
import os
import pathlib
import re
import socket
from typing import Any

import pytest

from tests.problems.case import Case, Placed

SETTINGS = """\
title: Báo thử
base_url: https://example.org
categories:
  - {slug: thoi-su, title: Thời sự}
  - slug: doi-ngoai
    title: Đối ngoại
    children:
      - {slug: nguoi-viet, title: Người Việt năm châu}
"""
FIRST = "---\ntitle: Bài đầu\ndate: 2026-11-01 08:00\n---\nThân bài.\n"
STANDING = (Placed("site.yaml", "", SETTINGS), Placed("content/thoi-su/bai-dau.md", "", FIRST))
_LINE_ENDS = {"crlf": "\r\n", "cr": "\r"}
_ENCODINGS = ("utf-16", "utf-16-le", "latin-1")
_ESCAPE = re.compile(r"<(?:U\+(?P<point>[0-9A-F]{4,6})|byte (?P<byte>[0-9A-F]{2})|(?P<count>\d+) × (?P<run>.))>")


def make_site(site: pathlib.Path, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the site of a case in an empty folder."""
    placed = {each.path: each for each in (*STANDING, *case.files)}
    site.mkdir()
    for each in placed.values():
        _place(site / os.fsdecode(spell(each.path)), each, monkeypatch)


def spell(text: str, encoding: str = "utf-8") -> bytes:
    """The bytes that a case means by a text."""
    pieces: list[bytes] = []
    end = 0
    for found in _ESCAPE.finditer(text):
        pieces.append(text[end : found.start()].encode(encoding))
        end = found.end()
        if found["byte"]:
            pieces.append(bytes.fromhex(found["byte"]))
        else:
            meant = chr(int(found["point"], 16)) if found["point"] else found["run"] * int(found["count"])
            pieces.append(meant.encode(encoding))
    return b"".join([*pieces, text[end:].encode(encoding)])


def _place(path: pathlib.Path, placed: Placed, monkeypatch: pytest.MonkeyPatch) -> None:
    if placed.how == "absent":
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    if placed.how.startswith("link to "):
        path.symlink_to(placed.how.removeprefix("link to "))
    elif placed.how == "folder":
        path.mkdir()
    elif placed.how == "fifo":
        os.mkfifo(path)
    elif placed.how == "socket":
        _place_socket(path, monkeypatch)
    else:
        _write(path, placed, monkeypatch)


def _write(path: pathlib.Path, placed: Placed, monkeypatch: pytest.MonkeyPatch) -> None:
    text = placed.text.replace("\n", _LINE_ENDS.get(placed.how, "\n"))
    path.write_bytes(spell(text, placed.how if placed.how in _ENCODINGS else "utf-8"))
    if placed.how == "unreadable":
        _forbid(path, monkeypatch)


def _place_socket(path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The name of a socket may have 108 bytes, fewer than a test's folder.
    with monkeypatch.context() as patch, socket.socket(socket.AF_UNIX) as end:
        patch.chdir(path.parent)
        end.bind(path.name)


def _forbid(forbidden: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuses to open a file, as its permissions would: they do not bind root, as whom tests often run."""

    def refusing(allowed: Any) -> Any:
        def refuse(file: Any, *arguments: Any, **more: Any) -> Any:
            if not isinstance(file, int) and os.fspath(file) == str(forbidden):
                raise PermissionError(13, "Permission denied", str(forbidden))
            return allowed(file, *arguments, **more)

        return refuse

    monkeypatch.setattr(io, "open", refusing(io.open))
    monkeypatch.setattr(os, "open", refusing(os.open))
