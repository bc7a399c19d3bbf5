"""What one build made, for the next build of the same process: of equal things nothing is made twice.

Each call names all that is made from, so nothing here has to know what depends on what. Equal values must look the same
on a page; that holds once the settings are the same, since moments are in the newspaper's own zone. Objects that were
made once stay the same objects, and comparing those takes next to no time.
"""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar, TypeVarTuple

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
V = TypeVar("V")
Ts = TypeVarTuple("Ts")


class Memo:
    """Remembers from one build to the next; a new one remembers nothing, and everything is made."""

    def __init__(self) -> None:
        self._last: dict[Hashable, object] = {}
        self._next: dict[Hashable, object] = {}

    def turn(self) -> None:
        """Begins a build: what the one before did not ask for is forgotten."""
        self._last, self._next = self._next, {}

    def once(self, name: Hashable, make: Callable[[*Ts], V], *given: *Ts) -> V:
        """What `make`, a pure function, makes of what it is given, or made of equal things in the build before."""
        known: tuple[tuple[object, ...], V] | None = self.get(name)
        if known is None or known[0] != given:
            known = given, make(*given)
        self.put(name, known)
        return known[1]

    def each(self, name: Hashable, make: Callable[[T], V], things: Iterable[tuple[K, T]], *given: object) -> dict[K, V]:
        """What `make` makes of each thing, or made of an equal one of the same key in the build before.

        `given` is all else that `make` goes by.
        """
        known: tuple[tuple[object, ...], dict[K, tuple[T, V]]] | None = self.get(name)
        before = known[1] if known and known[0] == given else {}
        pairs = {}
        for key, thing in things:
            pair = before.get(key)
            pairs[key] = pair if pair is not None and pair[0] == thing else (thing, make(thing))
        self.put(name, (given, pairs))
        return {key: made for key, (_, made) in pairs.items()}

    def same(self, name: Hashable, value: V) -> V:
        """The equal value of the build before, if there is one."""
        known: V | None = self.get(name)
        value = value if known is None or known != value else known
        self.put(name, value)
        return value

    def get(self, name: Hashable) -> V | None:
        """What was kept under a name in the build before."""
        return self._last.get(name)  # type: ignore[return-value] # each name is used for one type only

    def put(self, name: Hashable, value: object) -> None:
        """Keeps a value for the next build."""
        self._next[name] = value
