"""Addresses that other generators make of files' names, where ours is another: told for those who move here."""

import re
from collections.abc import Iterable, Iterator

from tindoingoai.addresses import page_fault
from tindoingoai.catalog.entries import Entry, write_permalink
from tindoingoai.frontmatter import MOST_IN_SLUG
from tindoingoai.problems import Problem
from tindoingoai.scratch import is_of_conflict
from tindoingoai.site_folders import CONTENT

# What others keep of a name, and a slug has not. All have hyphens for blanks; marks are what our addresses are without.
_KEPT = re.compile(r"[._]")


def warn_of_other_addresses(entries: Iterable[Entry], permalink: str) -> Iterator[Problem]:
    """A warning for each piece whose address is made of its file's name, and would be another elsewhere."""
    elsewhere = permalink.replace("{slug}", "{name}")
    for entry in entries:
        row = entry.row
        if not row.name or row.address or not _is_kept(row.name) or is_of_conflict(row.path):
            continue
        address = write_permalink(elsewhere, row, entry.section)
        if address != entry.address and address not in row.aliases and not page_fault(address):
            message = f"other generators would have made `{address}` of this file's name"
            # Hints are not endless, and the line has to be whole.
            hint = (
                f"to keep it, add a line `address: {address}`; `{{name}}` in `permalink` of site.yaml keeps all names"
            )
            yield Problem(f"{CONTENT}/{row.path}", 0, 0, message, hint=hint, severity="warning")


def _is_kept(name: str) -> bool:
    return len(name) > MOST_IN_SLUG or name != name.lower() or _KEPT.search(name) is not None
