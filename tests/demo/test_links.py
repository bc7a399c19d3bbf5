"""Every link, picture, script, style and anchor of the demo newspaper leads somewhere."""

from tests.demo.edition import Edition


def _broken(edition: Edition) -> list[str]:
    links = [*edition.page_links(), *edition.other_links()]
    assert len(links) > 5000
    return sorted({f"{link} {wrong}" for link in links if (wrong := edition.follow(link))})


def test_every_link_of_the_demo_leads_to_a_file_or_a_place(demo: Edition) -> None:
    assert _broken(demo) == []


def test_every_link_leads_somewhere_below_a_path_too(rooted_demo: Edition) -> None:
    assert _broken(rooted_demo) == []


def test_the_demo_opens_from_a_disk(demo: Edition) -> None:
    """A disk has no root and shows no index: links are relative and name a file. Only 404.html belongs to a server."""
    links = [link for link in demo.page_links() if link.file != "404.html" and ":" not in link.target]
    rooted = [str(link) for link in links if link.target.startswith("/")]
    folders = [str(link) for link in links if link.target.partition("#")[0].partition("?")[0].endswith("/")]
    assert rooted + folders == []


def test_every_page_is_reached_from_the_front_page(demo: Edition) -> None:
    """All but those that readers meet otherwise: the page for unknown addresses, and old addresses."""
    targets: dict[str, set[str]] = {}
    for link in demo.page_links():
        if link.where == "<a href>":
            targets.setdefault(link.file, set()).add(demo.file_behind(link))
    reached, pending = {"index.html"}, ["index.html"]
    while pending:
        new = targets.get(pending.pop(), set()) - reached
        reached |= new
        pending += new
    redirects = {name for name in demo.pages if 'http-equiv="refresh"' in demo.read(name)}
    assert sorted(demo.pages.keys() - reached - redirects - {"404.html"}) == []
