"""Links that open a file at its line in the editor of whoever writes."""

import re
import urllib.parse

from tindoingoai.problems import suggest

DEFAULT = "vscode"
# After a slash a path stands without its own first one, so that /home/an/x.md and C:/an/x.md fit the same pattern.
PATTERNS = {
    "vscode": "vscode://file/{path}:{line}:{column}",
    "vscodium": "vscodium://file/{path}:{line}:{column}",
    "cursor": "cursor://file/{path}:{line}:{column}",
    "zed": "zed://file/{path}:{line}:{column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "pycharm": "pycharm://open?file={path}&line={line}&column={column}",
    "sublime": "subl://open?url=file:///{path}&line={line}&column={column}",
    "none": "",
}
_PATTERN = re.compile(r"(?!(?:javascript|data|vbscript|blob):)[a-z][a-z0-9+.-]*:\S*", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:[/\\]")
_WINDOWS = re.compile(r"[A-Za-z]:[/\\]|\\\\")
# Not where the slash ends `://`: a path that lost its own first slash there would become the name of a host.
_AFTER_SLASH = re.compile(r"(?<![^/]/)/\{path\}")


class EditorError(ValueError):
    """An editor that is neither known nor a pattern; its text says what would be."""


def editor_pattern(written: str) -> str:
    """The pattern of links for an editor's name, or for a pattern of one's own; raises `EditorError` for others."""
    name = written.strip()
    if not name:
        return PATTERNS[DEFAULT]
    if name.lower() in PATTERNS:
        return PATTERNS[name.lower()]
    if _PATTERN.fullmatch(name) and "{path}" in name:
        return name
    hint = suggest(name, PATTERNS)
    raise EditorError(f"no editor is called `{name}` ({hint}); a pattern like {PATTERNS[DEFAULT]} does as well")


def editor_link(pattern: str, path: str, line: int = 0, column: int = 0) -> str:
    """The link that opens a file at a line; empty where the pattern is. `path` is absolute, as any system writes it."""
    path = path.replace("\\", "/") if _WINDOWS.match(path) else path
    drive = path[:2] if _DRIVE.match(path) else ""
    quoted = drive + urllib.parse.quote(path[len(drive) :], safe="/")
    link = _AFTER_SLASH.sub(lambda _: "/" + quoted.removeprefix("/"), pattern).replace("{path}", quoted)
    return link.replace("{line}", str(max(line, 1))).replace("{column}", str(max(column, 1)))
