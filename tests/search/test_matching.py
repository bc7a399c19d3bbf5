"""The rule by which words are found: the script of the page and the same rule in Python say what the cases say."""

import pathlib
import random
import subprocess
import unicodedata
from typing import Any

import msgspec
import pytest
import yaml

from tests.conftest import LONG, PATIENCE
from tests.search.rule import mark, rank, read_query
from tindoingoai.vietnamese.text import split_syllables

HERE = pathlib.Path(__file__).parent
SCRIPT = HERE.parents[1] / "static" / "theme" / "search.js"
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "cases.yaml").read_text("utf-8"))
SYLLABLES = (
    "hòa hoà hoá hóa thuý thúy quý quí quả khoẻ khỏe uỷ toàn ngoại ngoài ngoạ đối đồi doi tin tỉnh 4,9 19 Đ d ƯƠNG"
)
BETWEEN = [" ", " ", " ", ", ", "-", ' "', '" ', "_"]


class Question(msgspec.Struct, frozen=True):
    query: str
    texts: list[str]


class Answer(msgspec.Struct, frozen=True):
    """`marked` is the first text with brackets around what is marked."""

    rank: int
    marked: str


# With marks counting, and without.
Answers = tuple[Answer, Answer]


def _ask_script(questions: list[Question]) -> list[Answers]:
    lines = b"\n".join(map(msgspec.json.encode, questions))
    done = subprocess.run(
        ["node", HERE / "ask.mjs", SCRIPT], input=lines, capture_output=True, check=True, timeout=10 * PATIENCE
    )
    return [msgspec.json.decode(line, type=Answers) for line in done.stdout.splitlines()]


def _ask_rule(question: Question) -> Answers:
    query = read_query(question.query)
    exact, plain = (
        Answer(rank(question.texts, query, strict=strict), mark(question.texts[0], query, strict=strict))
        for strict in (True, False)
    )
    return exact, plain


def _question(case: dict[str, Any]) -> Question:
    return Question(case["query"], [case["title"], case.get("summary", ""), *case.get("others", [])])


def _is_as_expected(case: dict[str, Any], answers: Answers) -> bool:
    exact, plain = answers
    shown = exact if exact.rank >= 0 else plain
    return (exact.rank, plain.rank) == (case["exact"], case["plain"]) and (
        shown.rank < 0 or shown.marked == case["marked"]
    )


@pytest.mark.slow
def test_the_script_says_what_the_cases_say() -> None:
    told = _ask_script([_question(case) for case in CASES])
    wrong = [
        (case["what"], answers) for case, answers in zip(CASES, told, strict=True) if not _is_as_expected(case, answers)
    ]
    assert wrong == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_the_rule_says_what_the_cases_say(case: dict[str, Any]) -> None:
    answers = _ask_rule(_question(case))
    assert _is_as_expected(case, answers), answers


@pytest.mark.slow
def test_script_and_rule_agree_on_whatever_is_written() -> None:
    chance = random.Random(20261120)

    def write(most: int) -> str:
        words = (chance.choice(SYLLABLES.split()) + chance.choice(BETWEEN) for _ in range(chance.randrange(most + 1)))
        text = "".join(words)[: chance.choice([None, -1, -2])]
        return unicodedata.normalize(chance.choice(["NFC", "NFD"]), text)

    # What has no word is not asked.
    queries = filter(split_syllables, (write(3) for _ in range(100_000 if LONG else 2_000)))
    questions = [Question(query, [write(6) for _ in range(3)]) for query in queries]
    told = _ask_script(questions)
    assert any(exact.rank == 0 for exact, _ in told)
    expected = map(_ask_rule, questions)
    assert [each for each in zip(questions, told, expected, strict=True) if each[1] != each[2]] == []
