"""What changes mean outside: addresses for caches to forget, pages that vanished, a fall that looks like a slip.

Judges addresses alone, so that it needs no more than the list of files in the output when the store is lost.
"""

from collections.abc import Collection, Iterable

from tindoingoai.addresses import file_of, forms_of, is_page
from tindoingoai.problems import Problem
from tindoingoai.site_folders import CONTENT
from tindoingoai.vietnamese.numbers import format_number

# One page of so many may go in one build before it looks like a slip.
_FALL = 5


def addresses_to_purge(changed: Iterable[str]) -> tuple[str, ...]:
    """Every address whose cached copy is out of date, a folder's page in both its forms."""
    return tuple(sorted({form for address in changed for form in forms_of(address)}))


def files_to_remove(lost: Collection[str], wanted: Iterable[str], present: Collection[str]) -> list[str]:
    """The addresses, of those that nothing claims any more, whose files are there and are nobody else's now."""
    # A page that moved from `/x/` to `/x/index.html` has the same file still.
    taken = {file_of(address) for address in wanted} if lost else set()
    return sorted(address for address in lost if (file := file_of(address)) in present and file not in taken)


def vanished_pages(removed: Iterable[str]) -> tuple[str, ...]:
    """The pages among removed files: a page that had become a redirect would still be there."""
    return tuple(sorted(filter(is_page, removed)))


def warn_of_fall(before: Collection[str], after: Collection[str]) -> Problem | None:
    """A warning when more than a fifth of the pages of the last build would go."""
    had, has = sum(map(is_page, before)), sum(map(is_page, after))
    if (had - has) * _FALL <= had:
        return None
    message = f"{format_number(has)} pages instead of the {format_number(had)} of the last build"
    hint = "is a folder of content/ missing? If it is meant, build once with --keep-going should this stop the build"
    return Problem(CONTENT, 0, 0, message, hint=hint, severity="warning")
