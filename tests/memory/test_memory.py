"""The memory between the builds of one process: what is made again, and what is not."""

import collections
from collections.abc import Callable

import hypothesis
import hypothesis.strategies as st

from tindoingoai.memory import Memory

# Things by name, in an order of their own; more than are compared at once.
Named = dict[int, int]
NAMED = st.dictionaries(st.integers(0, 300), st.integers(0, 2), max_size=250)


class Counted:
    """A function that notes what it was called with."""

    def __init__(self, function: Callable[..., object]) -> None:
        self.function = function
        self.calls: list[object] = []

    def __call__(self, *given: object) -> object:
        self.calls.append(given)
        return self.function(*given)


def test_what_is_made_of_equal_things_is_made_once() -> None:
    memory, add = Memory(), Counted(lambda one, other: [one, other])
    first = memory.once("sum", add, (1, 2), "a")
    memory.turn()
    assert memory.once("sum", add, (1, 2), "a") is first
    memory.turn()
    assert memory.once("sum", add, (1, 3), "a") == [(1, 3), "a"]
    assert len(add.calls) == 2


def test_what_one_build_does_not_ask_for_is_forgotten() -> None:
    memory, make = Memory(), Counted(str)
    memory.once("text", make, 1)
    memory.turn()
    memory.turn()
    memory.once("text", make, 1)
    assert len(make.calls) == 2


def test_only_the_things_that_differ_are_made_again() -> None:
    memory, double = Memory(), Counted(lambda thing: [thing])
    names = ["a", "b", "c"]
    before = memory.each("lists", double, names, [1, 2, 3])
    memory.turn()
    after = memory.each("lists", double, names, [1, 5, 3])
    assert after == [[1], [5], [3]]
    assert (after[0] is before[0], after[2] is before[2]) == (True, True)
    assert double.calls == [(1,), (2,), (3,), (5,)]


def test_things_are_known_by_name_when_others_came_or_went() -> None:
    memory, make = Memory(), Counted(lambda thing: [thing])
    memory.each("lists", make, ["a", "b", "c"], [1, 2, 3])
    memory.turn()
    assert memory.each("lists", make, ["new", "c", "a"], [9, 3, 4]) == [[9], [3], [4]]
    assert make.calls[3:] == [(9,), (4,)]


@hypothesis.given(before=NAMED, others=NAMED, gone=st.sets(st.integers(0, 300)), place=st.integers(0, 250))
def test_nothing_is_made_twice_whatever_came_and_went(before: Named, others: Named, gone: set[int], place: int) -> None:
    kept = [(name, thing) for name, thing in before.items() if name not in gone and name not in others]
    after = dict([*kept[:place], *others.items(), *kept[place:]])
    memory, make = Memory(), Counted(lambda thing: [thing])
    memory.each("lists", make, list(before), list(before.values()))
    memory.turn()
    make.calls.clear()
    assert memory.each("lists", make, list(after), list(after.values())) == [[thing] for thing in after.values()]
    assert collections.Counter(make.calls) == collections.Counter(
        (thing,) for name, thing in after.items() if before.get(name) != thing
    )


def test_all_are_made_again_when_what_they_go_by_differs() -> None:
    memory, make = Memory(), Counted(lambda thing: [thing])
    memory.each("lists", make, ["a", "b"], [1, 2], "rule")
    memory.turn()
    memory.each("lists", make, ["a", "b"], [1, 2], "another rule")
    assert len(make.calls) == 4


def test_an_equal_value_is_the_same_object() -> None:
    memory = Memory()
    first = memory.same("settings", ("a", [1]))
    memory.turn()
    assert memory.same("settings", ("a", [1])) is first
    memory.turn()
    assert memory.same("settings", ("b", [1])) == ("b", [1])


def test_kept_values_last_for_one_build() -> None:
    memory = Memory()
    memory.put("asked", {1})
    assert memory.get("asked", set()) == set()
    memory.turn()
    assert memory.get("asked", set()) == {1}
    memory.turn()
    assert memory.get("asked", set()) == set()


def test_rows_are_made_again_where_any_of_their_columns_differs() -> None:
    memory, make = Memory(), Counted(lambda one, other: (one, other))
    names = ["a", "b", "c"]
    memory.rows("rows", make, names, ([1, 2, 3], ["x", "y", "z"]))
    memory.turn()
    assert memory.rows("rows", make, names, ([1, 9, 3], ["x", "y", "w"])) == [(1, "x"), (9, "y"), (3, "w")]
    assert make.calls[3:] == [(9, "y"), (3, "w")]
    memory.turn()
    assert memory.rows("rows", make, ["c", "new"], ([3, 4], ["w", "v"])) == [(3, "w"), (4, "v")]
    assert make.calls[5:] == [(4, "v")]


def test_moved_are_those_that_differ_came_or_went() -> None:
    memory = Memory()
    assert memory.moved("things", ["a", "b"], [1, [2]]) == {"a", "b"}
    memory.turn()
    assert memory.moved("things", ["a", "b"], [1, [2]]) == set()
    memory.turn()
    assert memory.moved("things", ["new", "b"], [3, [4]]) == {"a", "b", "new"}
    memory.turn()
    assert memory.moved("things", ["b", "new"], [[4], 3]) == set()
