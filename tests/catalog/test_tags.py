"""Which spellings are one tag, what it is called, where its page is, and `data/tags.yaml`."""

import pytest

from tests.catalog.test_catalog import HOUR, about, article, edition, published
from tests.conftest import Newspaper
from tindoingoai.catalog.publish import Edition
from tindoingoai.catalog.tags import TagProfile, TagProfiles, read_tags
from tindoingoai.problems import Problem


def slugs(found: Edition) -> dict[str, str]:
    return {group.slug: group.title for group in found.catalog.tags.groups}


def listed(**profiles: TagProfile | str) -> TagProfiles:
    return TagProfiles({slug: TagProfile(it) if isinstance(it, str) else it for slug, it in profiles.items()})


# --- what is one tag


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa bình", "hoà bình"),
        ("hòa bình", "Hòa Bình"),
        ("hòa bình", "HOÀ  BÌNH"),
        ("COVID-19", "Covid 19"),
        ("Biển Đông", "bie\u0302\u0309n \u0111o\u0302ng"),
    ],
)
def test_case_tone_places_and_what_parts_words_make_no_other_tag(one: str, other: str) -> None:
    found = published(article("thoi-su/a.md", tags=(one,)), article("thoi-su/b.md", tags=(other,)))
    (group,) = found.catalog.tags.groups
    assert len(group.entries) == 2
    assert found.catalog.tags.slug(one) == found.catalog.tags.slug(other) == group.slug


@pytest.mark.parametrize(
    ("older", "newer", "slug", "spelled"),
    [
        ("báo", "bão", "bao", "baox"),
        ("bão", "báo", "bao", "baos"),
        ("Lào", "lao", "lao", "lao-2"),
        ("lao", "Lào", "lao", "laof"),
        ("việt nam", "viet nam", "viet-nam", "viet-nam-2"),
        ("9.000", "9000", "9000", "9000-2"),
    ],
)
def test_of_tags_that_differ_in_marks_the_older_keeps_the_address(
    older: str, newer: str, slug: str, spelled: str
) -> None:
    found, problems = edition(
        article("thoi-su/moi.md", tags=(newer,)), article("thoi-su/cu.md", 2 * HOUR, tags=(older,))
    )
    assert slugs(found) == {slug: older, spelled: newer}
    assert found.catalog.tags.slug(newer) == spelled
    (problem,) = problems
    assert about(problem) == ("content/thoi-su/moi.md", "tags")
    assert problem.is_warning
    assert f"`{newer}` has `{spelled}` for now" in problem.message
    assert f"`{slug}: '{older}'`; `{spelled}: '{newer}'`" in problem.hint


def test_of_tags_of_the_same_moment_the_spelling_decides() -> None:
    found, _ = edition(article("thoi-su/a.md", tags=("bão", "báo", "bảo")))
    assert slugs(found) == {"bao": "báo", "baor": "bảo", "baox": "bão"}


def test_an_address_by_telex_gives_way_to_a_tag_that_is_called_so() -> None:
    found, _ = edition(
        article("thoi-su/a.md", tags=("báo",)),
        article("thoi-su/b.md", HOUR / 2, tags=("bão",)),
        article("thoi-su/c.md", HOUR / 3, tags=("baox",)),
    )
    assert slugs(found) == {"bao": "báo", "baox": "baox", "baox-2": "bão"}


# --- data/tags.yaml


def test_the_lines_of_the_hint_settle_it() -> None:
    articles = article("thoi-su/a.md", tags=("bão",)), article("thoi-su/b.md", 2 * HOUR, tags=("báo",))
    before, _ = edition(*articles)
    tags = listed(bao="báo", baox="bão")
    assert slugs(published(*articles, tags=tags)) == slugs(before)
    turned = published(*articles, article("thoi-su/c.md", 9 * HOUR, tags=("bão",)), tags=tags)
    assert slugs(turned) == slugs(before)


def test_a_tag_that_is_listed_keeps_its_address_from_others() -> None:
    articles = article("thoi-su/a.md", tags=("bão",)), article("thoi-su/b.md", HOUR / 2, tags=("báo",))
    found, problems = edition(*articles, tags=listed(bao="báo"))
    assert slugs(found) == {"bao": "báo", "baox": "bão"}
    assert [problem.hint.partition(": ")[2] for problem in problems] == ["`baox: 'bão'`"]


def test_a_listed_tag_has_its_title_its_summary_and_its_other_spellings() -> None:
    ministry = TagProfile("Bộ Ngoại giao", "Tin của bộ.", aliases=("BNG",))
    articles = article("thoi-su/a.md", tags=("bng",)), article("thoi-su/b.md", tags=("Bộ ngoại giao",))
    found = published(*articles, tags=listed(bo=ministry))
    (group,) = found.catalog.tags.groups
    assert (group.slug, group.title, group.profile, len(group.entries)) == ("bo", "Bộ Ngoại giao", ministry, 2)


def test_spellings_that_are_both_listed_are_two_tags() -> None:
    tags = listed(**{"hoa-binh": "hòa bình", "tinh-hoa-binh": "Hòa Bình"})
    articles = (
        article("thoi-su/a.md", tags=("Hòa Bình",)),
        article("thoi-su/b.md", tags=("hòa bình",)),
        article("thoi-su/c.md", tags=("HOÀ BÌNH",)),
    )
    found = published(*articles, tags=tags)
    counts = {group.slug: len(group.entries) for group in found.catalog.tags.groups}
    assert counts == {"hoa-binh": 2, "tinh-hoa-binh": 1}


def test_a_listed_tag_that_no_piece_has_is_not_there() -> None:
    assert slugs(published(article(tags=("biển",)), tags=listed(bao="báo"))) == {"bien": "biển"}


def read(newspaper: Newspaper, text: str) -> tuple[dict[str, TagProfile], list[Problem]]:
    newspaper.write("data/tags.yaml", text)
    problems: list[Problem] = []
    return read_tags(newspaper.site, problems).profiles, problems


def test_every_field_is_read(newspaper: Newspaper) -> None:
    text = "bao: báo\nbo-ngoai-giao: {title: Bộ Ngoại giao, summary: Tin của bộ., aliases: [BNG, bộ]}\n"
    profile = TagProfile("Bộ Ngoại giao", "Tin của bộ.", ("BNG", "bộ"))
    assert read(newspaper, text) == ({"bao": TagProfile("báo"), "bo-ngoai-giao": profile}, [])


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("Bão lũ: bão\n", "1:1", "`Bão lũ` is not the end of an address"),
        ("con: con\n", "1:1", "`con` is not the end of an address"),
        ("a: bão\nb: {title: Bão, aliases: [bão]}\n", "2:27", "`bão` is a spelling of `a` already"),
        ("a: bão\nb: {title: Bão, aliases: [lụt, bão]}\n", "2:32", "`bão` is a spelling of `a` already"),
        ('"": bão\n', "1:1", "an empty key"),
        ("- bao\n", "1:1", "expected `key: value` lines"),
        ("a: {titel: bão}\n", "1:5", "unknown key `a.titel`"),
    ],
)
def test_mistakes_are_told_with_their_place(newspaper: Newspaper, text: str, place: str, message: str) -> None:
    profiles, problems = read(newspaper, text)
    assert profiles == {}
    assert (f"data/tags.yaml:{place}", message) in [(problem.place, problem.message) for problem in problems]


# --- on pages


def test_pages_show_what_is_listed_and_other_spellings_lead_there(newspaper: Newspaper) -> None:
    newspaper.write("data/tags.yaml", "bo-ngoai-giao: {title: Bộ Ngoại giao, summary: Tin của bộ., aliases: [BNG]}\n")
    newspaper.article("thoi-su/mot", tags="[bng, bão]")
    newspaper.article("thoi-su/hai", 2, tags="[báo, Bộ Ngoại giao]")
    newspaper.build()
    assert "Tin của bộ." in newspaper.page("/chu-de/bo-ngoai-giao/")
    assert "/chu-de/bo-ngoai-giao/" in newspaper.page("/chu-de/bng/")
    page = newspaper.page("/thoi-su/mot.html")
    assert 'href="/chu-de/bo-ngoai-giao/">Bộ Ngoại giao<' in page
    assert 'href="/chu-de/bao/">bão<' in page
    assert 'href="/chu-de/baos/">báo<' in newspaper.page("/thoi-su/hai.html")


def test_an_older_piece_that_takes_an_address_reaches_all_pages(newspaper: Newspaper) -> None:
    newspaper.plain_templates()
    newspaper.article("thoi-su/mot", 3, tags="[bão]")
    newspaper.article("thoi-su/hai", 4, tags="[báo]")
    newspaper.build()
    newspaper.article("thoi-su/ba", 1, tags="[báo]")
    newspaper.build()
    assert "/chu-de/baox/" in newspaper.page("/thoi-su/mot.html")
    assert newspaper.tree() == newspaper.clean_tree()
