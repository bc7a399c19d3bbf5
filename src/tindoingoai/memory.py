"""What one build made, for the next build of the same process: of equal things nothing is made twice.

A page is a value, made by pure functions of values; so whoever is handed what was handed before can hand back what was
made of it then. Nothing here knows what depends on what: a key only says where to look, and what is found there counts
only for equal things given. Objects that were made once stay the same objects, which makes comparing them cheap all the
way down.

Values that are equal must look the same on a page. That holds for all of ours once the settings are the same: moments
are in the newspaper's own zone. With other settings, begin with a new memory.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar, TypeVarTuple

T = TypeVar("T")
V = TypeVar("V")
Ts = TypeVarTuple("Ts")
# So many things are compared at once, which takes next to no time: of the thousands there are, few differ.
_STRETCH = 64


class _Made(Generic[T, V]):
    """What was made of each of several things, in their order."""

    def __init__(
        self, names: Sequence[Hashable], things: Sequence[T], given: tuple[object, ...], made: list[V]
    ) -> None:
        self.names = names
        self.things = things
        self.given = given
        self.made = made

    def renew(self, make: Callable[[T], V], names: Sequence[Hashable], things: Sequence[T]) -> list[V]:
        """What is made of these things, which nearly always are the same ones in the same order."""
        begin = _count_alike(names, self.names)
        end = _count_alike(names[begin:][::-1], self.names[begin:][::-1])
        last, known_last = len(names) - end, len(self.names) - end
        places = {self.names[place]: place for place in range(begin, known_last)}
        between: list[V] = []
        for name, thing in zip(names[begin:last], things[begin:last], strict=True):
            place = places.get(name)
            between += [make(thing)] if place is None else self._renew(make, [thing], place)
        return [*self._renew(make, things[:begin], 0), *between, *self._renew(make, things[last:], known_last)]

    def _renew(self, make: Callable[[T], V], things: Sequence[T], place: int) -> list[V]:
        """What is made of things that have the names of those known from this place on."""
        made: list[V] = []
        for start in range(0, len(things), _STRETCH):
            some = things[start : start + _STRETCH]
            known = slice(place + start, place + start + len(some))
            if some == self.things[known]:
                made += self.made[known]
            else:
                pairs = zip(some, self.things[known], self.made[known], strict=True)
                made += [
                    result if thing is before or thing == before else make(thing) for thing, before, result in pairs
                ]
        return made


def _count_alike(some: Sequence[T], others: Sequence[T]) -> int:
    """How many are equal from the beginning."""
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
        known: _Made[T, V] | None = self.get(key, None)
        made = known.renew(make, names, things) if known and known.given == given else list(map(make, things))
        self.put(key, _Made(names, things, given, made))
        return made

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
