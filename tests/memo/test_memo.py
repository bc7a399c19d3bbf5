"""The memo: of equal things nothing is made twice, and nothing that differs is taken for what it was."""

from collections.abc import Callable
from typing import Any

from tindoingoai.memo import Memo


class Counted:
    """A function that counts its calls."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        self.calls: list[tuple[Any, ...]] = []

    def __call__(self, *given: Any) -> Any:
        self.calls.append(given)
        return self.function(*given)


def test_equal_things_give_the_object_made_before() -> None:
    memo, add = Memo(), Counted(lambda one, other: [one, other])
    first = memo.once("sum", add, 1, [2])
    memo.turn()
    assert memo.once("sum", add, 1, [2]) is first
    memo.turn()
    assert memo.once("sum", add, 1, [3]) == [1, [3]]
    assert len(add.calls) == 2


def test_what_a_build_did_not_ask_for_is_forgotten() -> None:
    memo, make = Memo(), Counted(str)
    memo.once("name", make, 1)
    memo.turn()
    memo.turn()
    memo.once("name", make, 1)
    assert len(make.calls) == 2


def test_each_thing_is_made_once_while_it_stays_equal_and_wherever_it_stands() -> None:
    memo, make = Memo(), Counted(lambda thing: [thing])
    first = memo.each("things", make, [("a", 1), ("b", 2), ("c", 3)])
    memo.turn()
    second = memo.each("things", make, [("c", 3), ("d", 4), ("a", 1), ("b", 5)])
    assert list(second.items()) == [("c", [3]), ("d", [4]), ("a", [1]), ("b", [5])]
    assert second["a"] is first["a"]
    assert make.calls == [(1,), (2,), (3,), (4,), (5,)]


def test_everything_is_made_anew_where_something_else_was_given() -> None:
    memo, make = Memo(), Counted(str)
    memo.each("things", make, [("a", 1)], "settings")
    memo.turn()
    memo.each("things", make, [("a", 1)], "other settings")
    assert len(make.calls) == 2


def test_the_equal_value_of_the_build_before_stands_for_a_new_one() -> None:
    memo = Memo()
    first = memo.same("words", {"a": "b"})
    memo.turn()
    assert memo.same("words", {"a": "b"}) is first
    memo.turn()
    assert memo.same("words", {"a": "c"}) == {"a": "c"}
