"""What feeds call a piece: a name that stays the same when the piece moves, or the newspaper does."""

from collections.abc import Iterator

from tindoingoai.addresses import make_absolute
from tindoingoai.catalog.catalog import Catalog
from tindoingoai.catalog.entries import Entry
from tindoingoai.catalog.references import article_problem
from tindoingoai.problems import Problem
from tindoingoai.settings import Settings
from tindoingoai.site_folders import CONTENT


def guid_of(entry: Entry, settings: Settings) -> str:
    """The one that its author wrote, or else the first web address that it had, below `feeds.guid_base`."""
    row = entry.row
    return row.guid or make_absolute(row.aliases[0] if row.aliases else entry.address, settings.guid_base)


def check_guids(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Warns of an author's guid that another piece has too, since programs that read feeds would show only one."""
    if not any(entry.row.guid for entry in catalog.entries):
        return
    seen: dict[str, Entry] = {}
    # Those that nobody wrote come first, so that a written one is blamed; the newer of two is most likely a copy.
    for entry in sorted(catalog.entries, key=lambda entry: (bool(entry.row.guid), entry.row.date)):
        other = seen.setdefault(guid_of(entry, settings), entry)
        if other is not entry and entry.row.guid:
            message = f"{CONTENT}/{other.row.path} has this `guid` too, so readers of feeds see one of the two only"
            yield article_problem(entry.row.path, message, "delete the line, or write another", "guid", is_warning=True)
