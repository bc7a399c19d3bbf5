"""Page weights of a built newspaper against what a reader's phone should have to load."""

from collections.abc import Iterator

from tindoingoai.addresses import file_of, is_page
from tindoingoai.engine.dry_plan import copied_store
from tindoingoai.engine.options import BuildOptions
from tindoingoai.engine.run import name_of
from tindoingoai.engine.weighing import Scales, Weight
from tindoingoai.model import Value
from tindoingoai.output import Output
from tindoingoai.store import STORE

KB = 1024
# In bytes, and in requests; that of HTML is for articles, since lists are as long as their newspaper.
LIMITS = {
    "html": 18 * KB,
    "css": 10 * KB,
    "scripts": 6 * KB,
    "fonts": 100 * KB,
    "total": 250 * KB,
    "requests": 15,
    "elsewhere": 0,
}
_NO_PAGES = ("redirect", "block", "asset")


class Weighed(Value, frozen=True):
    """A page, its kind and its weight."""

    address: str
    kind: str
    weight: Weight

    @property
    def over(self) -> tuple[str, ...]:
        """The parts that weigh more than they may."""
        parts = self.weight.parts
        return tuple(name for name in limits_of(self.kind) if parts[name] > LIMITS[name])

    @property
    def strain(self) -> float:
        """How near the heaviest of its parts comes to its limit; above 1 it is over."""
        parts = self.weight.parts
        return max(parts[name] / LIMITS[name] if LIMITS[name] else 2.0 * parts[name] for name in limits_of(self.kind))


class KindWeights(Value, frozen=True):
    """The pages of a kind, the one under most strain first, and the greatest of each part among them."""

    kind: str
    pages: tuple[Weighed, ...]
    greatest: dict[str, int]


class Budget(Value, frozen=True):
    """All kinds of pages, those under most strain first."""

    kinds: tuple[KindWeights, ...]

    @property
    def over(self) -> tuple[Weighed, ...]:
        """The pages that weigh more than they may, the worst first."""
        found = [page for kind in self.kinds for page in kind.pages if page.over]
        return tuple(sorted(found, key=_worst_first))


def limits_of(kind: str) -> tuple[str, ...]:
    """The parts that are limited in pages of a kind."""
    return tuple(name for name in LIMITS if name != "html" or kind == "article")


def weigh_site(options: BuildOptions) -> Budget | None:
    """The budget of what lies in the output folder; None where no newspaper lies there."""
    pages = dict(_pages(options))
    if not pages:
        return None
    scales = Scales(options.output)
    kinds: dict[str, list[Weighed]] = {}
    for address, kind in pages.items():
        kinds.setdefault(kind, []).append(Weighed(address, kind, scales.weigh(address)))
    weighed = [_gather(kind, sorted(found, key=_worst_first)) for kind, found in kinds.items()]
    return Budget(tuple(sorted(weighed, key=lambda kind: (-kind.pages[0].strain, kind.kind))))


def _gather(kind: str, pages: list[Weighed]) -> KindWeights:
    parts = [page.weight.parts for page in pages]
    return KindWeights(kind, tuple(pages), {name: max(part[name] for part in parts) for name in parts[0]})


def _worst_first(page: Weighed) -> tuple[float, str]:
    return -page.strain, page.address


def _pages(options: BuildOptions) -> Iterator[tuple[str, str]]:
    """Address and kind of every page that readers open and that is there."""
    with copied_store(options.cache / STORE) as store:
        known = store.files(name_of(options))
    kinds = {address: file.kind for address, file in known.items()}
    for address in sorted(kinds or Output(options.output).manifest(())):
        kind = kinds.get(address, "page")
        if is_page(address) and kind not in _NO_PAGES and (options.output / file_of(address)).is_file():
            yield address, kind
