"""What one build made, for the next build of the same process: of equal things nothing is made twice.

A page is a value, made by pure functions of values; so whoever is handed what was handed before can hand back what was
made of it then. Nothing here knows what depends on what: a key only says where to look, and what is found there counts
only for equal things given. Objects that were made once stay the same objects, which makes comparing them cheap all the
way down.

Values that are equal must look the same on a page. That holds for all of ours once the settings are the same: moments
are in the newspaper's own zone. With other settings, begin with a new memory.
"""

import itertools
from collections.abc import Callable, Hashable, Iterator, Sequence, Set
from typing import Generic, TypeVar, TypeVarTuple

T = TypeVar("T")
V = TypeVar("V")
H = TypeVar("H", bound=Hashable)
Ts = TypeVarTuple("Ts")
# So many things are compared at once, which takes next to no time: of the thousands there are, few differ.
_STRETCH = 64


class _Made(Generic[V]):
    """What was made of each of several rows, in their order."""

    def __init__(
        self, names: Sequence[Hashable], columns: Sequence[Sequence[object]], given: tuple[object, ...], made: list[V]
    ) -> None:
        self.names = names
        self.columns = columns
        self.given = given
        self.made = made

    def renew(self, make: Callable[..., V], names: Sequence[Hashable], columns: Sequence[Sequence[object]]) -> list[V]:
        """What is made of these rows, which nearly always are the same ones in the same order."""
        made: list[V] = []
        for place, count, known in _pair(names, self.names):
            some = [column[place : place + count] for column in columns]
            if known is None:
                made += map(make, *some)
                continue
            before = [column[known : known + count] for column in self.columns]
            results = self.made[known : known + count]
            if some != before:
                rows = zip(zip(*some, strict=True), zip(*before, strict=True), results, strict=True)
                results = [result if row == known_row else make(*row) for row, known_row, result in rows]
            made += results
        return made


def _pair(names: Sequence[Hashable], known: Sequence[Hashable]) -> Iterator[tuple[int, int, int | None]]:
    """The places of names, in stretches that stand alike in what is known, each with its length and its place there.

    What stands between those at the beginning and those at the end comes one by one, without a place if it is new.
    """
    begin = _count_alike(names, known)
    end = _count_alike(names[begin:][::-1], known[begin:][::-1])
    last, known_last = len(names) - end, len(known) - end
    places = {known[place]: place for place in range(begin, known_last)}
    for place in range(0, begin, _STRETCH):
        yield place, min(_STRETCH, begin - place), place
    for place in range(begin, last):
        yield place, 1, places.get(names[place])
    for place in range(last, len(names), _STRETCH):
        yield place, min(_STRETCH, len(names) - place), place - last + known_last


def _count_alike(some: Sequence[T], others: Sequence[T]) -> int:
    """How many are equal from the beginning."""
    if some == others:
        return len(some)
    low, high = 0, min(len(some), len(others))
    while low < high:
        middle = (low + high + 1) // 2
        if some[low:middle] == others[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


class Memory:
    """Remembers from one build to the next; new, it remembers nothing, and everything is made."""

    def __init__(self) -> None:
        self._last: dict[Hashable, object] = {}
        self._next: dict[Hashable, object] = {}

    @property
    def is_new(self) -> bool:
        return not (self._last or self._next)

    def turn(self) -> None:
        """Begins a build: what the one before did not ask for is forgotten."""
        self._last, self._next = self._next, {}

    def once(self, key: Hashable, make: Callable[[*Ts], V], *given: *Ts) -> V:
        """What `make`, a pure function, makes of what it is given, or made of equal things in the build before."""
        known: tuple[tuple[object, ...], V] | None = self.get(key, None)
        if known is None or known[0] != given:
            known = given, make(*given)
        self.put(key, known)
        return known[1]

    def each(
        self, key: Hashable, make: Callable[[T], V], names: Sequence[Hashable], things: Sequence[T], *given: object
    ) -> list[V]:
        """What `make` makes of each thing, or made of an equal one of the same name in the build before.

        `given` is all else that `make` goes by.
        """
        return self.rows(key, make, names, (things,), *given)

    def rows(
        self,
        key: Hashable,
        make: Callable[..., V],
        names: Sequence[Hashable],
        columns: Sequence[Sequence[object]],
        *given: object,
    ) -> list[V]:
        """As `each`, for a `make` that takes a value of each column."""
        known: _Made[V] | None = self.get(key, None)
        is_known = known is not None and known.given == given
        made = known.renew(make, names, columns) if known and is_known else list(map(make, *columns))
        self.put(key, _Made(names, columns, given, made))
        return made

    def moved(self, key: Hashable, names: Sequence[H], things: Sequence[object]) -> Set[H]:
        """The names of things that differ from those of the build before, came since, or went."""
        before: tuple[Sequence[H], Sequence[object]] = self.get(key, ([], []))
        self.put(key, (names, things))
        known_names, known = before
        if not known_names:
            return set(names)
        moved = set() if names == known_names else set(known_names).difference(names)
        for place, count, known_place in _pair(names, known_names):
            some = things[place : place + count]
            others = () if known_place is None else known[known_place : known_place + count]
            if some != others:
                named = itertools.zip_longest(names[place : place + count], some, others)
                moved.update(name for name, thing, other in named if not (thing is other or thing == other))
        return moved

    def same(self, key: Hashable, value: V) -> V:
        """The equal value of the build before if there is one, so that comparing what is made of it stays cheap."""
        known = self.get(key, value)
        value = known if known == value else value
        self.put(key, value)
        return value

    def get(self, key: Hashable, default: V) -> V:
        """What was kept under a key in the build before, or the default."""
        return self._last.get(key, default)  # type: ignore[return-value] # each key is used for one type only

    def put(self, key: Hashable, value: object) -> None:
        """Keeps a value for the next build."""
        self._next[key] = value
